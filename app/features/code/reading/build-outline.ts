import { writeBlocks } from '#app/features/code/edition/clause-blocks.ts'
import { brief, type Placed } from './find-headings.ts'
import { nestPoints } from './nest-points.ts'
import type { OutlineClause, OutlineSection, Unsure } from './outline.ts'

/** `{ lines, pieces }` of a clause while it grows. */
type Growing = { number: string | null; heading: string | null; lines: [number, number]; pieces: Placed[] }

/** The sections of what stands before the questions. */
export function buildSections(
	placed: readonly Placed[],
	paragraphs: ReadonlySet<Placed>,
): { sections: OutlineSection[]; unsure: Unsure[] } {
	const unsure: Unsure[] = []
	const sections: OutlineSection[] = []
	const sectionLevel = findSectionLevel(placed)
	let clauses = 0
	let growing: Growing[] = []
	const over: { heading: { text: string; line: number } | null } = { heading: null }
	const openSection = (text: string, line: number) => {
		closeSection()
		sections.push({ key: `s${sections.length + 1}`, heading: text, lines: [line, line], clauses: [] })
	}
	const closeSection = () => {
		const { heading } = over
		if (heading) {
			unsure.push({ line: heading.line, why: `“${brief(heading.text)}” looks like a heading, but has nothing under it.` })
			growing.push({ number: null, heading: heading.text, lines: [heading.line, heading.line], pieces: [] })
			over.heading = null
		}
		const section = sections.at(-1)
		if (!section) return
		section.clauses = growing.map(({ number, heading: title, lines, pieces }): OutlineClause => {
			clauses += 1
			return { key: `c${clauses}`, number, heading: title, text: writeClause(number, pieces), lines }
		})
		section.lines = [section.lines[0], growing.at(-1)?.lines[1] ?? section.lines[1]]
		growing = []
	}
	for (const [index, piece] of placed.entries()) {
		const [line, lastLine] = piece.block.lines
		if (piece.isHeading && piece.level <= sectionLevel) {
			openSection(piece.as, line)
			const next = placed[index + 1]
			const isOverSections = piece.level < sectionLevel && next?.isHeading
			if (!isOverSections && (!next || (next.isHeading && next.level <= sectionLevel)))
				unsure.push({ line, why: `The section “${brief(piece.as)}” has no text under it.` })
			continue
		}
		if (sections.length === 0) openSection('', line)
		const { heading } = over
		if (piece.isHeading) {
			over.heading = { text: heading ? `${heading.text}: ${piece.as}` : piece.as, line: heading?.line ?? line }
			continue
		}
		const current = growing.at(-1)
		const isParagraph = paragraphs.has(piece)
		if (isParagraph || heading || !current) {
			const lines: [number, number] = [heading?.line ?? line, lastLine]
			growing.push({
				number: isParagraph ? (piece.block.mark?.number ?? null) : null,
				heading: heading?.text ?? null,
				lines,
				pieces: [piece],
			})
			over.heading = null
		} else {
			current.pieces.push(piece)
			current.lines = [current.lines[0], lastLine]
		}
	}
	closeSection()
	return { sections, unsure }
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
