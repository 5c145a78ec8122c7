import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#app/platform/calendar.ts'
import type { Cycle } from './plan-cycle.ts'
import { planObligations, type ObligationChange, type ObligationFacts } from './plan-obligations.ts'
import type { Requirement } from './requirement-rules.ts'

const rule = { kind: 'module', firstDueDays: 28, renewMonths: 12, opensDaysBefore: 60, basis: 'A test' } as const
const anyDay = fc.integer({ min: 0, max: 2500 }).map((days) => addDays('2024-01-01', days))
const anyRequirements = fc.array(anyDay, { minLength: 1, maxLength: 4 }).map((days) =>
	days.map((introducedOn, index): Requirement => ({
		...rule,
		key: index + 1,
		id: `r${index + 1}`,
		title: `R${index + 1}`,
		introducedOn,
	})),
)
const anyCycle = fc
	.record({ cycle: fc.integer({ min: 1, max: 5 }), opensOn: anyDay })
	.map(({ cycle, opensOn }): Cycle => ({ cycle, opensOn, dueOn: addDays(opensOn, 60), cause: { kind: 'started', on: opensOn, days: 60 } }))
const anyMet = fc
	.tuple(anyCycle, fc.integer({ min: 0, max: 200 }))
	.map(([cycle, wait]) => ({ ...cycle, completedOn: addDays(cycle.opensOn, wait) }))
const some = <T>(value: fc.Arbitrary<T>) =>
	fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), value), { maxLength: 4 }).map((pairs) => new Map(pairs))
const anyFacts = fc
	.array(fc.record({ startedOn: fc.option(anyDay), live: some(anyCycle), met: some(anyMet) }), { maxLength: 4 })
	.map((people) => people.map((person, index): ObligationFacts => ({ ...person, personId: index + 1 })))

/** The facts once the changes are recorded. */
const after = (facts: ObligationFacts[], changes: ObligationChange[]): ObligationFacts[] =>
	facts.map((person) => ({
		...person,
		live: new Map([
			...person.live,
			...changes
				.filter(({ personId }) => personId === person.personId)
				.map(({ requirementKey, record }) => [requirementKey, record] as const),
		]),
	}))

describe('planObligations', () => {
	it('changes nothing the second time', () => {
		fc.assert(
			fc.property(anyFacts, anyRequirements, (facts, requirements) => {
				expect(planObligations(after(facts, planObligations(facts, requirements)), requirements)).toEqual([])
			}),
		)
	})

	it('leaves everybody in scope with one obligation for each requirement, and nobody else with more', () => {
		fc.assert(
			fc.property(anyFacts, anyRequirements, (facts, requirements) => {
				const changes = planObligations(facts, requirements)
				expect(new Set(changes.map(({ personId, requirementKey }) => `${personId}/${requirementKey}`)).size).toBe(changes.length)
				for (const person of after(facts, changes)) {
					if (person.startedOn === null) expect(changes.some(({ personId }) => personId === person.personId)).toBe(false)
					else for (const { key } of requirements) expect(person.live.has(key)).toBe(true)
				}
				for (const { personId, requirementKey, supersede } of changes)
					expect(supersede).toBe(facts[personId - 1]?.live.get(requirementKey) ?? null)
			}),
		)
	})
})
