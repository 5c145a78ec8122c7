import { z } from 'zod'
import { joinClause, moveClause, moveToSection, setNumber, splitClause } from './edit-clauses.ts'
import { headingToText, retitle, textToHeading } from './edit-headings.ts'
import { findClause, gone, type Refusal } from './edit-parts.ts'
import { putBack } from './put-back.ts'
import { fromQuestions, toQuestions } from './edit-questions.ts'
import type { Outline } from '#app/features/code/reading/outline.ts'
import { wordsIn } from '#app/features/code/comparison/words-in.ts'
import { wordsOfOutline } from '#app/features/code/comparison/words.ts'

const key = z.string()

/** `12`, `4.2`, `12A`, `A1`, `4(b)`, `a`, `iv`: in front of a clause nothing else counts. */
const anyNumber = /^(?:(?:[a-z]{1,2}\.?)?\d{1,4}[a-z]{0,2}(?:\.\d{1,4}[a-z]{0,2})*(?:\([a-z\d]{1,5}\))*|[a-z]{1,2}|[ivxlc]{1,9})$/i
/** As in an outline: without its full stop, and without the brackets around it. */
const clauseNumber = z
	.string()
	.trim()
	.transform((text) =>
		text
			.replace(/^\(([^()]*)\)$/, '$1')
			.replace(/^([^()]*)\)$/, '$1')
			.replace(/\.$/, ''),
	)
	.pipe(
		z
			.string()
			.max(20, 'The number must be 20 characters or fewer')
			.regex(anyNumber, 'Enter the number as a document prints it, such as 3, 4.2, 12A, (a) or iv'),
	)

/** One correction of an outline, as a form sends it. `block` counts the paragraphs, points and tables of a clause from 0. */
export const outlineEditSchema = z.discriminatedUnion('kind', [
	/** Past the end of its section into the next. */
	z.object({ kind: z.literal('move-clause'), clause: key, direction: z.enum(['up', 'down']) }),
	z.object({ kind: z.literal('move-to-section'), clause: key, section: key }),
	/** With the clause before it in the same section; its number and heading become text. */
	z.object({ kind: z.literal('join-clause'), clause: key }),
	z.object({ kind: z.literal('split-clause'), clause: key, block: z.coerce.number().int().positive() }),
	/** `entry` is a section, a clause with a heading, a question, or `title`. The printed words are kept beside it. */
	z.object({
		kind: z.literal('retitle'),
		entry: key,
		heading: z.string().trim().min(1, 'Enter the heading').max(300, 'The heading must be 300 characters or fewer'),
	}),
	/** The heading of a section or clause is the name of a policy: it goes to the end of the text before it. */
	z.object({ kind: z.literal('heading-to-text'), entry: key }),
	/** A paragraph is a heading: what follows it in its clause, and for a section the clauses after it, come under it. */
	z.object({
		kind: z.literal('text-to-heading'),
		clause: key,
		block: z.coerce.number().int().nonnegative(),
		over: z.enum(['section', 'clause']),
	}),
	z.object({ kind: z.literal('to-questions'), clause: key }),
	z.object({ kind: z.literal('from-questions'), question: key }),
	/** A number that stands at the start of the text is taken from there. Null: as printed; and where it is so already, back into the text. */
	z.object({ kind: z.literal('set-number'), clause: key, number: clauseNumber.nullable() }),
	/** `mark` counts what is unsure from 0. */
	z.object({ kind: z.literal('settle'), mark: z.coerce.number().int().nonnegative() }),
	/** `left` counts what was left out from 0. */
	z.object({ kind: z.literal('put-back'), left: z.coerce.number().int().nonnegative() }),
])

export type OutlineEdit = z.infer<typeof outlineEditSchema>
export type EditedOutline = { outline: Outline } | { refusal: string }

/** The outline with one correction. No edit loses a word, or changes one: only a number, or a title whose printed words stay in `was`. */
export function editOutline(before: Outline, edit: OutlineEdit): EditedOutline {
	const outline = structuredClone(before)
	const refused = apply(outline, edit)
	if (refused) return refused
	return hasSameWords(before, outline) ? { outline } : { refusal: wouldChangeWords }
}

/** What no correction should ever come to. */
export const wouldChangeWords = 'This would lose or change words of the Code, so it was not done.'

const hasSameWords = (one: Outline, other: Outline): boolean => allWords(one).sort().join(' ') === allWords(other).sort().join(' ')

/** What is put back was left out before. */
const allWords = (outline: Outline): string[] => [...wordsOfOutline(outline), ...outline.left.flatMap(({ text }) => wordsIn(text))]

function apply(outline: Outline, edit: OutlineEdit): Refusal {
	if (edit.kind === 'settle') return outline.unsure.splice(edit.mark, 1).length === 0 ? gone : undefined
	if (edit.kind === 'put-back') return putBack(outline, edit.left)
	if (edit.kind === 'retitle') return retitle(outline, edit.entry, edit.heading)
	if (edit.kind === 'heading-to-text') return headingToText(outline, edit.entry)
	if (edit.kind === 'from-questions') return fromQuestions(outline, edit.question)
	const place = findClause(outline, edit.clause)
	if (!place) return gone
	switch (edit.kind) {
		case 'move-clause':
			return moveClause(outline, place, edit.direction)
		case 'move-to-section':
			return moveToSection(outline, place, edit.section)
		case 'join-clause':
			return joinClause(place)
		case 'split-clause':
			return splitClause(outline, place, edit.block)
		case 'text-to-heading':
			return textToHeading(outline, place, edit.block, edit.over)
		case 'to-questions':
			return toQuestions(outline, place)
		case 'set-number':
			return setNumber(place.clause, edit.number)
	}
}
