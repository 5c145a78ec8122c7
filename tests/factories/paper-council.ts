import { readCause } from '#app/features/requirements/planning/obligation-cause.ts'
import { explainForReport } from '#app/features/requirements/status/explain-obligation.ts'
import {
	obligationOn,
	planObligations,
	type Extension,
	type LiveObligation,
	type ObligationFacts,
} from '#app/features/requirements/planning/plan-obligations.ts'
import { anchorOf, type MetCycle } from '#app/features/requirements/planning/plan-cycle.ts'
import { ruleOn, type Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { PlacementFact, Span } from '#app/features/requirements/planning/scope.ts'
import { statusOn } from '#app/features/requirements/status/status.ts'
import { dayOf, startOfDay, type Day, type Instant } from '#app/platform/calendar.ts'
import { placedFrom, ruledFrom, type Answer, type Council, type Entry } from './council.ts'

type Kept = LiveObligation & { key: number; recordedAt: Instant; supersededAt: Instant | null; metAt: Instant | null }

/** Where a span lies on a day. */
export const holdsOn =
	(day: Day) =>
	({ from, to }: Span): boolean =>
		from <= day && (to === null || to >= day)

/**
 * A council that keeps its records of one person on paper: dated facts, and obligations that are struck out, never rubbed out. It works by the pure rules
 * alone, so that what they say can be held against the calendar, and against the database.
 */
export class PaperCouncil implements Council {
	placements: PlacementFact[] = []
	absences: Span[] = []
	exemptions = new Map<number, Span[]>()
	extensions = new Map<number, Extension[]>()
	/** Every cycle met, in order. */
	met = new Map<number, MetCycle[]>()
	kept: Kept[] = []
	requirements: Requirement[]
	#planOn: Day | null = null

	constructor(requirements: readonly Requirement[]) {
		this.requirements = [...requirements]
	}

	facts(): ObligationFacts {
		const { placements, absences, exemptions, extensions } = this
		const met = new Map([...this.met].flatMap(([key, cycles]) => cycles.slice(-1).map((last) => [key, last] as const)))
		const live = new Map(this.requirements.flatMap(({ id: key }) => this.live(key).map((row) => [key, row] as const)))
		return { personId: 1, placements, absences, exemptions, extensions, met, brought: new Map(), live }
	}

	/** The rows that nothing has struck out and that are not met: one, or none. */
	live(key: number): Kept[] {
		return this.kept.filter((row) => row.key === key && row.supersededAt === null && row.metAt === null)
	}

	requirement(key: number): Requirement {
		const found = this.requirements.find((requirement) => requirement.id === key)
		if (!found) throw new Error(`There is no requirement ${key}.`)
		return found
	}

	/** Nothing is open outside of the window; only learning done elsewhere may come before it. */
	isOpen(key: number, day: Day, elsewhere = false): boolean {
		if (ruleOn(this.requirement(key), day) === null) return false
		return this.live(key).some((row) => (row.askedTo === null || row.askedTo >= day) && (row.opensOn <= day || elsewhere))
	}

	passTo(at: Instant): void {
		this.passDay(dayOf(at))
	}

	passDay(day: Day): void {
		while (this.#planOn !== null && this.#planOn <= day) this.plan(this.#planOn, startOfDay(this.#planOn))
	}

	record({ at, happening }: Entry): void {
		const day = dayOf(at)
		switch (happening.kind) {
			case 'rule':
				this.#change(happening.key, ({ rules }) => ({ rules: ruledFrom(rules, happening.validFrom, happening.change) }))
				break
			case 'version':
				this.#change(happening.key, ({ askedAgain }) => ({
					askedAgain: [...askedAgain, { on: day, dueDays: happening.dueDays, version: day }],
				}))
				break
			case 'placed':
				this.placements = placedFrom(this.placements, happening)
				break
			case 'leave':
				this.absences = [...this.absences.filter(({ from }) => from !== happening.from), { from: happening.from, to: happening.to }]
				break
			case 'exempt':
				add(this.exemptions, happening.key, { from: happening.from, to: happening.to })
				break
			case 'more-time': {
				const [live] = this.live(happening.key)
				if (live) add(this.extensions, happening.key, { cycle: live.cycle, dueOn: happening.dueOn, on: day, by: happening.by })
				break
			}
			case 'complete':
				return this.#meet(happening.key, day, at, false)
			case 'learnt-elsewhere':
				return this.#meet(happening.key, happening.completedOn, at, true)
		}
		this.plan(day, at)
	}

	/** Returns the number of obligations changed. */
	plan(day: Day, at: Instant): number {
		const { changes, replanOn } = planObligations([this.facts()], this.requirements, day)
		for (const { requirementId: key, record } of changes) {
			for (const row of this.live(key)) row.supersededAt = at
			if (record) this.#keep(key, { ...record, cause: JSON.stringify(record.cause) }, at)
		}
		this.#planOn = replanOn
		return changes.length
	}

	answer(key: number, day: Day): Answer {
		const requirement = this.requirement(key)
		const placement = this.placements.find(({ validFrom, validTo }) => holdsOn(day)({ from: validFrom, to: validTo }))
		if (!placement || !ruleOn(requirement, day)) return null
		const [live = null] = this.live(key)
		const stays = this.absences.filter(holdsOn(day)).map(({ from }) => from)
		const exempt = this.exemptions.get(key)?.find(holdsOn(day)) ?? null
		const status = statusOn(day, { obligation: live, started: false, away: stays.length > 0, exempt: exempt !== null })
		const isAsked = status !== 'not-in-scope'
		return {
			status,
			cycle: isAsked && live ? live.cycle : null,
			opensOn: isAsked && live ? live.opensOn : null,
			dueOn: isAsked && live ? live.dueOn : null,
			explanation: explainForReport({
				requirement,
				status,
				day,
				placement,
				exempt,
				awaySince: stays.sort().at(-1) ?? null,
				obligation: live && { ...live, cause: readCause(live.cause) },
			}),
		}
	}

	#change(key: number, change: (requirement: Requirement) => Partial<Requirement>): void {
		this.requirements = this.requirements.map((each) => (each.id === key ? { ...each, ...change(each) } : each))
	}

	#meet(key: number, completedOn: Day, at: Instant, elsewhere: boolean): void {
		const [live] = this.live(key)
		if (!live || !this.isOpen(key, dayOf(at), elsewhere)) throw new Error(`Nothing is open on ${dayOf(at)}.`)
		live.metAt = at
		const cause = readCause(live.cause)
		const dueOn = cause.extended?.from ?? live.dueOn
		add(this.met, key, { cycle: live.cycle, opensOn: live.opensOn, dueOn, completedOn, anchor: anchorOf(dueOn, cause) })
		const { obligation, replanOn } = obligationOn(this.facts(), this.requirement(key), dayOf(at))
		if (!obligation) throw new Error(`Nothing follows on ${dayOf(at)}.`)
		this.#keep(key, { ...obligation, cause: JSON.stringify(obligation.cause) }, at)
		if (replanOn !== null && (this.#planOn === null || replanOn < this.#planOn)) this.#planOn = replanOn
	}

	#keep(key: number, row: LiveObligation, at: Instant): void {
		this.kept.push({ ...row, key, recordedAt: at, supersededAt: null, metAt: null })
	}
}

function add<Value>(lists: Map<number, Value[]>, key: number, value: Value): void {
	lists.set(key, [...(lists.get(key) ?? []), value])
}
