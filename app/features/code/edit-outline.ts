import { z } from 'zod'
import { joinClause, moveClause, moveToSection, setNumber, splitClause } from './edit-clauses.ts'
import { headingToText, retitle, textToHeading } from './edit-headings.ts'
import { findClause, gone, type Refusal } from './edit-parts.ts'
import { fromQuestions, toQuestions } from './edit-questions.ts'
import type { Outline } from './outline.ts'

const key = z.string()

/** One correction of an outline, as a form sends it. `block` counts the paragraphs, points and tables of a clause from 0. */
export const outlineEditSchema = z.discriminatedUnion('kind', [
	/** Past the end of its section into the next. */
	z.object({ kind: z.literal('move-clause'), clause: key, direction: z.enum(['up', 'down']) }),
	z.object({ kind: z.literal('move-to-section'), clause: key, section: key }),
	/** With the clause before it in the same section; its number and heading become text. */
	z.object({ kind: z.literal('join-clause'), clause: key }),
	z.object({ kind: z.literal('split-clause'), clause: key, block: z.coerce.number().int().positive() }),
	/** `entry` is a section, a clause with a heading, a question, or `title`. The printed words are kept beside it. */
	z.object({ kind: z.literal('retitle'), entry: key, heading: z.string().trim().min(1).max(300) }),
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
	/** A number that stands at the start of the text is taken from there; null puts it back there. */
	z.object({ kind: z.literal('set-number'), clause: key, number: z.string().trim().min(1).max(20).nullable() }),
	/** `mark` counts what is unsure from 0. */
	z.object({ kind: z.literal('settle'), mark: z.coerce.number().int().nonnegative() }),
])

export type OutlineEdit = z.infer<typeof outlineEditSchema>
export type EditedOutline = { outline: Outline } | { refusal: string }

/** The outline with one correction. No edit loses a word, or changes one: only a number, or a title whose printed words stay in `was`. */
export function editOutline(before: Outline, edit: OutlineEdit): EditedOutline {
	const outline = structuredClone(before)
	return apply(outline, edit) ?? { outline }
}

function apply(outline: Outline, edit: OutlineEdit): Refusal {
	if (edit.kind === 'settle') return outline.unsure.splice(edit.mark, 1).length === 0 ? gone : undefined
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
