import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findBrokenLines } from '#app/features/people/import/broken-lines.ts'
import { describeChange } from '#app/features/people/import/change-in-words.ts'
import { fieldChangesOf, type ChangedField } from '#app/features/people/import/field-changes.ts'
import type { PersonRow, PlacementFacts } from '#app/features/people/import/people-rows.ts'
import { planPeopleImport, type PersonChange, type RegisterPerson } from '#app/features/people/import/plan-people-import.ts'
import type { Placement } from '#app/features/people/import/rewrite-placements.ts'
import { addDays, type Day } from '#app/platform/calendar.ts'

const today: Day = '2026-06-15'
const facts: PlacementFacts = {
	...{ workerType: 'permanent', directorate: 'Adults', service: 'Care', team: 'North', jobTitle: 'Clerk' },
	...{ managerNumber: '1', tags: 'works-with-children' },
}
const placed = (validFrom: Day, validTo: Day | null = null, other: Partial<PlacementFacts> = {}): Placement => ({
	id: 1,
	...facts,
	...other,
	validFrom,
	validTo,
})
const someone = (placements: Placement[], otherPosts: Placement[] = []): RegisterPerson => ({
	...{ id: 7, employeeNumber: '7', givenName: 'Ada', familyName: 'Okafor', email: 'ada@example.org' },
	placements: placements.map((placement, at) => ({ ...placement, id: at + 1 })),
	otherPosts: otherPosts.map((post, at) => ({ ...post, id: at + 100 })),
})
const boss: RegisterPerson = {
	...someone([placed('2010-01-01', null, { managerNumber: null })]),
	id: 1,
	employeeNumber: '1',
	givenName: 'Bo',
}
const row: PersonRow = {
	...facts,
	...{ row: 2, employeeNumber: '7', givenName: 'Ada', familyName: 'Okafor', email: 'ada@example.org' },
	...{ startDate: '2020-01-01', leaveDate: null, effectiveDate: null },
}
function changesFor(person: RegisterPerson | null, cells: Partial<PersonRow>, others?: PersonRow[]): PersonChange[] {
	const register = new Map([boss, ...(person ? [person] : [])].map((each) => [each.employeeNumber, each]))
	const plan = planPeopleImport(register, [{ ...row, ...cells }], { today, ...(others && { others }) })
	return [...plan.joiners, ...plan.returners, ...plan.leavers, ...plan.movers, ...plan.managers, ...plan.corrections]
}

describe('what the preview says of a change', () => {
	const known = someone([placed('2020-01-01')])
	it.each<[string, Partial<PersonRow>, string]>([
		['worker type', { workerType: 'casual' }, 'Worker type: permanent → casual, from 15 June 2026.'],
		['tags', { tags: '' }, 'Tags: works-with-children → none, from 15 June 2026.'],
		[
			'tags that are more',
			{ tags: 'part-time|works-with-children' },
			'Tags: works-with-children → part-time, works-with-children, from 15 June 2026.',
		],
		['directorate', { directorate: 'Children' }, 'Directorate: Adults → Children, from 15 June 2026.'],
		['service', { service: 'Homes' }, 'Service: Care → Homes, from 15 June 2026.'],
		['team', { team: 'South', effectiveDate: '2026-09-01' }, 'Team: North → South, from 1 September 2026.'],
		['job title', { jobTitle: 'Lead' }, 'Job title: Clerk → Lead, from 15 June 2026.'],
		['manager', { managerNumber: null }, 'Manager: 1 → none, from 15 June 2026.'],
		['e-mail', { email: null }, 'E-mail: ada@example.org → none.'],
		['given name', { givenName: 'Adaeze' }, 'Given name: Ada → Adaeze.'],
		['family name', { familyName: '' }, 'Family name: Okafor → none.'],
		['start day', { startDate: '2019-02-01' }, 'Start day: 1 January 2020 → 1 February 2019.'],
		['last day', { leaveDate: '2026-07-31' }, 'Last day 31 July 2026.'],
		['two at once', { jobTitle: 'Lead', email: null }, 'E-mail: ada@example.org → none. Job title: Clerk → Lead, from 15 June 2026.'],
	])('names the %s, before and after', (_, cells, what) => {
		expect(changesFor(known, cells).map(describeChange)).toMatchObject([{ what, employeeNumber: '7' }])
	})

	it('says of a last day that it is another one, or taken back', () => {
		const leaving = someone([placed('2020-01-01', '2026-07-31')])
		expect(changesFor(leaving, { leaveDate: '2026-08-31' }).map(describeChange)[0]?.what).toBe(
			'Last day 31 August 2026. Last day: 31 July 2026 → 31 August 2026.',
		)
		expect(changesFor(leaving, {}).map(describeChange)[0]?.what).toBe('Last day: 31 July 2026 → none.')
	})

	it('says of somebody new all that is known', () => {
		expect(changesFor(null, {}).map(describeChange)).toMatchObject([
			{
				kind: 'joiner',
				what: 'Joins on 1 January 2020 as Clerk, North (Care). E-mail: ada@example.org. Worker type: permanent. Directorate: Adults. Manager: 1. Tags: works-with-children.',
			},
		])
	})

	it('says where somebody also works', () => {
		const library = { ...row, service: 'Libraries', team: 'Central', jobTitle: 'Assistant', managerNumber: null, tags: '' }
		const [change] = changesFor(known, {}, [library])
		expect(change && describeChange(change)).toMatchObject({
			kind: 'mover',
			what: 'Also works in: Assistant, Central (Libraries, Adults); permanent, from 2026-06-15.',
		})
		const two = someone(
			[placed('2020-01-01')],
			[placed('2026-01-01', null, { service: 'Libraries', team: 'Central', jobTitle: 'Assistant' })],
		)
		const [ended] = changesFor(two, {}, [{ ...library, team: 'West' }])
		expect(ended && fieldChangesOf(ended).map(({ before, after }) => [before !== null, after?.includes('West')])).toEqual([
			[true, false],
			[false, true],
		])
	})
})

describe('all that the preview lists', () => {
	const day = (least: number, most: number) => fc.integer({ min: least, max: most }).map((days) => addDays(today, days))
	const anyFacts = fc.record({
		workerType: fc.constantFrom('permanent' as const, 'casual' as const),
		directorate: fc.constantFrom('Adults', 'Children'),
		service: fc.constantFrom('Care', 'Homes'),
		team: fc.constantFrom('North', 'South'),
		jobTitle: fc.constantFrom('Clerk', 'Lead'),
		managerNumber: fc.constantFrom('1', null),
		tags: fc.constantFrom('', 'part-time'),
	})
	const length = fc.integer({ min: 1, max: 60 })
	/** Spells with moves and gaps, the last one perhaps without an end. */
	const anyWork = fc
		.tuple(fc.array(fc.tuple(anyFacts, length, fc.integer({ min: 0, max: 20 })), { maxLength: 5 }), fc.boolean())
		.map(([parts, goesOn]) => {
			let from = addDays(today, -150)
			return parts.map(([work, days, gap], at): Placement => {
				const validFrom = from
				const validTo = goesOn && at === parts.length - 1 ? null : addDays(from, days - 1)
				from = addDays(validFrom, days + gap)
				return { id: at + 1, ...work, validFrom, validTo }
			})
		})
	const anyRow = fc.record({
		work: anyFacts,
		startDate: day(-160, 30),
		leaveDate: fc.option(day(-100, 90)),
		effectiveDate: fc.option(day(-60, 60)),
		email: fc.constantFrom(null, 'ada@example.org', 'new@example.org'),
		familyName: fc.constantFrom('Okafor', 'Lovelace'),
	})
	const on = (work: readonly Placement[], at: Day) =>
		work.find(({ validFrom, validTo }) => validFrom <= at && (validTo === null || validTo >= at))
	const values = (work: PlacementFacts): Partial<Record<ChangedField, string | null>> => ({
		'worker type': work.workerType,
		...{
			directorate: work.directorate,
			service: work.service,
			team: work.team,
			'job title': work.jobTitle,
			manager: work.managerNumber,
			tags: work.tags || null,
		},
	})

	it('is the difference of the register before and after, on every day', () => {
		let checked = 0
		fc.assert(
			fc.property(anyWork, anyRow, (work, { work: said, startDate, leaveDate, effectiveDate, email, familyName }) => {
				const person = work.length > 0 ? someone(work) : null
				const first = work.length > 0 && startDate > '2026-03-01' ? (work.at(-1)?.validFrom ?? startDate) : startDate
				const days = { startDate: first, leaveDate: leaveDate !== null && leaveDate < first ? null : leaveDate, effectiveDate }
				const changes = changesFor(person, { ...said, ...days, email, familyName })
				const [change] = changes
				if (!change) return
				checked += 1
				const gone = new Set<number | null>(change.supersede)
				const before = person?.placements ?? []
				const after = [...before.filter(({ id }) => !gone.has(id)), ...change.insert]
				const fields = fieldChangesOf(change)
				for (const { before: was, after: is } of fields) expect(was).not.toBe(is)
				const plain = (field: ChangedField, known: string | null) =>
					fields.find((each) => each.field === field)?.after ?? (fields.some((each) => each.field === field) ? null : known)
				expect(plain('e-mail', person?.email ?? null)).toBe(email)
				expect(plain('family name', person?.familyName ?? null)).toBe(familyName)
				for (let at = addDays(today, -170); at < addDays(today, 200); at = addDays(at, 1)) {
					const is = on(after, at)
					if (!is) continue
					const known = on(before, at) ?? before.findLast(({ validFrom }) => validFrom <= at) ?? before[0]
					const told = known ? { ...values(known) } : {}
					for (const { field, after: value, from, to } of fields)
						if (from !== null && from <= at && (to === null || to >= at)) told[field] = value
					expect(Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null))).toEqual(
						Object.fromEntries(Object.entries(values(is)).filter(([, value]) => value !== null)),
					)
				}
			}),
			{ numRuns: 300 },
		)
		expect(checked).toBeGreaterThan(100)
	})
})

describe('a manager who leaves', () => {
	const led = (number: string, manager: string | null, lastDay: Day | null = null): RegisterPerson => ({
		...someone([placed('2020-01-01', lastDay, { managerNumber: manager })]),
		...{ id: Number(number), employeeNumber: number, givenName: `P${number}` },
	})
	const lines = (people: RegisterPerson[], leavers: string[], on: Day = '2026-06-30') => {
		const register = new Map(people.map((person) => [person.employeeNumber, person]))
		const rows = leavers.map((number) => {
			const person = register.get(number)
			return {
				...row,
				employeeNumber: number,
				givenName: `P${number}`,
				managerNumber: person?.placements[0]?.managerNumber ?? null,
				leaveDate: on,
			}
		})
		return findBrokenLines(register, planPeopleImport(register, rows, { today }).leavers)
	}
	const chain = [led('1', null), led('2', '1'), led('3', '2'), led('4', '3'), led('5', '3')]

	it.each<[string, RegisterPerson[], string[], object[]]>([
		['falls to the one above', chain, ['3'], [{ number: '3', people: 2, sample: ['4 P4 Okafor', '5 P5 Okafor'], to: '2 P2 Okafor' }]],
		[
			'falls further where that one leaves too',
			chain,
			['3', '2'],
			[
				{ number: '2', people: 0 },
				{ number: '3', to: '1 P1 Okafor' },
			].slice(1),
		],
		['falls to nobody at the top', chain, ['1'], [{ number: '1', people: 1, to: null }]],
		['is none where nobody is led', chain, ['4'], []],
		['is none where all who are led have left', [led('1', null), led('2', '1', '2026-01-31')], ['1'], []],
		[
			'falls past somebody who has left long ago',
			[led('1', null), led('2', '1', '2020-12-31'), led('3', '2'), led('4', '3')],
			['3'],
			[{ to: '1 P1 Okafor' }],
		],
	])('breaks a line, which %s', (_, people, leavers, expected) => {
		expect(lines(people, leavers)).toMatchObject(expected)
		expect(lines(people, leavers)).toHaveLength(expected.length)
	})
})
