import { wordsIn } from '#app/features/code/comparison/words-in.ts'
import { writeBlocks } from '#app/features/code/edition/clause-blocks.ts'
import type { Placed } from './find-headings.ts'
import { brief } from './page-furniture.ts'
import { nestPoints } from './nest-points.ts'
import type { OutlineClause, OutlineSection, Unsure } from './outline.ts'

/** A clause while it grows. */
type Growing = { number: string | null; printed?: string; heading: string | null; lines: [number, number]; pieces: Placed[] }
/** A section while it grows. `over`: headings that nothing stands under yet. */
type GrowingSection = { heading: string; line: number; clauses: Growing[]; over: { text: string; line: number } | null }

/** The sections of what stands before the questions. */
export function buildSections(
	placed: readonly Placed[],
	paragraphs: ReadonlySet<Placed>,
): { sections: OutlineSection[]; unsure: Unsure[] } {
	const unsure: Unsure[] = []
	const growing: GrowingSection[] = []
	const sectionLevel = findSectionLevel(placed)
	for (const [index, piece] of placed.entries()) {
		const [line] = piece.block.lines
		if (piece.isHeading && piece.level <= sectionLevel) {
			unsure.push(...closeSection(growing.at(-1)))
			growing.push({ heading: piece.as, line, clauses: [], over: null })
			if (!hasText(piece, placed[index + 1], sectionLevel))
				unsure.push({ line, why: `The section “${brief(piece.as)}” has no text under it.` })
			continue
		}
		const section = growing.at(-1) ?? { heading: '', line, clauses: [], over: null }
		if (growing.length === 0) growing.push(section)
		const { over } = section
		if (piece.isHeading) section.over = { text: over ? `${over.text}: ${piece.as}` : piece.as, line: over?.line ?? line }
		else addPiece(section, piece, paragraphs.has(piece))
	}
	unsure.push(...closeSection(growing.at(-1)))
	return { sections: writeSections(growing), unsure }
}

/** A heading has text under it, or is one over sections. */
function hasText({ level }: Placed, next: Placed | undefined, sectionLevel: number): boolean {
	if (next?.isHeading && level < sectionLevel) return true
	return next !== undefined && !(next.isHeading && next.level <= sectionLevel)
}

/** A heading with nothing under it becomes a clause without words of its own. */
function closeSection(section: GrowingSection | undefined): Unsure[] {
	if (!section?.over) return []
	const { text, line } = section.over
	section.clauses.push({ number: null, heading: text, lines: [line, line], pieces: [] })
	section.over = null
	return [{ line, why: `“${brief(text)}” looks like a heading, but has nothing under it.` }]
}

/** A numbered paragraph, and whatever stands right under a heading, begins a clause; anything else goes on with the one before. */
function addPiece(section: GrowingSection, piece: Placed, isParagraph: boolean): void {
	const { over, clauses } = section
	const [line, lastLine] = piece.block.lines
	const current = clauses.at(-1)
	if (current && !isParagraph && !over) {
		current.pieces.push(piece)
		current.lines = [current.lines[0], lastLine]
		return
	}
	const { number = null, printed = '' } = (isParagraph ? piece.block.mark : null) ?? {}
	const isPrintedSo = number === null || wordsIn(number).join() === wordsIn(printed).join()
	clauses.push({
		number,
		...(!isPrintedSo && { printed: printed.replaceAll(/^\(|[).:]+$/g, '') }),
		heading: over?.text ?? null,
		lines: [over?.line ?? line, lastLine],
		pieces: [piece],
	})
	section.over = null
}

function writeSections(growing: readonly GrowingSection[]): OutlineSection[] {
	let count = 0
	return growing.map(({ heading, line, clauses }, index) => ({
		key: `s${index + 1}`,
		heading,
		lines: [line, clauses.at(-1)?.lines[1] ?? line],
		clauses: clauses.map(({ number, printed, heading: title, lines, pieces }): OutlineClause => {
			count += 1
			return {
				key: `c${count}`,
				number,
				...(printed !== undefined && { printed }),
				heading: title,
				text: writeClause(number, pieces),
				lines,
			}
		}),
	}))
}

/** The first piece of a numbered clause is its own text, not a point; its number stands beside it. */
export function writeClause(number: string | null, pieces: readonly Placed[]): string {
	const [first, ...others] = pieces
	const isParagraph = number !== null && first !== undefined
	const own = isParagraph && first.as !== '' ? [{ kind: 'paragraph' as const, depth: 0, text: first.as }] : []
	const blocks = [...own, ...nestPoints(isParagraph ? others : pieces)]
	return writeBlocks(blocks.map((block) => ({ ...block, text: block.kind === 'table' ? block.text : asMarkdown(block.text) })))
}

/** Said as Markdown, nothing of it vanishes: `<name>` is no tag, and a number at the start begins no list, which would count for itself. */
export const asMarkdown = (text: string): string =>
	text
		.replaceAll(/\s+/g, ' ')
		.replaceAll(/(?<!\\)<(?=[a-z/!?])(?!https?:|mailto:)/gi, '\\<')
		.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')

/** Sections are the highest headings that most of the text stands under, and right under: a part that holds only headings stands over sections. */
function findSectionLevel(placed: readonly Placed[]): number {
	const levels = [...new Set(placed.filter(({ isHeading }) => isHeading).map(({ level }) => level))].sort((one, other) => one - other)
	const found = levels.find((level) => {
		const start = placed.findIndex((piece) => piece.isHeading && piece.level <= level)
		const headings = placed.flatMap((piece, index) => (piece.isHeading && piece.level === level ? [index] : []))
		const withText = headings.filter((index) => placed[index + 1]?.isHeading === false)
		return withText.length * 2 >= headings.length && start * 2 <= placed.length
	})
	return found ?? levels.at(-1) ?? 0
}
