import { createHash } from 'node:crypto'
import { stringify } from 'csv-stringify/sync'
import { iterateCompletionRows, type CompletionRow } from '#app/features/reports/iterate-completion-rows.server.ts'
import { noFilters } from '#app/features/reports/report-query.ts'
import { requirementsOn } from '#app/features/reports/requirements-on.server.ts'
import { runDueJobs } from '#app/features/jobs/run-due-jobs.server.ts'
import { importPeople } from '#app/features/people/import/apply-people-import.server.ts'
import { wholeLayout } from '#app/features/people/import/import-layout.ts'
import { listAbsences, recordAbsence } from '#app/features/people/record/record-absence.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { meetRequirement } from '#app/features/requirements/planning/meet-requirement.server.ts'
import { replanDay } from '#app/features/requirements/planning/replan-day.server.ts'
import { listRequirements, readRules, recordRule } from '#app/features/requirements/rules/rules.server.ts'
import type { RuleSettings } from '#app/features/requirements/rules/requirement-rules.ts'
import { addDays, endOfDay, startOfDay, type Day, type Instant } from '#app/platform/calendar.ts'
import type { TestSite } from './site.ts'

const hour = 3_600_000
const began: Day = '2026-01-05'
const directorates = ['Adults', 'Children', 'Highways', 'Housing', 'Libraries', 'Resources']
const workerTypes = ['permanent', 'permanent', 'permanent', 'permanent', 'temporary', 'casual', 'agency']

type Officer = {
	number: string
	start: Day
	leave: Day | ''
	directorate: string
	service: string
	workerType: string
	name: string
	away: Day | null
}

/** What a report said: a fingerprint of its lines, and how many there were of each status. */
export type KeptReport = { lines: number; sha256: string; statuses: Record<string, number> }

/**
 * A council that lives day by day through the functions of the product: people files every week (joiners, leavers, movers, corrected names), long leave that is often
 * recorded late, completions, extensions, exemptions, changes of rules and a new version. At the end of each month its completion report is kept. Everything
 * follows from `seed`.
 */
export class SimulatedCouncil {
	readonly reports = new Map<Day, KeptReport>()
	today: Day = began
	completions = 0
	readonly #site: TestSite
	readonly #officers: Officer[] = []
	readonly #random: () => number

	constructor(site: TestSite, { people, seed }: { people: number; seed: number }) {
		this.#site = site
		this.#random = mulberry(seed)
		this.#at(8)
		for (let index = 0; index < people; index += 1) this.#join(addDays(began, -Math.floor(this.#random() * 4_000)))
		this.#import(this.#officers)
	}

	get now(): Instant {
		return this.#site.now
	}

	/** Lives until the end of `months` months, keeping the report at the end of each. */
	async live(months: number): Promise<void> {
		for (let month = 0; month < months;) {
			await this.#liveToday()
			const tomorrow = addDays(this.today, 1)
			if (tomorrow.slice(0, 7) !== this.today.slice(0, 7)) {
				this.#site.now = endOfDay(this.today)
				this.reports.set(this.today, this.report(this.today))
				month += 1
			}
			this.today = tomorrow
		}
	}

	report(asAt: Day): KeptReport {
		const { db, now } = this.#site
		const requirements = requirementsOn(db, this.#site.requirements, { asAt, known: 'then' }, now)
		const hash = createHash('sha256')
		const statuses: Record<string, number> = {}
		let lines = 0
		for (const row of iterateCompletionRows(db, { requirements, asAt, known: 'then', filters: noFilters }, { now })) {
			hash.update(Object.values(row satisfies CompletionRow).join('\t'))
			statuses[row.status] = (statuses[row.status] ?? 0) + 1
			lines += 1
		}
		return { lines, sha256: hash.digest('hex'), statuses }
	}

	#at(oClock: number): void {
		this.#site.now = startOfDay(this.today) + oClock * hour
	}

	async #liveToday(): Promise<void> {
		const { db } = this.#site
		this.#at(1)
		const handlers = { 'plan-obligations': async (day: string) => void (await replanDay(db, this.#site.requirements, day, () => this.now)) }
		const { failed } = await runDueJobs(db, handlers, () => this.now)
		if (failed > 0) throw new Error(`A planning job failed on ${this.today}.`)
		const day = Math.round((Date.parse(this.today) - Date.parse(began)) / 86_400_000)
		this.#at(8)
		if (day > 0 && day % 7 === 0) this.#importWeek()
		if (day === 300) this.#changeRule('whistleblowing', { renewMonths: 12 })
		if (day === 480) this.#changeRule('climate-action', { audience: { workerTypes: ['permanent', 'temporary'] } })
		if (day === 600) this.#changeRule('data-protection', { renewInMonth: 1, minimumActiveMonths: 3 })
		if (day === 420) this.#newVersion('stay-safe-online')
		this.#at(10)
		this.#takeLeave()
		this.#decide()
		this.#at(14)
		this.#complete(day)
	}

	#join(start: Day): Officer {
		const directorate = this.#pick(directorates)
		const officer: Officer = {
			number: String(200_001 + this.#officers.length),
			start,
			leave: '',
			directorate,
			service: `${directorate} ${this.#pick(['North', 'South'])}`,
			workerType: this.#pick(workerTypes),
			name: `Officer${this.#officers.length}`,
			away: null,
		}
		this.#officers.push(officer)
		return officer
	}

	/** What a week brings: some join, leave, move or change their name. */
	#importWeek(): void {
		const some = Math.max(1, Math.round(this.#officers.length / 330))
		const changed = new Set<Officer>()
		for (let count = 0; count < some; count += 1) {
			changed.add(this.#join(addDays(this.today, Math.floor(this.#random() * 20) - 6)))
			const leaver = this.#pick(this.#officers)
			if (leaver.leave === '' && leaver.start < this.today)
				changed.add(Object.assign(leaver, { leave: addDays(this.today, Math.floor(this.#random() * 28)) }))
			const mover = this.#pick(this.#officers)
			if (mover.leave === '' && mover.start < this.today) {
				const directorate = this.#pick(directorates)
				changed.add(Object.assign(mover, { directorate, service: `${directorate} North`, workerType: this.#pick(workerTypes) }))
			}
			const returner = this.#pick(this.#officers)
			if (returner.leave !== '' && returner.leave < addDays(this.today, -60))
				changed.add(Object.assign(returner, { start: this.today, leave: '' }))
		}
		const renamed = this.#pick(this.#officers)
		if (renamed.leave === '') changed.add(Object.assign(renamed, { name: `${renamed.name}a` }))
		this.#import([...changed])
	}

	#import(officers: readonly Officer[]): void {
		const rows = officers.map(({ number, start, leave, directorate, service, workerType, name }) => ({
			employee_number: number,
			given_name: name,
			family_name: `Family${Number(number) % 97}`,
			email: '',
			worker_type: workerType,
			directorate,
			service,
			team: `${service} ${Number(number) % 40}`,
			job_title: 'Officer',
			manager_employee_number: '',
			start_date: start,
			leave_date: leave,
			tags: '',
		}))
		const file = new TextEncoder().encode(stringify(rows, { header: true }))
		const { errors } = importPeople(
			this.#site.db,
			{ file, layout: wholeLayout, rules: [...this.#site.requirements] },
			{ now: this.now, actor: 'command-line' },
		)
		if (errors[0]) throw new Error(`${this.today}: row ${errors[0].row}, ${errors[0].column}: ${errors[0].message}`)
	}

	/** Long leave begins for some, often recorded weeks later, and ends for others. */
	#takeLeave(): void {
		const starting = this.#random() < this.#officers.length / 4_000 ? [this.#pick(this.#officers)] : []
		for (const officer of starting) {
			if (officer.leave !== '' || officer.away !== null || officer.start > addDays(this.today, -60)) continue
			officer.away = addDays(this.today, -Math.floor(this.#random() * 40))
			this.#recordLeave(officer, officer.away, null)
		}
		for (const officer of this.#officers) {
			if (officer.away === null || this.#random() > 1 / 120) continue
			const back = addDays(this.today, Math.floor(this.#random() * 30) - 20)
			if (back < officer.away) continue
			this.#recordLeave(officer, officer.away, back)
			officer.away = null
		}
	}

	#recordLeave({ number }: Officer, from: Day, to: Day | null): void {
		const { db, requirements } = this.#site
		const personId = this.#idOf(number)
		const replaces = listAbsences(db, { personId }).find((absence) => absence.from === from)?.id ?? null
		recordAbsence(db, { personId, requirements, replaces, leave: { from, to, kind: 'parental leave' } }, { now: this.now, actor: 'system' })
	}

	/** Now and then somebody is given more time, or is exempt for a while. */
	#decide(): void {
		const { db, requirements } = this.#site
		if (this.#random() > this.#officers.length / 3_000) return
		const personId = this.#idOf(this.#pick(this.#officers).number)
		const requirement = this.#pick(requirements)
		const live = db.$client
			.prepare<[number, number], { cycle: number; dueOn: Day }>(
				'select cycle, due_on as dueOn from obligations where person_id = ? and requirement_id = ? and superseded_at is null and met_at is null',
			)
			.get(personId, requirement.id)
		if (!live) return
		if (this.#random() < 0.5)
			db.$client
				.prepare(
					`insert into extensions (person_id, requirement_id, cycle, due_on, reason, note, granted_as, granted_by, granted_on, recorded_at)
					 values (?, ?, ?, ?, 'other', '', 'hr', 'system', ?, ?)`,
				)
				.run(personId, requirement.id, live.cycle, addDays(live.dueOn, 21), this.today, this.now)
		else
			db.$client
				.prepare(
					`insert into exemptions (person_id, requirement_id, valid_from, valid_to, reason, note, granted_by, recorded_at) values (?, ?, ?, ?, 'other', '', 'system', ?)`,
				)
				.run(personId, requirement.id, this.today, addDays(this.today, 45), this.now)
		applyObligations(db, { personIds: [personId], requirements }, { now: this.now, actor: 'system' })
	}

	/** A thirtieth of the council looks at what is open, and does most of it. */
	#complete(day: number): void {
		const { db, requirements } = this.#site
		const open = db.$client
			.prepare<{ slice: number; day: Day }, { personId: number; requirementId: number }>(
				`select o.person_id as personId, o.requirement_id as requirementId from people p join obligations o on o.person_id = p.id
				 join placements l on l.person_id = p.id and l.superseded_at is null and l.valid_from <= :day and (l.valid_to is null or l.valid_to >= :day)
				 where p.id % 30 = :slice and o.superseded_at is null and o.met_at is null and o.opens_on <= :day and (o.asked_to is null or o.asked_to >= :day)
				 and not exists (select 1 from absences a where a.person_id = p.id and a.superseded_at is null and a.starts_on <= :day and (a.ends_on is null or a.ends_on >= :day))`,
			)
			.all({ slice: day % 30, day: this.today })
		for (const { personId, requirementId } of open) {
			const requirement = requirements.find(({ id: key }) => key === requirementId)
			if (!requirement || this.#random() > 0.7) continue
			const score = 80 + 10 * Math.floor(this.#random() * 3)
			meetRequirement(
				db,
				{ personId, requirement, version: '1.0', score, attemptId: null, source: 'quiz' },
				{ now: this.now, actor: `person:${personId}` },
			)
			this.completions += 1
		}
	}

	#changeRule(slug: string, change: Partial<RuleSettings>): void {
		const { db } = this.#site
		const known = readRules(db).find((requirement) => requirement.slug === slug)
		const last = known?.rules.at(-1)
		if (!known || !last) throw new Error(`There is no requirement ${slug}.`)
		const settings = { ...last.settings, ...change }
		recordRule(db, { id: known.id, slug, validFrom: this.today, settings, reason: 'a simulation' }, { now: this.now, actor: 'system' })
		this.#planEverybody()
	}

	#newVersion(id: string): void {
		const requirement = this.#site.requirements.find((each) => each.slug === id)
		this.#site.db.$client
			.prepare(`insert into requirement_versions (requirement_id, version, effect, recorded_on) values (?, '2.0', 'at-once', ?)`)
			.run(requirement?.id, this.today)
		this.#planEverybody()
	}

	#planEverybody(): void {
		const { db } = this.#site
		this.#site.requirements = listRequirements(db, new Map(this.#site.requirements.map(({ slug: id, kind }) => [id, kind])))
		const personIds = db.$client.prepare<[], number>('select id from people').pluck().all()
		applyObligations(db, { personIds, requirements: this.#site.requirements }, { now: this.now, actor: 'system' })
	}

	#idOf(number: string): number {
		return this.#site.db.$client.prepare<[string], number>('select id from people where employee_number = ?').pluck().get(number) ?? 0
	}

	#pick<T>(list: readonly T[]): T {
		const chosen = list[Math.floor(this.#random() * list.length)]
		if (chosen === undefined) throw new Error('Nothing to pick from.')
		return chosen
	}
}

/** Numbers from 0 up to 1 that look random, the same for the same seed. */
function mulberry(seed: number): () => number {
	let state = seed
	return () => {
		state = (state + 0x6d2b79f5) | 0
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
	}
}
