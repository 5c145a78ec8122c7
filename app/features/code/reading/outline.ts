import { z } from 'zod'

/**
 * A council's own document as it was understood: every word of it stands here once, in the order of the source. Texts are Markdown. `lines` are the first and
 * the last line of the source that an entry was read from, counted from 1.
 */
const lines = z.tuple([z.number().int(), z.number().int()])
/** The heading as printed, once somebody wrote another. */
const was = z.string().optional()

const outlineClauseSchema = z.object({
	/** Names it while the outline is edited. */
	key: z.string(),
	/** As printed, without its full stop: `12`, `4.2`, `iv`. Null for a block without a number. */
	number: z.string().nullable(),
	/** The number as printed, once somebody wrote another; null where none is. */
	printed: z.string().nullable().optional(),
	/** The sub-heading that stands over it. */
	heading: z.string().nullable(),
	was,
	text: z.string(),
	lines,
})

const outlineSectionSchema = z.object({ key: z.string(), heading: z.string(), was, lines, clauses: z.array(outlineClauseSchema) })
const outlineQuestionSchema = z.object({ key: z.string(), title: z.string(), was, text: z.string(), lines })

/** Why a line of the source is no part of the text. */
const leftOutKind = z.enum([
	'page-number',
	'running-line',
	'contents',
	'website',
	'hidden',
	'struck',
	'deleted',
	'text-box',
	'comment',
	'page-edge',
])
/** `isPart`: it stood in the middle of a line, the rest of which is read, and cannot be put back there. */
const leftOutSchema = z.object({ line: z.number().int(), kind: leftOutKind, text: z.string(), isPart: z.boolean().optional() })

export const outlineSchema = z.object({
	title: z.string(),
	was,
	sections: z.array(outlineSectionSchema),
	faqHeading: z.string().nullable(),
	questions: z.array(outlineQuestionSchema),
	/** What somebody should look at: the line of the source, and why. */
	unsure: z.array(z.object({ line: z.number().int(), why: z.string() })),
	/** What the source has beside the text: it is kept here, and can be put back. */
	left: z.array(leftOutSchema).default([]),
})

export type Outline = z.infer<typeof outlineSchema>
export type OutlineSection = Outline['sections'][number]
export type OutlineClause = OutlineSection['clauses'][number]
export type OutlineQuestion = Outline['questions'][number]
/** The number that the document has in front of a clause, whatever somebody wrote for it. */
export const printedNumber = ({ number, printed }: Pick<OutlineClause, 'number' | 'printed'>): string | null =>
	printed === undefined ? number : printed

export type LeftOut = Outline['left'][number]
export type LeftOutKind = LeftOut['kind']
export type Unsure = Outline['unsure'][number]
