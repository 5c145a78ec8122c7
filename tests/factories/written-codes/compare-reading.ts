import { readBlocks } from '#app/features/code/edition/clause-blocks.ts'
import { printedNumber, type Outline } from '#app/features/code/reading/outline.ts'
import { parseCode } from '#app/features/code/reading/parse-code.ts'
import { lettersOf, type PrintedLine } from './lay-out.ts'
import type { PrintedCode } from './print-code.ts'

/** A letter of the document: what begins with it, whether it was left out, and how it hangs on the letter before it. */
type Letter = { letter: string; line: number; begins: string; isLeft: boolean; joint: string }
export type Difference = { line: number; meant: string; read: string }
export type Comparison = { outline: Outline; differences: Difference[]; silent: Difference[] }

const jointOf = (between: string): string => (/\s/.test(between) ? ' ' : /[-‐‑]/.test(between) ? '-' : '')
const isLetter = /^[\p{L}\p{N}\p{M}\p{Sc}%]$/u

/** The letters of a text, the first of which begins something. */
function spell(text: string, begins: string, line = 0): Letter[] {
	const letters: Letter[] = []
	let between = ''
	for (const sign of text) {
		if (!isLetter.test(sign)) between += sign
		else {
			letters.push({
				letter: sign,
				line,
				begins: letters.length === 0 ? begins : '',
				isLeft: false,
				joint: letters.length === 0 ? '' : jointOf(between),
			})
			between = ''
		}
	}
	return letters
}

/** What was meant. */
function spellMeant(lines: readonly (readonly PrintedLine[])[]): Letter[] {
	return lines.flatMap((parts, index) => parts.flatMap((part) => spellPart(part, index + 1)))
}

function spellPart({ piece, letters, from }: PrintedLine, line: number): Letter[] {
	if (!piece) return []
	const { role, text, number } = piece
	if (role === 'furniture') return spell(letters, '', line).map((each) => ({ ...each, isLeft: true }))
	const printed = piece.printed.replace('\u0000', '')
	const numbered = role === 'clause' && number !== null
	// What a printer has damaged is read as it stands; what begins with it is what was meant.
	const whole = numbered ? [...spell(printed, `number ${number}`), ...spell(text, 'text')] : spell(`${printed} ${text}`, namesOf[role])
	const lost = from === 0 && numbered && !letters.startsWith(lettersOf(printed)) ? lettersOf(printed).length : 0
	const own = [...letters].map((letter, at): Letter => ({ ...(whole[from + at + lost] ?? spell('x', '')[0]), letter, line }) as Letter)
	if (lost > 0 && own[0]) own[0] = { ...own[0], begins: `number ${number}` }
	return own
}

const namesOf = { title: 'title', section: 'section', clause: 'block', paragraph: 'text', point: 'point', furniture: '' } as const

/** What was read, without what was left out. */
function spellRead({ title, sections, faqHeading, questions }: Outline): Letter[] {
	const texts = (text: string) =>
		readBlocks(text).flatMap((block) => spell(block.text.replaceAll('\\', ''), block.kind === 'item' ? 'point' : 'text'))
	return [
		...spell(title, 'title'),
		...sections.flatMap(({ heading, clauses }) => [
			...spell(heading, 'section'),
			...clauses.flatMap((clause) => {
				const printed = printedNumber(clause)
				const own = [...spell(clause.heading ?? '', 'heading'), ...spell(printed ?? '', `number ${clause.number}`)]
				const text = texts(clause.text)
				if (clause.number === null && text[0])
					text[0] = { ...text[0], begins: text[0].begins === 'text' ? 'block' : `block ${text[0].begins}` }
				return [...own, ...text]
			}),
		]),
		...spell(faqHeading ?? '', 'questions'),
		...questions.flatMap((question) => [...spell(question.title, 'question'), ...texts(question.text)]),
	]
}

/** What a document means against what is read of it. Nobody has to doubt a difference of a line whose reading is doubted at it, or right behind it. */
export function compareReading({ lines, source }: Pick<PrintedCode, 'lines' | 'source'>): Comparison {
	const outline = parseCode(source)
	const meant = spellMeant(lines)
	const left = new Set(outline.left.map(({ line }) => line))
	const read = spellRead(outline)
	const differences: Difference[] = []
	let at = 0
	for (const letter of meant) {
		const isLeft = left.has(letter.line)
		const found = isLeft ? undefined : read[at]
		if (!isLeft) at += 1
		const other = isLeft ? 'left out' : found?.letter !== letter.letter ? 'other words' : found.begins || found.joint
		const own = letter.isLeft ? 'left out' : letter.begins || letter.joint
		// Where a piece that was meant or read begins, nothing hangs on what was before.
		if (own !== other) differences.push({ line: letter.line, meant: own, read: other })
		if (other === 'other words') break
	}
	const doubted = doubtedLines(outline)
	const reach = reachOf(lines)
	const isDoubted = ({ line }: Difference) =>
		[...doubted].some((doubt) => doubt >= (reach[line]?.[0] ?? line) && doubt <= (reach[line]?.[1] ?? line))
	const places = differences.filter(isDoubted).map(({ line }) => reach[line]?.[2] ?? 0)
	const listed = new Set<number>()
	let before: Difference | undefined
	const silent = differences.filter((difference) => {
		const place = reach[difference.line]?.[2] ?? 0
		// A list is taken for points as a whole: whoever doubts its first number has said so.
		if (before !== undefined && isListed(before) && isListed(difference)) listed.add(place)
		// What hangs on the piece right before is seen by whoever looks at that.
		const isSilent = !listed.has(place) && !places.includes(place - 1) && !isDoubted(difference)
		if (difference.meant.startsWith('number')) before = isSilent ? undefined : difference
		return isSilent
	})
	return { outline, differences, silent }
}

const isListed = ({ meant, read }: Difference): boolean => meant.startsWith('number') && read === 'point'

/** The lines that are doubted, also those that a doubt only lists. */
function doubtedLines({ unsure }: Outline): Set<number> {
	return new Set(
		unsure.flatMap(({ line, why }) => {
			const last = Number(/down to (\d+)/.exec(why)?.[1] ?? line)
			const listed = /\blines? ((?:\d+(?:, )?)+)/i.exec(why)?.[1]?.split(', ').map(Number) ?? []
			return [...Array.from({ length: last - line + 1 }, (_, at) => line + at), ...listed]
		}),
	)
}

/** From the first line of the piece that a line is of, to the last of the next section or clause: where a number is missing, the next one tells. */
function reachOf(lines: readonly (readonly PrintedLine[])[]): Record<number, [number, number, number]> {
	const spans: [number, number][] = []
	const roles: string[] = []
	let last: unknown = null
	for (const [index, parts] of lines.entries()) {
		for (const { piece } of parts) {
			if (!piece) continue
			const span = spans.at(-1)
			if (piece === last && span) span[1] = index + 1
			else {
				spans.push([index + 1, index + 1])
				roles.push(piece.role)
			}
			last = piece
		}
	}
	const reach: Record<number, [from: number, to: number, at: number]> = {}
	for (const [at, [start, end]] of spans.entries()) {
		const next = roles.findIndex((role, other) => other > at && (role === 'clause' || role === 'section'))
		// A heading, or what a printer put there, is one place with what stands right under it.
		let first = at
		while (roles[first - 1] === 'furniture' || roles[first - 1] === 'section') first -= 1
		const from = spans[first]?.[0] ?? start
		for (let line = start; line <= end; line += 1)
			reach[line] = [Math.min(from, reach[line]?.[0] ?? from), spans[next]?.[1] ?? spans[at + 1]?.[1] ?? end, at]
	}
	return reach
}
