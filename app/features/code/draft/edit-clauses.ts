import { writeBlocks } from '#app/features/code/edition/clause-blocks.ts'
import { blockOf, cutText, gone, headingAsText, joinTexts, numberedText, type Place, printedHeading, type Refusal } from './edit-parts.ts'
import { printedNumber, type Outline, type OutlineClause } from '#app/features/code/reading/outline.ts'

export function moveClause({ sections }: Outline, { section, at, clause }: Place, direction: 'up' | 'down'): Refusal {
	const step = direction === 'up' ? -1 : 1
	const isWithin = section.clauses[at + step] !== undefined
	const other = sections[sections.indexOf(section) + step]
	if (!isWithin && !other) return { refusal: `This is already the ${direction === 'up' ? 'first' : 'last'} part of the Code.` }
	section.clauses.splice(at, 1)
	if (isWithin) section.clauses.splice(at + step, 0, clause)
	else if (direction === 'up') other?.clauses.push(clause)
	else other?.clauses.unshift(clause)
	return undefined
}

/** To the end of a section before its own, or to the start of one after it: the order of reading changes as little as it can. */
export function moveToSection({ sections }: Outline, { section, at, clause }: Place, to: string): Refusal {
	const target = sections.find(({ key }) => key === to)
	if (!target) return gone
	if (target === section) return { refusal: 'It is in that section already.' }
	section.clauses.splice(at, 1)
	if (sections.indexOf(target) < sections.indexOf(section)) target.clauses.push(clause)
	else target.clauses.unshift(clause)
	return undefined
}

export function joinClause({ section, at, clause }: Place): Refusal {
	const target = section.clauses[at - 1]
	if (!target) return { refusal: 'There is nothing before it in this section to join it with.' }
	target.text = joinTexts(target.text, headingAsText(printedHeading(clause)), numberedText(clause))
	target.lines = [Math.min(target.lines[0], clause.lines[0]), Math.max(target.lines[1], clause.lines[1])]
	section.clauses.splice(at, 1)
	return undefined
}

export function splitClause(outline: Outline, { section, at, clause }: Place, block: number): Refusal {
	const { head, tail } = cutText(clause.text, block)
	if (tail.length === 0 || head === '') return { refusal: 'There is nothing to split there.' }
	clause.text = head
	section.clauses.splice(at + 1, 0, blockOf(outline, writeBlocks(tail), clause.lines))
	return undefined
}

/** A number at the start of a text, as it was put there, and what stands behind it. */
function takeNumber(text: string): { own: string; rest: string } {
	const [start = '', ...words] = text.split(' ')
	return { own: start.replace(/^\(/, '').replace(/\\?[.)]$/, ''), rest: words.join(' ') }
}

/** Null is the printed number again; where that stands beside the text already, it goes into it. */
export function setNumber(clause: OutlineClause, number: string | null): Refusal {
	const printed = printedNumber(clause)
	if (number === null) {
		if (clause.number === printed) {
			clause.text = numberedText(clause)
			clause.number = null
		} else clause.number = printed
		delete clause.printed
		return undefined
	}
	const { own, rest } = takeNumber(clause.text)
	const isOwn = printed === null && own.toLowerCase() === number.toLowerCase()
	if (isOwn) clause.text = rest
	clause.printed = isOwn ? own : printed
	clause.number = number
	if (clause.printed === number) delete clause.printed
	return undefined
}
