import { expect, it } from 'vitest'
import type { PersonRequirement } from '#app/features/people/record/find-person-learning.server.ts'
import { toRequirementView, type Powers } from '#app/routes/people/$employeeNumber/view-model/record.ts'

const nothing: PersonRequirement = {
	slug: 'code',
	kind: 'attestation',
	title: 'The Code',
	status: 'not-in-scope',
	dueOn: null,
	completedOn: null,
	score: null,
	elsewhere: false,
	why: ['Because.'],
	locked: false,
	attempts: [],
}
const nobody = { attest: false, extend: false, exempt: false, decidePriorLearning: false }
const show = (requirement: PersonRequirement, powers: Powers = nobody) => toRequirementView(requirement, '/people/100005', powers)
/** Already the next day in London. */
const late = Date.parse('2026-06-14T23:30:00Z')

it('says in words what is missing of a requirement', () => {
	const { dueOn: _due, completedOn: _completed, kind: _kind, elsewhere: _elsewhere, ...same } = nothing
	expect(show(nothing)).toEqual({ ...same, due: 'Nothing is due', completed: 'Not completed', actions: [] })
})

it('tells renewals apart, and what an attempt lacked', () => {
	const shown = show({
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
		{ attempt: '1, renewal 1', submittedOn: '15 June 2026', score: 90, outcome: 'Passed' },
		{ attempt: '3', submittedOn: '15 June 2026', score: 70, outcome: 'Not passed (pass mark 80%)' },
	])
})

it('offers what the viewer may do, where it makes sense', () => {
	const all = { attest: true, extend: true, exempt: true, decidePriorLearning: true }
	const offered = (change: Partial<PersonRequirement>, powers: Powers = all) =>
		show({ ...nothing, slug: 'data-protection', kind: 'module', status: 'overdue', ...change }, powers).actions.map(({ href }) => href)
	const links = ['extend', 'exempt', 'prior-learning'].map((path) => `/people/100005/${path}?requirement=data-protection`)
	expect(offered({})).toEqual(links)
	const ofTheCode = ['attest', 'extend', 'exempt'].map((path) => `/people/100005/${path}?requirement=code`)
	expect(offered({ slug: 'code', kind: 'attestation' })).toEqual(ofTheCode)
	expect(offered({ slug: 'code', kind: 'attestation', status: 'paused' })).toEqual(ofTheCode.slice(1))
	expect(offered({ status: 'up-to-date' })).toEqual([links[1]])
	for (const status of ['not-in-scope', 'exempt'] as const) expect(offered({ status })).toEqual([])
	expect(offered({}, { ...nobody, extend: true })).toEqual([links[0]])
	expect(offered({}, nobody)).toEqual([])
})
