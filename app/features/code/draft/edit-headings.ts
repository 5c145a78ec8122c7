import { writeBlocks } from '#app/features/code/edition/clause-blocks.ts'
import {
	blockOf,
	cutText,
	findClause,
	gone,
	headingAsText,
	joinTexts,
	newKey,
	type Place,
	printedHeading,
	type Refusal,
	resolveDoubt,
} from './edit-parts.ts'
import type { Outline } from '#app/features/code/reading/outline.ts'

export function retitle(outline: Outline, entry: string, heading: string): Refusal {
	const section = outline.sections.find(({ key }) => key === entry)
	const question = outline.questions.find(({ key }) => key === entry)
	const clause = findClause(outline, entry)?.clause
	if (entry === 'title') Object.assign(outline, { title: heading, was: outline.was ?? outline.title })
	else if (section) Object.assign(section, { heading, was: section.was ?? section.heading })
	else if (question) Object.assign(question, { title: heading, was: question.was ?? question.title })
	else if (clause) Object.assign(clause, { heading, was: printedHeading(clause) })
	else return gone
	return undefined
}

export function headingToText(outline: Outline, entry: string): Refusal {
	const index = outline.sections.findIndex(({ key }) => key === entry)
	if (index >= 0) return sectionToText(outline, index)
	const place = findClause(outline, entry)
	if (!place) return gone
	const { section, at, clause } = place
	if (clause.heading === null) return { refusal: 'This part has no heading.' }
	const text = headingAsText(printedHeading(clause))
	const before = section.clauses[at - 1]
	if (before) before.text = joinTexts(before.text, text)
	else if (text !== '') section.clauses.unshift(blockOf(outline, text, [clause.lines[0], clause.lines[0]]))
	clause.heading = null
	delete clause.was
	resolveDoubt(outline, clause.lines[0])
	return undefined
}

/** The clauses of the section go on in the one before it; the first section stays, without a heading. */
function sectionToText(outline: Outline, index: number): Refusal {
	const [before, section] = [outline.sections[index - 1], outline.sections[index]]
	if (!section || section.heading === '') return { refusal: 'This section has no heading.' }
	const line = section.lines[0]
	const text = headingAsText(section.was ?? section.heading)
	const last = before?.clauses.at(-1)
	if (last) last.text = joinTexts(last.text, text)
	else if (text !== '') (before ?? section).clauses[before ? 'push' : 'unshift'](blockOf(outline, text, [line, line]))
	if (before) {
		before.clauses.push(...section.clauses)
		before.lines = [before.lines[0], section.lines[1]]
		outline.sections.splice(index, 1)
	} else {
		section.heading = ''
		delete section.was
	}
	resolveDoubt(outline, line)
	return undefined
}

export function textToHeading(outline: Outline, { section, at, clause }: Place, block: number, over: 'section' | 'clause'): Refusal {
	const { head, tail } = cutText(clause.text, block)
	const [first, ...rest] = tail
	if (!first || first.kind === 'table') return { refusal: 'There is no line there that could be a heading.' }
	if (head === '' && clause.number !== null) return { refusal: 'A line with a number cannot be a heading. Take the number away first.' }
	const heading = first.text.replaceAll(/^\*+|\*+$/g, '')
	const under = { ...blockOf(outline, writeBlocks(rest), clause.lines), heading: over === 'clause' ? heading : null }
	clause.text = head
	const following = section.clauses.splice(at + 1)
	if (head === '' && clause.heading === null) section.clauses.pop()
	if (over === 'clause') section.clauses.push(under, ...following)
	else {
		const clauses = rest.length > 0 ? [under, ...following] : following
		outline.sections.splice(outline.sections.indexOf(section) + 1, 0, { key: newKey(outline, 's'), heading, lines: clause.lines, clauses })
	}
	return undefined
}
