import { iterateCompletionRows } from '#app/features/reports/iterate-completion-rows.server.ts'
import { noFilters } from '#app/features/reports/report-query.ts'
import { requirementsOn } from '#app/features/reports/requirements-on.server.ts'
import { runDueJobs } from '#app/features/jobs/run-due-jobs.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { meetRequirement } from '#app/features/requirements/planning/meet-requirement.server.ts'
import type { LiveObligation } from '#app/features/requirements/planning/plan-obligations.ts'
import { replanDay } from '#app/features/requirements/planning/replan-day.server.ts'
import { introducedOn, ruleSettingsSchema, type DatedRule, type Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { listRequirements, recordRule } from '#app/features/requirements/rules/rules.server.ts'
import type { PlacementFact } from '#app/features/requirements/planning/scope.ts'
import { dayOf, endOfDay, startOfDay, type Day, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { placedFrom, ruledFrom, type Answer, type Council, type Entry } from './council.ts'
import { createDatabase } from './database.ts'
import { createPerson, createPlacement, supersedePlacements } from './register.ts'

const actor = 'system'

let shared: Database | undefined

/** The same as the paper council, in a database, by the code that the product runs. Close it: the database is one for all, and what was recorded is undone. */
export class RecordedCouncil implements Council {
	db: Database
	#kinds: Map<string, Requirement['kind']>
	#personId: number | null = null
	#versions = 0
	#placements: PlacementFact[] = []

	constructor(requirements: readonly Requirement[]) {
		this.db = shared ??= createDatabase()
		this.db.$client.exec('savepoint council')
		this.#kinds = new Map(requirements.map(({ slug: id, kind }) => [id, kind]))
		for (const requirement of requirements) {
			const { id: key, slug: id, rules } = requirement
			this.db.$client.prepare('insert into requirements (id, slug, introduced_on) values (?, ?, ?)').run(key, id, introducedOn(requirement))
			for (const rule of rules) this.#rule(requirement, rule, startOfDay(rule.validFrom))
		}
	}

	close(): void {
		this.db.$client.exec('rollback to council; release council')
	}

	requirements(): Requirement[] {
		return listRequirements(this.db, this.#kinds)
	}

	live(key: number): LiveObligation[] {
		return this.db.$client
			.prepare<[number], LiveObligation>(
				`select cycle, opens_on as opensOn, due_on as dueOn, asked_from as askedFrom, asked_to as askedTo, cause
				 from obligations where requirement_id = ? and superseded_at is null and met_at is null`,
			)
			.all(key)
	}

	async passTo(at: Instant): Promise<void> {
		const next = this.db.$client.prepare<[Instant], Instant>('select min(run_at) from jobs where done_at is null and run_at <= ?').pluck()
		for (let now = next.get(at); now; now = next.get(at)) {
			const clock = () => now ?? at
			await runDueJobs(
				this.db,
				{ 'plan-obligations': async (day) => void (await replanDay(this.db, this.requirements(), day, clock)) },
				clock,
			)
		}
	}

	record({ at, happening }: Entry): void {
		const { db } = this
		const day = dayOf(at)
		const run = (sql: string, ...values: unknown[]) => db.$client.prepare(sql).run(...values)
		switch (happening.kind) {
			case 'rule': {
				const requirement = this.#requirement(happening.key)
				const rule = ruledFrom(requirement.rules, happening.validFrom, happening.change).at(-1)
				if (rule) this.#rule(requirement, rule, at)
				break
			}
			case 'version':
				run(
					`insert into requirement_versions (requirement_id, version, effect, recorded_on, due_days) values (?, ?, 'at-once', ?, ?)`,
					happening.key,
					// Two may come on one day.
					`${day}.${(this.#versions += 1)}`,
					day,
					happening.dueDays,
				)
				break
			case 'placed':
				this.#place(placedFrom(this.#placements, happening), at)
				break
			case 'leave':
				run('update absences set superseded_at = ? where starts_on = ? and superseded_at is null', at, happening.from)
				run(
					`insert into absences (person_id, starts_on, ends_on, kind, recorded_at) values (?, ?, ?, 'parental', ?)`,
					this.#person(),
					happening.from,
					happening.to,
					at,
				)
				break
			case 'exempt':
				run(
					`insert into exemptions (person_id, requirement_id, valid_from, valid_to, reason, note, granted_by, recorded_at)
					 values (?, ?, ?, ?, 'other', '', 'system', ?)`,
					this.#person(),
					happening.key,
					happening.from,
					happening.to,
					at,
				)
				break
			case 'more-time': {
				const [live] = this.live(happening.key)
				run(
					`insert into extensions (person_id, requirement_id, cycle, due_on, reason, note, granted_as, granted_by, granted_on, recorded_at)
					 values (?, ?, ?, ?, 'other', '', ?, 'system', ?, ?)`,
					this.#person(),
					happening.key,
					live?.cycle,
					happening.dueOn,
					happening.by,
					day,
					at,
				)
				break
			}
			case 'complete':
				return this.#meet(happening.key, day, at, 'quiz')
			case 'learnt-elsewhere':
				return this.#meet(happening.key, happening.completedOn, at, 'prior-learning')
		}
		this.plan(at)
	}

	/** Returns the number of obligations changed. */
	plan(at: Instant): number {
		if (this.#personId === null) return 0
		return applyObligations(this.db, { personIds: [this.#personId], requirements: this.requirements() }, { now: at, actor })
	}

	answer(key: number, day: Day): Answer {
		const now = endOfDay(day)
		const on = { asAt: day, known: 'then' } as const
		const requirements = requirementsOn(this.db, this.requirements(), on, now)
		const rows = [...iterateCompletionRows(this.db, { requirements, ...on, filters: noFilters }, { now })]
		const row = rows.find(({ requirement }) => requirement === this.#requirement(key).slug)
		if (!row) return null
		const { status, cycle, opensOn, dueOn, explanation } = row
		return { status, cycle, opensOn, dueOn, explanation }
	}

	#requirement(key: number): Requirement {
		const found = this.requirements().find((requirement) => requirement.id === key)
		if (!found) throw new Error(`There is no requirement ${key}.`)
		return found
	}

	#person(): number {
		if (this.#personId === null) throw new Error('Nobody has started.')
		return this.#personId
	}

	#rule({ id, slug }: Requirement, { validFrom, reason, ...rule }: DatedRule, at: Instant): void {
		inTransaction(this.db, () => {
			recordRule(this.db, { id, slug, validFrom, settings: ruleSettingsSchema.parse(rule), reason }, { now: at, actor })
		})
	}

	#place(placements: PlacementFact[], at: Instant): void {
		this.#placements = placements
		if (this.#personId !== null) supersedePlacements(this.db, this.#personId, at)
		for (const { validFrom, validTo, ...placed } of placements) {
			const cells = { ...placed, from: validFrom, to: validTo, recordedAt: at }
			if (this.#personId === null) this.#personId = createPerson(this.db, cells)
			else createPlacement(this.db, this.#personId, cells)
		}
	}

	#meet(key: number, completedOn: Day, at: Instant, source: 'quiz' | 'prior-learning'): void {
		const personId = this.#person()
		inTransaction(this.db, () => {
			meetRequirement(
				this.db,
				{ personId, requirement: this.#requirement(key), version: '1.0', score: null, attemptId: null, source, completedOn },
				{ now: at, actor },
			)
		})
	}
}
