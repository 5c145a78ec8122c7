import { expect, it } from 'vitest'
import { answerMatch, losesMatch, readMatchAnswer } from '#app/features/code/draft/answer-match.server.ts'
import { createDraft, findDraft } from '#app/features/code/draft/drafts.server.ts'
import { parseCode } from '#app/features/code/reading/parse-code.ts'
import { smallSource } from '#tests/factories/code-draft.ts'
import { createSmallCouncil } from '#tests/factories/small-council.ts'

const context = { now: Date.parse('2026-11-20T10:00:00Z'), actor: 'person:1' }

it('reads what an officer says of a match', () => {
	expect(readMatchAnswer({ intent: 'confirm-all' })).toEqual({ kind: 'confirm-all' })
	expect(readMatchAnswer({ intent: 'confirm', key: 'c1' })).toEqual({ kind: 'confirm', key: 'c1' })
	expect(readMatchAnswer({ intent: 'change', key: 'c1', id: '' })).toEqual({ kind: 'change', key: 'c1', id: null })
	expect(readMatchAnswer({ key: 'c1', id: 'p1' })).toEqual({ kind: 'confirm', key: 'c1' })
})

it('takes a match from one entry and gives it to another, keeps the id of what is new already, and refuses an unknown clause', () => {
	const { db } = createSmallCouncil()
	const file = { name: 'code.md', mediaType: 'text/markdown', bytes: new TextEncoder().encode(smallSource) }
	createDraft(db, { editionId: '2030', source: smallSource, file, outline: parseCode(smallSource) }, context)
	const draft = () => {
		const found = findDraft(db, { editionId: '2030' })
		if (!found) throw new Error('There is no draft.')
		return found
	}
	const answer = (formValues: Record<string, string>) => {
		const now = draft()
		return answerMatch(db, now, { draft: now.id, revision: now.revision }, readMatchAnswer(formValues), context)
	}
	const [clause] = draft().base.sections[0]?.clauses ?? []
	const id = clause?.id ?? ''
	expect(answer({ intent: 'change', key: 'c1', id: 'no-such' })).toBe('Choose a clause of the list')
	expect(answer({ intent: 'change', key: 'c1', id })).toBeNull()
	expect(draft().ids['c1']).toMatchObject({ id, confirmed: true })
	const change = readMatchAnswer({ intent: 'change', key: 'c2', id })
	expect(losesMatch(draft(), change)).toBe('c1')
	expect(answer({ intent: 'change', key: 'c2', id })).toBeNull()
	expect(draft().ids).toMatchObject({ c2: { id, confirmed: true }, c1: { confirmed: false } })
	const isNew = draft().ids['c1']?.id
	expect(answer({ intent: 'change', key: 'c1', id: '' })).toBeNull()
	expect(draft().ids['c1']).toMatchObject({ id: isNew, confirmed: true })
	expect(answer({ intent: 'confirm-all' })).toBeNull()
	expect(Object.values(draft().ids).every(({ confirmed }) => confirmed)).toBe(true)
})
