import { asMarkdown } from '#app/features/code/reading/build-outline.ts'
import { type ClauseBlock, readBlocks, writeBlocks } from '#app/features/code/edition/clause-blocks.ts'
import { printedNumber, type Outline, type OutlineClause, type OutlineSection } from '#app/features/code/reading/outline.ts'

/** Why an edit cannot be made; nothing where it was. */
export type Refusal = { refusal: string } | undefined
export type Place = { section: OutlineSection; at: number; clause: OutlineClause }

export const gone = { refusal: 'This part of the Code is no longer there. Look at it as it is now and try again.' }

export function findClause({ sections }: Outline, wanted: string): Place | null {
	for (const section of sections) {
		const at = section.clauses.findIndex(({ key }) => key === wanted)
		const clause = section.clauses[at]
		if (clause) return { section, at, clause }
	}
	return null
}

/** A key that nothing else has. */
export function newKey({ sections, questions }: Outline, letter: 's' | 'c' | 'q'): string {
	const keys = [...sections.flatMap((section) => [section, ...section.clauses]), ...questions].map(({ key }) => key)
	const counts = keys.filter((key) => key.startsWith(letter)).map((key) => Number(key.slice(1)))
	return `${letter}${Math.max(0, ...counts) + 1}`
}

export const blockOf = (outline: Outline, text: string, lines: [number, number]): OutlineClause => ({
	key: newKey(outline, 'c'),
	number: null,
	heading: null,
	text,
	lines,
})

export const joinTexts = (...texts: string[]): string => texts.filter((text) => text !== '').join('\n\n')

export const headingAsText = (heading: string): string => asMarkdown(heading === '' || heading.includes('*') ? heading : `*${heading}*`)

/** The heading that must not be lost is the one that was printed, whatever somebody wrote over it. */
export const printedHeading = ({ heading, was }: OutlineClause): string => was ?? heading ?? ''

/** The text with its printed number in front, escaped where Markdown would take it for a list. */
export function numberedText(clause: OutlineClause): string {
	const number = printedNumber(clause)
	return number === null ? clause.text : `${/^\d+$/.test(number) ? `${number}\\.` : `${number}.`} ${clause.text}`.trimEnd()
}

/** The text before a block, and the blocks from there on, no deeper than they need to be. */
export function cutText(text: string, from: number): { head: string; tail: ClauseBlock[] } {
	const blocks = readBlocks(text)
	const tail = blocks.slice(from)
	const depth = Math.min(...tail.map((block) => block.depth))
	return { head: writeBlocks(blocks.slice(0, from)), tail: tail.map((block) => ({ ...block, depth: block.depth - depth })) }
}

/** Whoever edits a heading has looked at it. */
export const resolveDoubt = (outline: Outline, line: number): void => {
	outline.unsure = outline.unsure.filter((mark) => mark.line !== line)
}
