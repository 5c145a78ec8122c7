import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Placed } from '#app/features/requirements/rules/audience.ts'
import { checkObligations } from '#app/features/requirements/planning/check-obligations.server.ts'
import { daysAfterReturn } from '#app/features/requirements/planning/clock-pause.ts'
import { causeSchema, type ObligationCause } from '#app/features/requirements/planning/obligation-cause.ts'
import { introducedOn, type Audience, type RuleChange } from '#app/features/requirements/rules/requirement-rules.ts'
import { addDays, addMonths, dayOf, endOfDay, inWords, startOfDay, type Day } from '#app/platform/calendar.ts'
import { playHistory, type Entry, type Happening } from '#tests/factories/council.ts'
import { holdsOn, PaperCouncil } from '#tests/factories/paper-council.ts'
import { RecordedCouncil } from '#tests/factories/recorded-council.ts'
import { requirementOf } from '#tests/factories/requirement.ts'

const first = '2026-01-05'
const years = 10 * 365
const keys = [1, 2]
const introduced = [
	requirementOf({ id: 1, slug: 'data-protection', introducedOn: '2025-06-01' }),
	requirementOf({ id: 2, slug: 'lone-working', introducedOn: '2027-03-01', audience: { directorates: ['Adults'] }, renewMonths: 24 }),
]

const anyPlace: fc.Arbitrary<Placed> = fc.record({
	workerType: fc.constantFrom('permanent' as const, 'casual' as const),
	directorate: fc.constantFrom('Adults', 'Resources'),
	service: fc.constantFrom('One', 'Two'),
	tags: fc.constantFrom('', 'term-time', 'term-time|drives'),
})
const anyAudience = fc.constantFrom<Audience[]>(
	'everybody',
	'nobody',
	{ directorates: ['Adults'] },
	{ directorates: ['Resources'], workerTypes: ['permanent'] },
	{ tags: ['drives'] },
)
const anyRule: fc.Arbitrary<Partial<RuleChange>> = fc.record(
	{
		audience: anyAudience,
		firstDueDays: fc.constantFrom(7, 28, 42),
		renewMonths: fc.constantFrom(3, 6, 12, 24),
		renewInMonth: fc.constantFrom(null, null, 1, 2, 9),
		minimumActiveMonths: fc.constantFrom(0, 3),
		opensDaysBefore: fc.constantFrom(5, 30, 60),
		noticeDays: fc.constantFrom(0, 28),
		stretch: fc.constantFrom([], [{ workerTypes: ['casual' as const], extraDays: 14 }]),
	},
	{ requiredKeys: [] },
)

/** Something that happens, told by offsets in days: `from` from the day on which it is recorded, `days` from that. */
const from = fc.integer({ min: -60, max: 60 })
const days = fc.option(fc.integer({ min: 0, max: 200 }), { freq: 5 })
const key = fc.constantFrom(...keys)
const kind = <Kind extends string>(name: Kind) => fc.constant(name)
const anyTold = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ kind: kind('complete'), key }) },
	{
		weight: 3,
		arbitrary: fc.record({
			kind: kind('placed'),
			from,
			next: fc.option(anyPlace, { freq: 3 }),
			corrected: fc.constantFrom(true, false, false),
		}),
	},
	{ weight: 3, arbitrary: fc.record({ kind: kind('leave'), from, days }) },
	{ weight: 1, arbitrary: fc.record({ kind: kind('exempt'), key, from, days }) },
	{ weight: 1, arbitrary: fc.record({ kind: kind('more-time'), key, days: fc.integer({ min: 1, max: 60 }) }) },
	{ weight: 1, arbitrary: fc.record({ kind: kind('learnt-elsewhere'), key, ago: fc.integer({ min: 0, max: 300 }) }) },
	{ weight: 1, arbitrary: fc.record({ kind: kind('rule'), key, from: fc.integer({ min: 0, max: 60 }), change: anyRule }) },
	{ weight: 1, arbitrary: fc.record({ kind: kind('version'), key, dueDays: fc.constantFrom(null, 7, 40) }) },
)
type Told = typeof anyTold extends fc.Arbitrary<infer T> ? T : never

/** One person over ten years: what happens, each some days after the one before. */
const historyOf = (size: number) =>
	fc.array(fc.tuple(fc.integer({ min: 0, max: Math.round((2 * years) / size) }), anyTold), { minLength: 1, maxLength: size, size: 'max' })

/** What is done about it, as things stand at the time; null where it cannot be done. */
function happeningOf(told: Told, day: Day, paper: PaperCouncil): Happening | null {
	switch (told.kind) {
		case 'placed': {
			const { next, corrected } = told
			return { kind: 'placed', from: addDays(day, told.from), next, ...(corrected && { corrected }) }
		}
		case 'leave':
		case 'exempt': {
			const begins = addDays(day, told.from)
			const span = { from: begins, to: told.days === null ? null : addDays(begins, told.days) }
			return told.kind === 'leave' ? { kind: 'leave', ...span } : { kind: 'exempt', key: told.key, ...span }
		}
		case 'complete':
			return paper.isOpen(told.key, day) ? told : null
		case 'learnt-elsewhere':
			return paper.isOpen(told.key, day, true) ? { kind: 'learnt-elsewhere', key: told.key, completedOn: addDays(day, -told.ago) } : null
		case 'more-time':
			return paper.live(told.key).length > 0 ? { kind: 'more-time', key: told.key, dueOn: addDays(day, told.days), by: 'hr' } : null
		case 'rule':
			return day < introducedOn(paper.requirement(told.key))
				? null
				: { kind: 'rule', key: told.key, validFrom: addDays(day, told.from), change: told.change }
		case 'version':
			return { kind: 'version', key: told.key, dueDays: told.dueDays }
	}
}

type Watch = {
	recorded: (entry: Entry, paper: PaperCouncil) => void | Promise<void>
	ended: (day: Day, paper: PaperCouncil) => void | Promise<void>
}

/** Plays a history on paper, and is told of every entry and of every day of the ten years once it is over. */
async function play(history: readonly (readonly [number, Told])[], watch: Partial<Watch>): Promise<void> {
	const paper = new PaperCouncil(introduced)
	const start: Told = {
		kind: 'placed',
		from: 0,
		next: { workerType: 'permanent', directorate: 'Adults', service: 'One', tags: '' },
		corrected: false,
	}
	let today = first
	let minute = 0
	const pass = async (until: Day) => {
		for (; today < until; today = addDays(today, 1)) {
			paper.passDay(today)
			await watch.ended?.(today, paper)
		}
	}
	for (const [wait, told] of [[0, start] as const, ...history]) {
		const day = addDays(today, wait)
		if (day > addDays(first, years)) break
		await pass(day)
		minute = wait === 0 ? minute + 1 : 0
		const at = startOfDay(day) + 43_200_000 + minute * 60_000
		paper.passTo(at)
		const happening = happeningOf(told, day, paper)
		if (!happening) continue
		paper.record({ at, happening })
		await watch.recorded?.({ at, happening }, paper)
	}
	await pass(addDays(today, 400))
}

/** Whether it is asked on a day, told without any of the planning: the placement of the day against the rule of the day. */
function isAsked(paper: PaperCouncil, requirementId: number, day: Day): boolean {
	const placement = paper.placements.find(({ validFrom, validTo }) => validFrom <= day && (validTo ?? day) >= day)
	const rule = [...paper.requirement(requirementId).rules].reverse().find(({ validFrom }) => validFrom <= day)
	if (!placement || !rule || rule.audience === 'nobody') return false
	if (rule.audience === 'everybody') return true
	const { directorates, workerTypes, tags } = rule.audience
	if (directorates && !directorates.includes(placement.directorate)) return false
	if (workerTypes && !workerTypes.includes(placement.workerType)) return false
	return !tags || placement.tags.split('|').some((tag) => tags.includes(tag))
}

/** The due day that the links of a cause lead to, where they say it outright; else the first that it can be. */
function dueByCause(cause: ObligationCause): { dueOn: Day; exact: boolean } {
	const byRule = 'days' in cause ? addDays(cause.on, cause.days) : cause.kind === 'renewal' ? addMonths(cause.from, cause.months) : cause.by
	const { notice, paused, extended } = cause
	const noticed = notice?.dueOn ?? byRule
	const earliest = addDays(noticed, paused?.days ?? 0)
	if (!paused?.last.to) return { dueOn: earliest, exact: !extended }
	const back = addDays(paused.last.to, 1 + daysAfterReturn)
	return { dueOn: paused.afterReturn ? back : earliest, exact: !extended && paused.afterReturn }
}

describe('over ten years of any history', () => {
	it('asks for a thing on exactly the days on which the placement is in the audience, and needs planning only when it said so', async () => {
		let asked = 0
		await fc.assert(
			fc.asyncProperty(historyOf(40), async (history) => {
				const wrong: string[] = []
				await play(history, {
					ended: (day, paper) => {
						for (const requirementId of keys) {
							const [row, another] = paper.live(requirementId)
							const expected = isAsked(paper, requirementId, day)
							if (expected) asked += 1
							if (another) wrong.push(`${day}: two live obligations`)
							if ((row !== undefined && holdsOn(day)({ from: row.askedFrom, to: row.askedTo })) !== expected)
								wrong.push(`${day}: ${expected ? 'is not asked' : 'is asked'}`)
						}
						if (paper.plan(day, 0) > 0) wrong.push(`${day}: planning changes something`)
					},
				})
				expect(wrong).toEqual([])
			}),
			{ numRuns: 12 },
		)
		expect(asked).toBeGreaterThan(10_000)
	})

	it('gives every obligation a cause that leads to its due day, in its window, fair after time away, with cycles that count up by one', async () => {
		const kinds = new Set<string>()
		await fc.assert(
			fc.asyncProperty(historyOf(80), async (history) => {
				await play(history, {
					recorded: ({ at }, paper) => {
						const today = dayOf(at)
						for (const requirementId of keys) {
							const met = paper.met.get(requirementId) ?? []
							expect(met.map(({ cycle }) => cycle)).toEqual(met.map((_, index) => index + 1))
							const [row] = paper.live(requirementId)
							// Whoever has met a cycle, and was not put in the audience by mistake, is asked for the next.
							if (!row) continue
							expect(row.cycle).toBe(met.length + 1)
							expect(row.dueOn >= row.opensOn).toBe(true)
							expect(row.askedTo === null || row.askedTo >= row.askedFrom).toBe(true)
							const cause = causeSchema.parse(JSON.parse(row.cause))
							kinds.add(cause.kind)
							const { dueOn, exact } = dueByCause(cause)
							if (exact || !cause.paused) expect(cause.extended?.from ?? row.dueOn).toBe(dueOn)
							expect(row.dueOn >= dueOn).toBe(true)
							if (cause.extended) expect(row.dueOn > cause.extended.from).toBe(true)
							const until = row.askedTo !== null && row.askedTo < today ? row.askedTo : today < row.askedFrom ? row.askedFrom : today
							// Where no end is known, nothing is settled yet.
							const away = [...paper.absences, ...(paper.exemptions.get(requirementId) ?? [])]
							const over = away.some(({ to }) => to === null) ? [] : away.filter(({ from: gone }) => gone <= until)
							for (const { to } of over) expect(row.dueOn > addDays(to ?? '', daysAfterReturn)).toBe(true)
							const last = met.at(-1)
							if (cause.kind === 'renewal' && last) {
								const inWindow = last.cycle > 1 && last.opensOn <= last.completedOn && last.completedOn <= last.dueOn
								expect(cause.from).toBe(inWindow ? last.dueOn : last.completedOn)
							}
							const answer = paper.answer(requirementId, today)
							if (answer?.dueOn) expect(answer.explanation).toContain(inWords(answer.dueOn))
						}
					},
				})
			}),
			{ numRuns: 60 },
		)
		expect([...kinds].sort()).toEqual(['introduced', 'moved', 'new-version', 'renewal', 'renewal-month', 'returned', 'started'])
	})

	it('renewed in the window each year, is due on the same day each year', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 28 }),
				fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 9, maxLength: 9 }),
				async (late, early) => {
					const done = addDays(first, late)
					const noon = (day: Day) => startOfDay(day) + 43_200_000
					const completions = [done, ...early.map((before, index) => addDays(addMonths(done, 12 * (index + 1)), -before))]
					const council = new PaperCouncil(introduced)
					const entries: Entry[] = [
						{
							at: noon(first),
							happening: {
								kind: 'placed',
								from: first,
								next: { workerType: 'permanent', directorate: 'Adults', service: 'One', tags: '' },
							},
						},
						...completions.map((day) => ({ at: noon(day), happening: { kind: 'complete' as const, key: 1 } })),
					]
					const due: (Day | null | undefined)[] = []
					await playHistory(council, entries, completions, (day) => due.push(council.answer(1, day)?.dueOn))
					expect(due).toEqual(completions.map((_, index) => addMonths(done, 12 * (index + 1))))
				},
			),
			{ numRuns: 30 },
		)
	})
})

describe('in the database', () => {
	it('is recorded as on paper, without drift, and a report as at a day stays what it was', async () => {
		const statuses = new Set<string>()
		await fc.assert(
			fc.asyncProperty(historyOf(24), fc.integer({ min: 20, max: 90 }), async (history, every) => {
				const recorded = new RecordedCouncil(introduced)
				try {
					const answers = new Map<Day, unknown>()
					let days = 0
					await play(history, {
						recorded: async (entry, paper) => {
							await recorded.passTo(entry.at)
							recorded.record(entry)
							for (const requirementId of keys) expect(recorded.live(requirementId)).toEqual(onPaper(paper, requirementId))
						},
						ended: async (day, paper) => {
							days += 1
							if (days % every > 0) return
							await recorded.passTo(endOfDay(day))
							expect(checkObligations(recorded.db, recorded.requirements(), day)).toMatchObject({ drift: 0, differences: [] })
							const both = keys.map((requirementId) => recorded.answer(requirementId, day))
							for (const [index, answer] of both.entries()) {
								const { title, rules } = paper.requirement(keys[index] ?? 0)
								if (answer && rules[0] && title) expect(answer).toEqual(paper.answer(keys[index] ?? 0, day))
								if (answer) statuses.add(answer.status)
							}
							answers.set(day, both)
						},
					})
					for (const [day, then] of answers) expect(keys.map((requirementId) => recorded.answer(requirementId, day))).toEqual(then)
				} finally {
					recorded.close()
				}
			}),
			{ numRuns: 10 },
		)
		for (const status of ['overdue', 'due-soon', 'paused', 'up-to-date', 'not-in-scope']) expect(statuses).toContain(status)
	})
})

const onPaper = (paper: PaperCouncil, requirementId: number) =>
	paper
		.live(requirementId)
		.map(({ cycle, opensOn, dueOn, askedFrom, askedTo, cause }) => ({ cycle, opensOn, dueOn, askedFrom, askedTo, cause }))
