import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { obligationOn, type ObligationFacts } from '#app/features/requirements/planning/plan-obligations.ts'
import { addDays } from '#app/platform/calendar.ts'
import { requirementOf } from '#tests/factories/requirement.ts'
import { answerGroups, simulate, simulationOf, startCount } from '#app/features/code/publication/simulate-publication.ts'

const today = '2026-06-15'
const code = requirementOf({ id: 1, slug: 'code', kind: 'attestation' })
const offset = (min: number, max: number) => fc.integer({ min, max }).map((days) => addDays(today, days))

const anyPerson: fc.Arbitrary<ObligationFacts> = fc
	.record({
		directorate: fc.constantFrom('Place', 'Resources', 'Adults'),
		validFrom: offset(-900, 60),
		stays: fc.option(fc.integer({ min: 0, max: 1200 })),
		completed: fc.option(fc.integer({ min: 0, max: 500 })),
		away: fc.option(fc.record({ from: offset(-60, 60), days: fc.option(fc.integer({ min: 0, max: 200 })) })),
		exempt: fc.option(offset(-60, 60)),
	})
	.map(({ directorate, validFrom, stays, completed, away, exempt }) => {
		const completedOn = completed === null ? null : addDays(today, -completed)
		const dueOn = addDays(validFrom, 28)
		return {
			personId: 1,
			placements: [
				{
					workerType: 'permanent',
					directorate,
					service: 'A',
					tags: '',
					validFrom,
					validTo: stays === null ? null : addDays(validFrom, stays),
				},
			],
			absences: away ? [{ from: away.from, to: away.days === null ? null : addDays(away.from, away.days) }] : [],
			exemptions: new Map(exempt === null ? [] : [[1, [{ from: exempt, to: null }]]]),
			extensions: new Map(),
			met: new Map(completedOn === null || completedOn < validFrom ? [] : [[1, { cycle: 1, opensOn: validFrom, dueOn, completedOn }]]),
			brought: new Map(),
			live: new Map(),
		}
	})
const anyPublishing = fc.record({ effectiveFrom: offset(0, 90), dueDays: fc.integer({ min: 1, max: 120 }) })

describe('the simulation of a publication', () => {
	it('of a minor edition asks nobody again and changes no figure', () => {
		fc.assert(
			fc.property(anyPerson, anyPublishing, (facts, publishing) => {
				const answer = simulate(facts, simulationOf(code, { ...publishing, material: false }, today))
				expect(answer?.group).not.toBe('again')
				expect(answer?.group).not.toBe('leave')
				expect(answer?.statuses.dayWith).toBe(answer?.statuses.dayWithout)
				expect(answer?.statuses.endWith).toBe(answer?.statuses.endWithout)
			}),
		)
	})

	it('of a material one asks again whose plan it changes, sooner and never later', () => {
		fc.assert(
			fc.property(anyPerson, anyPublishing, (facts, publishing) => {
				const simulation = simulationOf(code, { ...publishing, material: true }, today)
				const answer = simulate(facts, simulation)
				const [was, is] = [simulation.before, simulation.after].map((each) => obligationOn(facts, each, simulation.day).obligation)
				if (answer?.group === 'again' || answer?.group === 'leave') expect(is?.cause.kind).toBe('new-version')
				if (answer && answer.group !== 'exempt' && was && is && was.cause.kind !== is.cause.kind)
					expect(['again', 'leave', 'outside']).toContain(answer.group)
				if (answer?.group === 'done') expect(['up-to-date', 'upcoming']).toContain(answer.statuses.dayWith)
				if (answer?.group === 'again' && facts.absences.length + facts.exemptions.size === 0)
					expect((is?.dueOn ?? '') < (was?.dueOn ?? '')).toBe(true)
			}),
		)
	})

	it('counts each person once: the directorates add up to all', () => {
		fc.assert(
			fc.property(fc.array(anyPerson, { maxLength: 30 }), anyPublishing, (people, publishing) => {
				const simulation = simulationOf(code, { ...publishing, material: true }, today)
				const count = startCount(simulation)
				const answers = people.flatMap((facts) => simulate(facts, simulation) ?? [])
				answers.forEach((answer, index) => count.add(answer, index % 3 === 0 ? null : `edition-${index % 3}`))
				const { counts, directorates, readers, shares } = count.total()
				expect(answerGroups.reduce((sum, group) => sum + counts[group], 0)).toBe(answers.length)
				for (const group of answerGroups) expect(directorates.reduce((sum, own) => sum + own.counts[group], 0)).toBe(counts[group])
				const read = (group: 'again' | 'anyway' | 'later') => readers.reduce((sum, each) => sum + each[group], 0)
				expect([read('again'), read('anyway'), read('later')]).toEqual([counts.again + counts.leave, counts.asked, counts.done])
				for (const { counted, done, overdue } of Object.values(shares)) expect(done + overdue <= counted).toBe(true)
			}),
		)
	})
})
