import { z } from 'zod'
import { sha256 } from '#app/platform/ids.ts'

/**
 * The words of one edition of the Code as they are frozen: Markdown, not pages, so that a change of looks changes nothing that was agreed. `adopted` is the
 * council's own wording, `plain` the same in plain English; a clause has one of them or both. Ids stay with a clause from edition to edition; printed numbers
 * need not.
 */
const clauseSchema = z.object({
	id: z.string(),
	/** As printed; null for a block without a number. */
	number: z.string().nullable(),
	/** The sub-heading that stands over this clause. */
	heading: z.string().nullable(),
	adopted: z.string().nullable(),
	plain: z.string().nullable(),
})

const questionSchema = z.object({ id: z.string(), title: z.string(), adopted: z.string().nullable(), plain: z.string().nullable() })

/** What an amendment does, in words of our own. `clauses` are ids, of this edition or of the one before; `paragraphs` is where the amended text is printed. */
export const changeNoteSchema = z.object({
	id: z.string(),
	title: z.string(),
	text: z.string(),
	clauses: z.array(z.string()),
	paragraphs: z.string().nullable(),
})

export const editionTextSchema = z.object({
	format: z.literal(2),
	id: z.string(),
	label: z.string(),
	title: z.string(),
	about: z.string(),
	textKind: z.enum(['adopted', 'plain-english']),
	statements: z.array(z.object({ id: z.string(), text: z.string() })),
	sections: z.array(z.object({ slug: z.string(), heading: z.string(), clauses: z.array(clauseSchema) })),
	faq: z.array(questionSchema),
	changeNotes: z.array(changeNoteSchema),
})

export type EditionText = z.infer<typeof editionTextSchema>
export type EditionClause = z.infer<typeof clauseSchema>
export type EditionQuestion = z.infer<typeof questionSchema>
export type ChangeNote = z.infer<typeof changeNoteSchema>

/** The one way to write an edition down: the fields in the order of the schema. */
export const writeEditionText = (text: EditionText): string => JSON.stringify(editionTextSchema.parse(text))

/** SHA-256 of the words. Two editions have the same one exactly when they say the same. */
export const fingerprintOf = (text: EditionText): string => sha256(writeEditionText(text))
