import { expect, it } from 'vitest'
import { smallEdition } from '#tests/factories/code-draft.ts'
import { readStatements, renameStatements, statementsAfter } from '#app/features/code/draft/draft-statements.ts'

const named = { title: 'Code of Conduct', label: 'April 2026' }
const read = { id: 'read', text: 'I have read the Code of Conduct (April 2026).' }
const gifts = { id: 'gifts', text: 'I will refuse gifts.' }

it('says which text was read, and nothing of plain English', () => {
	expect(statementsAfter(smallEdition.statements, named)).toEqual([read, gifts])
})

it('follows a new name, unless somebody wrote words of their own', () => {
	expect(renameStatements([read, gifts], named, { ...named, label: 'May 2026' })[0]?.text).toBe(
		'I have read the Code of Conduct (May 2026).',
	)
	const own = [{ id: 'read', text: 'I have read all of it.' }]
	expect(renameStatements(own, named, { ...named, label: 'May 2026' })).toEqual(own)
})

it('takes out what has no words, and gives what is new an id of its own', () => {
	const formValues = [
		{ id: 'statement-2', text: 'Kept.' },
		{ id: 'gone', text: '' },
		{ id: null, text: 'New.' },
		{ id: null, text: '' },
	]
	const statements = readStatements(formValues)
	expect(statements.map(({ text }) => text)).toEqual(['Kept.', 'New.'])
	expect(new Set(['gone', ...statements.map(({ id }) => id)]).size).toBe(3)
})
