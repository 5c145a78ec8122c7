import { expect, it } from 'vitest'
import type { PersonRequirement } from './find-person-learning.server.ts'
import { showAbsence, showAttestation, showPlacement, showRequirement } from './show-record.ts'

const nothing: PersonRequirement = {
	id: 'code',
	title: 'The Code',
	status: 'not-in-scope',
	dueOn: null,
	completedOn: null,
	score: null,
	why: ['Because.'],
	locked: false,
	attempts: [],
}
/** Already the next day in London. */
const late = Date.parse('2026-06-14T23:30:00Z')

it('says in words what is missing of a requirement', () => {
	const { dueOn: _due, completedOn: _completed, ...same } = nothing
	expect(showRequirement(nothing)).toEqual({ ...same, due: 'Nothing is due', completed: 'Not completed' })
})

it('tells renewals apart, and what an attempt lacked', () => {
	const shown = showRequirement({
		...nothing,
		dueOn: '2027-06-15',
		completedOn: '2026-06-15',
		attempts: [
			{ cycle: 2, number: 1, score: 90, outcome: 'passed', passMark: 80, submittedAt: late },
			{ cycle: 1, number: 3, score: 70, outcome: 'failed', passMark: 80, submittedAt: late },
		],
	})
	expect(shown).toMatchObject({ due: '15 June 2027', completed: '15 June 2026' })
	expect(shown.attempts).toEqual([
		{ attempt: '1, renewal 1', sent: '15 June 2026', score: 90, outcome: 'Passed' },
		{ attempt: '3', sent: '15 June 2026', score: 70, outcome: 'Not passed (pass mark 80%)' },
	])
})

it('shows where somebody stood to the Code, worked and was away', () => {
	expect(showAttestation({ edition: '2017', outcome: 'not-agreed', attestedAt: late })).toEqual({
		edition: '2017',
		outcome: 'Did not agree',
		date: '15 June 2026',
	})
	const placement = { validFrom: '2026-06-01', validTo: null, workerType: 'agency', jobTitle: 'Officer', manager: null }
	expect(showPlacement({ ...placement, directorate: 'Housing', service: 'Repairs', team: 'Roofs' })).toEqual({
		from: '1 June 2026',
		to: 'no end known',
		job: 'Officer (agency)',
		where: 'Roofs, Repairs, Housing',
		manager: 'None',
	})
	expect(showAbsence({ startsOn: '2026-06-01', endsOn: '2026-06-30' })).toEqual({ from: '1 June 2026', to: '30 June 2026' })
})
