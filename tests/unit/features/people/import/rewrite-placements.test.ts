import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#app/platform/calendar.ts'
import type { PersonRow } from '#app/features/people/import/people-rows.ts'
import { firstPlacement, rewritePlacements, type Placement } from '#app/features/people/import/rewrite-placements.ts'

const first = '2026-01-01'
const row = (cells: Partial<PersonRow>): PersonRow => ({
	row: 2,
	employeeNumber: '100001',
	givenName: 'Ada',
	familyName: 'Okafor',
	email: null,
	workerType: 'permanent',
	directorate: 'D',
	service: 'S',
	team: 'T',
	jobTitle: 'Clerk',
	managerNumber: null,
	tags: '',
	startDate: first,
	leaveDate: null,
	effectiveDate: null,
	...cells,
})
let lastId = 0
/** As the register has them once they are written. */
const written = (placements: Placement[]): Placement[] =>
	placements.map((placement) => ({ ...placement, id: placement.id ?? (lastId += 1) }))
const jobs = (placements: Placement[]) => placements.map(({ validFrom, validTo, jobTitle }) => `${validFrom}..${validTo ?? ''} ${jobTitle}`)

describe('daily files', () => {
	it('neither undo nor repeat a move announced for a later day, until it has come', () => {
		const announced = row({ jobTitle: 'Lead', effectiveDate: '2026-03-01' })
		let placements = written([firstPlacement(row({}))])
		placements = written(rewritePlacements(placements, announced, '2026-02-01').placements)
		const moved = ['2026-01-01..2026-02-28 Clerk', '2026-03-01.. Lead']
		for (const [today, said] of [
			['2026-02-02', announced],
			['2026-02-03', row({})],
			['2026-03-01', row({ jobTitle: 'Lead' })],
			['2026-03-02', announced],
		] as const) {
			const rewrite = rewritePlacements(placements, said, today)
			expect([rewrite.movedFrom, jobs(rewrite.placements)], today).toEqual([null, moved])
		}
	})

	it('keep the last of two moves in one day', () => {
		const once = written(rewritePlacements(written([firstPlacement(row({}))]), row({ jobTitle: 'Lead' }), '2026-02-01').placements)
		expect(jobs(rewritePlacements(once, row({ jobTitle: 'Head' }), '2026-02-01').placements)).toEqual([
			'2026-01-01..2026-01-31 Clerk',
			'2026-02-01.. Head',
		])
	})
})

describe('whatever rows come on whatever days', () => {
	const day = fc.integer({ min: 0, max: 200 }).map((days) => addDays(first, days))
	const orNone = (arbitrary: fc.Arbitrary<string>) => fc.option(arbitrary, { nil: null })
	const said = fc
		.record({
			jobTitle: fc.constantFrom('Clerk', 'Lead', 'Head'),
			managerNumber: fc.constantFrom(null, '100002'),
			startDate: fc.oneof(fc.constantFrom(first, '2026-04-01'), day),
			leaveDate: orNone(day),
			effectiveDate: orNone(day),
		})
		// What the reader of rows refuses does not come this far.
		.map(({ startDate, leaveDate, effectiveDate, ...facts }) => {
			const leaves = leaveDate !== null && leaveDate >= startDate ? leaveDate : null
			const holds = effectiveDate !== null && effectiveDate >= startDate && effectiveDate <= (leaves ?? '9999') ? effectiveDate : null
			return row({ ...facts, startDate, leaveDate: leaves, effectiveDate: holds })
		})
	const files = fc.array(fc.tuple(said, fc.integer({ min: 0, max: 30 })), { minLength: 1, maxLength: 8 })

	it('an employment has no gap and no overlap, runs from the first to the last day that the row gives, and the same row again changes nothing', () => {
		fc.assert(
			fc.property(files, (sequence) => {
				let placements: Placement[] = []
				let today = first
				for (const [person, days] of sequence) {
					today = addDays(today, days)
					const rewrite = placements.length === 0 ? null : rewritePlacements(placements, person, today)
					if (rewrite?.error) {
						expect(rewrite.placements).toEqual(placements)
						continue
					}
					placements = written(rewrite?.placements ?? [firstPlacement(person)])
					for (const [index, { validFrom, validTo }] of placements.entries()) {
						expect(validTo === null || validTo >= validFrom).toBe(true)
						const next = placements[index + 1]
						if (next) expect(validTo !== null && next.validFrom > validTo).toBe(true)
					}
					const begins = placements.findIndex(({ validFrom }) => validFrom === person.startDate)
					expect(begins).toBeGreaterThanOrEqual(0)
					for (const [index, { validTo }] of placements.slice(begins, -1).entries())
						expect(placements[begins + index + 1]?.validFrom).toBe(addDays(validTo ?? '', 1))
					expect(placements.at(-1)?.validTo).toBe(person.leaveDate)
					const again = rewritePlacements(placements, person, today)
					expect([again.placements, again.movedFrom, again.returned, again.leave]).toEqual([placements, null, false, null])
				}
			}),
			{ numRuns: 1000 },
		)
	})
})
