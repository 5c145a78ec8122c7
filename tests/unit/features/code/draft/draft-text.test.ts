import { expect, it } from 'vitest'
import { draftOf, smallEdition, smallSource } from '#tests/factories/code-draft.ts'
import { draftText } from '#app/features/code/draft/draft-text.ts'
import { editionTextSchema, type EditionText } from '#app/features/code/edition/edition-text.ts'
import { parseCode } from '#app/features/code/reading/parse-code.ts'

const clausesOf = ({ sections }: EditionText) => sections.flatMap(({ clauses }) => clauses)

it('has the adopted wording under the ids of the same Code, with its plain English beside it', () => {
	const text = editionTextSchema.parse(draftText(draftOf()))
	expect(text.textKind).toBe('adopted')
	expect(clausesOf(text).map(({ id, number, plain }) => [id, number, plain])).toEqual([
		['p1', '1', 'Be honest in all that you do at work.'],
		['p2', '2', 'Tell your manager when you are wrong.'],
		['p3', '3', 'Politely refuse any gift from a supplier.'],
	])
	expect(clausesOf(text)[0]?.adopted).toBe('Officers shall be honest in all that they do.')
	expect(text.faq).toMatchObject([{ id: 'faq-flowers', title: 'May I accept flowers?', plain: 'Yes, if they are small.' }])
})

it('of another edition keeps the plain English only where the adopted words of a clause are the same', () => {
	const base = draftText(draftOf())
	const source = smallSource.replace('inform their manager of errors', 'inform their manager of errors at once')
	const text = draftText(draftOf({ editionId: '2026', base, source, outline: parseCode(source) }))
	expect(clausesOf(text).map(({ id, plain }) => [id, plain !== null])).toEqual([
		['p1', true],
		['p2', false],
		['p3', true],
	])
})

it('says what was written here before what came with the base, and nothing where that was taken out', () => {
	const text = draftText(draftOf({ plain: { c1: 'Be honest.', c2: '' } }))
	expect(clausesOf(text).map(({ plain }) => plain)).toEqual(['Be honest.', null, 'Politely refuse any gift from a supplier.'])
})

it('gives every section an anchor that nothing else on the page has', () => {
	const source = smallSource.replace('## Gifts', '## Questions').replace('## Honesty', '## P1')
	const text = draftText(draftOf({ source, outline: parseCode(source) }))
	const anchors = [...text.sections.map(({ slug }) => slug), ...clausesOf(text).map(({ id }) => id), 'questions', 'contents', 'search']
	expect(new Set(anchors).size).toBe(anchors.length)
	expect(smallEdition.sections).toHaveLength(2)
})
