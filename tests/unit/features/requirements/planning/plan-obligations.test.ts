import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#app/platform/calendar.ts'
import { requirementOf } from '#tests/factories/requirement.ts'
import { planObligations, type ObligationChange, type ObligationFacts } from '#app/features/requirements/planning/plan-obligations.ts'

const anyDay = fc.integer({ min: 0, max: 2500 }).map((days) => addDays('2024-01-01', days))
const anyRequirements = fc
	.array(anyDay, { minLength: 1, maxLength: 4 })
	.map((days) => days.map((introducedOn, index) => requirementOf({ id: index + 1, slug: `r${index + 1}`, introducedOn })))
const anyMet = fc
	.record({ cycle: fc.integer({ min: 1, max: 5 }), dueOn: anyDay, late: fc.integer({ min: -60, max: 200 }) })
	.map(({ cycle, dueOn, late }) => ({ cycle, opensOn: addDays(dueOn, -60), dueOn, completedOn: addDays(dueOn, late) }))
const anySpan = fc
	.record({ from: anyDay, days: fc.option(fc.integer({ min: 0, max: 400 })) })
	.map(({ from, days }) => ({ from, to: days === null ? null : addDays(from, days) }))
const some = <T>(value: fc.Arbitrary<T>) =>
	fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), value), { maxLength: 4 }).map((pairs) => new Map(pairs))
const anyFacts = fc
	.array(
		fc.record({
			start: anyDay,
			to: fc.option(fc.integer({ min: 0, max: 900 })),
			absences: fc.array(anySpan, { maxLength: 3 }),
			met: some(anyMet),
		}),
		{ maxLength: 4 },
	)
	.map((people) =>
		people.map(({ start, to, absences, met }, index): ObligationFacts => {
			const placed = { workerType: 'permanent', directorate: 'Resources', service: 'Finance', tags: '' } as const
			const placements = [{ ...placed, validFrom: start, validTo: to === null ? null : addDays(start, to) }]
			return {
				personId: index + 1,
				placements,
				absences,
				met,
				brought: new Map(),
				exemptions: new Map(),
				extensions: new Map(),
				live: new Map(),
			}
		}),
	)

/** The facts once the changes are recorded. */
const after = (facts: readonly ObligationFacts[], changes: readonly ObligationChange[]): ObligationFacts[] =>
	facts.map((person) => {
		const live = new Map(person.live)
		for (const { personId, requirementId, record } of changes) {
			if (personId !== person.personId) continue
			if (record) live.set(requirementId, { ...record, cause: JSON.stringify(record.cause) })
			else live.delete(requirementId)
		}
		return { ...person, live }
	})

describe('planObligations', () => {
	it('changes nothing the second time', () => {
		fc.assert(
			fc.property(anyFacts, anyRequirements, anyDay, (facts, requirements, today) => {
				const { changes } = planObligations(facts, requirements, today)
				expect(planObligations(after(facts, changes), requirements, today).changes).toEqual([])
			}),
		)
	})

	it('changes nothing on a later day either, until the day on which it asks to be called again', () => {
		fc.assert(
			fc.property(anyFacts, anyRequirements, anyDay, fc.integer({ min: 0, max: 900 }), (facts, requirements, today, later) => {
				const { changes, replanOn } = planObligations(facts, requirements, today)
				const day = addDays(today, later)
				if (replanOn === null || day < replanOn) expect(planObligations(after(facts, changes), requirements, day).changes).toEqual([])
			}),
		)
	})

	it('leaves everybody in the audience with one obligation for each requirement, due in its window', () => {
		fc.assert(
			fc.property(anyFacts, anyRequirements, anyDay, (facts, requirements, today) => {
				const { changes } = planObligations(facts, requirements, today)
				expect(new Set(changes.map(({ personId, requirementId }) => `${personId}/${requirementId}`)).size).toBe(changes.length)
				for (const person of after(facts, changes)) {
					const [placement] = person.placements
					if (!placement || (placement.validTo !== null && placement.validTo < today)) continue
					for (const { id: key, rules } of requirements) {
						const asked = placement.validTo === null || placement.validTo >= (rules[0]?.validFrom ?? '')
						expect(person.live.has(key)).toBe(asked)
						const live = person.live.get(key)
						if (live) expect(live.dueOn >= live.opensOn).toBe(true)
					}
				}
			}),
		)
	})
})
