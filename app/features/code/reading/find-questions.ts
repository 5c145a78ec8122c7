import type { Placed } from './find-headings.ts'
import { brief } from './page-furniture.ts'
import { writeClause } from './build-outline.ts'
import { isFaqHeading, isPartHeading, isPolicyName, isQuestion } from './line-shape.ts'
import type { OutlineQuestion, Unsure } from './outline.ts'

export type Questions = { faqHeading: string; questions: OutlineQuestion[]; unsure: Unsure[] }

const titleOf = ({ block, as, isHeading }: Placed): string =>
	!isHeading && block.kind === 'numbered' && block.mark ? `${block.mark.printed} ${as}` : as

const asks = ({ block, as }: Placed): boolean =>
	isQuestion(as) && (block.isAlone || block.kind === 'heading' || block.kind === 'numbered' || /^Q\d*[.:)]\s/.test(as))

/** Where the questions at the end begin; -1 where there are none, or where more of the Code follows them, so that they are a section like any other. */
export function findFaq(placed: readonly Placed[], paragraphs: ReadonlySet<Placed>): number {
	const start = placed.findIndex(({ isHeading, as }) => isHeading && isFaqHeading(as))
	if (start < 0) return -1
	const level = placed[start]?.level ?? 0
	const rest = placed.slice(start + 1)
	const areNumbered = rest.some((piece) => piece.block.kind === 'numbered' && asks(piece))
	const opensPart = ({ isHeading, as, level: own, block }: Placed) =>
		isHeading && (isPartHeading(as) || block.kind === 'numbered' || (block.kind === 'heading' && own <= level))
	const isOver = rest.some((piece) => !asks(piece) && (opensPart(piece) || (paragraphs.has(piece) && !areNumbered)))
	return isOver || !rest.some(asks) ? -1 : start
}

/** Whether only headings part it from the next question. */
function standsOverQuestions(rest: readonly Placed[], index: number): boolean {
	let next = index + 1
	for (let piece = rest[next]; piece?.isHeading && !asks(piece); piece = rest[next]) next += 1
	const piece = rest[next]
	return piece !== undefined && asks(piece)
}

/** The questions and their answers. What stands before the first question has an empty title; a heading over some of them goes before the next one's. */
export function buildQuestions(heading: Placed, rest: readonly Placed[]): Questions {
	const unsure: Unsure[] = []
	const growing: { title: string; lines: [number, number]; pieces: Placed[] }[] = []
	let over = ''
	for (const [index, piece] of rest.entries()) {
		const [line, lastLine] = piece.block.lines
		const current = growing.at(-1)
		const answers = current !== undefined && current.pieces.length > 0
		if (asks(piece)) {
			growing.push({ title: over === '' ? titleOf(piece) : `${over}: ${titleOf(piece)}`, lines: [line, lastLine], pieces: [] })
			over = ''
		} else if (piece.isHeading && standsOverQuestions(rest, index) && (over !== '' || !answers || !isPolicyName(piece.as))) {
			unsure.push({ line, why: `“${brief(piece.as)}” was taken for a heading over the questions after it.` })
			over = over === '' ? piece.as : `${over}: ${piece.as}`
		} else {
			if (!current) unsure.push({ line, why: 'This stands before the first question.' })
			if (piece.isHeading) unsure.push({ line, why: `“${brief(piece.as)}” looks like a heading, but stands in an answer.` })
			const target = current ?? { title: '', lines: [line, lastLine], pieces: [] }
			if (!current) growing.push(target)
			target.pieces.push(piece)
			target.lines = [target.lines[0], lastLine]
		}
	}
	const questions = growing.map(({ title, lines, pieces }, index): OutlineQuestion => {
		if (pieces.length === 0) unsure.push({ line: lines[0], why: `The question “${brief(title)}” has no answer.` })
		return { key: `q${index + 1}`, title, text: writeClause(null, pieces), lines }
	})
	return { faqHeading: heading.as, questions, unsure }
}
