import { isTitleLike, unbold } from './line-shape.ts'
import type { SourceBlock } from './read-source-blocks.ts'
import type { Layout } from './source-layout.ts'
import type { SourceLine } from './source-lines.ts'

/** A line, the piece that it would begin, and what stands before and behind it. */
export type Meeting = {
	before: SourceBlock
	block: SourceBlock
	line: SourceLine
	previous: SourceLine
	next: SourceLine | undefined
	lastPath: number[]
	layout: Layout
}

/** As long as most headings are. */
export const shortLine = 60
/** Lines longer than this were not broken by hand: each is a paragraph. */
export const unbroken = 120

export const isShortTitle = (text: string): boolean => text.length < shortLine && isTitleLike(unbold(text) ?? text)

export const isOneLine = ({ lines }: SourceBlock): boolean => lines[0] === lines[1]

export const firstWord = (text: string): number => /^\S*/.exec(text)?.[0].length ?? 0

/** How many letters the line above would have had with the first word of this one. */
export const lengthWithNext = (previous: SourceLine, line: SourceLine): number => previous.text.length + 1 + firstWord(line.text)
