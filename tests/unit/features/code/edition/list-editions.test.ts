import { expect, it } from 'vitest'
import { describeEditionStatus } from '#app/features/code/edition/edition-status.ts'
import { listEditions, type ListedDraft } from '#app/features/code/edition/list-editions.ts'

const published = [
	{ id: '2017', label: 'April 2017', fingerprint: 'aaa', effectiveFrom: '2017-04-01' },
	{ id: '2017', label: 'April 2017', fingerprint: 'bbb', effectiveFrom: '2026-01-01' },
	{ id: '2026', label: 'April 2026', fingerprint: 'ccc', effectiveFrom: '2027-01-01' },
]
const draft = (editionId: string, state: ListedDraft['state'], sha256: string | null = null): ListedDraft => ({
	editionId,
	label: editionId,
	state,
	approver: sha256 && 'Full Council',
	approvedOn: sha256 && '2026-03-27',
	sha256,
})
const proposals = [
	{ id: '2026', label: 'Proposed' },
	{ id: '2028', label: 'Proposed' },
]

it('lists what is to come, what is in force and what was, each with its days', () => {
	const drafts = [draft('2026', 'approved', 'ccc'), draft('2027', 'approved', 'ddd'), draft('2029', 'draft'), draft('2030', 'discarded')]
	const listed = listEditions({ proposals, drafts, published }, '2026-11-20')
	expect(listed.map(({ id, state, fingerprint, from, until }) => [id, state, fingerprint, from, until])).toEqual([
		['2029', 'draft', null, null, null],
		['2027', 'approved', 'ddd', null, null],
		['2028', 'proposed', null, null, null],
		['2026', 'coming', 'ccc', '2027-01-01', null],
		['2017', 'in-force', 'bbb', '2026-01-01', null],
		['2017', 'superseded', 'aaa', '2017-04-01', '2026-01-01'],
	])
	expect(listed[3]).toMatchObject({ approver: 'Full Council', approvedOn: '2026-03-27' })
})

it.each([
	['aaa', 'This edition was superseded on 1 January 2026. It does not bind any more.'],
	['bbb', null],
	['ccc', 'This edition is not in force yet: it binds from 1 January 2027.'],
	['zzz', 'This text is not in force. It is kept as it was.'],
])('says how the text %s stands', (fingerprint, words) => {
	expect(describeEditionStatus(published, fingerprint, '2026-11-20')).toBe(words)
})
