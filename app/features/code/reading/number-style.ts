import { mayBeginAnew } from './begin-lines.ts'
import { unbold } from './line-shape.ts'
import { readMark, type Mark, type MarkStyle } from './number-marks.ts'
import { isNext } from './number-order.ts'
import type { SourceLine } from './source-lines.ts'

type Marked = { mark: Mark; line: SourceLine; mayBegin: boolean }

/** How this document numbers its paragraphs: by the strongest style that it uses. Everything else that counts is a list. */
export function findStyle(lines: readonly SourceLine[]): MarkStyle | null {
	const marks = lines.flatMap((line, index): Marked[] => {
		const mark = readMark(unbold(line.text) ?? line.text)
		const previous = lines[index - 1]
		const mayBegin = line.afterBlank || !previous || mayBeginAnew(previous)
		return mark && (line.bullet === null || !['a', 'i', '1'].includes(mark.style)) ? [{ mark, line, mayBegin }] : []
	})
	const of = (style: MarkStyle) => marks.filter(({ mark }) => mark.style === style)
	if (of('1(1)').some(({ mark, mayBegin }) => mayBegin && mark.path[1] === 1 && /^["“‘(]?\p{Lu}/u.test(mark.rest))) return '1(1)'
	if (countsInCapitals(marks)) return 'I'
	const points = of('1.').filter(({ mark }) => mark.rest !== '').length
	for (const style of ['A1', 'word'] as const) if (counts(of(style)) && of(style).length >= points) return style
	for (const style of ['1.', '1)', '(1)'] as const) if (of(style).some(({ mark }) => mark.rest !== '')) return style
	if (runsInRoman(marks)) return 'i'
	if (of('1.').length > 0) return '1.'
	const plain = of('1').map(({ mark }) => mark.path[0])
	if (plain.length > 2 && (plain.every((count, index) => count === index + 1) || (plain.length > 4 && mostlyCount(plain, 0.7)))) return '1'
	return countsInRoman(marks) ? 'i' : null
}

/** Two of them count on. */
const counts = (marks: readonly Marked[]): boolean =>
	marks.some(({ mark, mayBegin }, index) => mayBegin && index > 0 && isNext(marks[index - 1]?.mark.path ?? [], mark.path))

/** `I.`, `II.`: of paragraphs, also where points have letters. */
function countsInCapitals(marks: readonly Marked[]): boolean {
	const romans = marks
		.filter(({ mark, line }) => line.indent < 2 && /^[IVXL]+\.$/.test(mark.printed))
		.map(({ mark }) => mark.orRoman ?? mark.path[0])
	const others = marks.filter(({ mark }) => mark.style === '1.' && mark.rest !== '')
	const isCounted =
		romans.length > 1 &&
		romans.every((count, index) => count !== undefined && (index === 0 || count === 1 || count > (romans[index - 1] ?? 0)))
	return ((isCounted && romans.includes(1)) || mostlyCount(romans)) && others.length < romans.length
}

function countsInRoman(marks: readonly Marked[]): boolean {
	const romans = marks.filter(({ mark, line }) => line.indent < 2 && (mark.style === 'i' || mark.orRoman === 1))
	const isCounted =
		romans.some(({ mark }) => (mark.orRoman ?? mark.path[0]) === 1) && romans.some(({ mark }) => mark.style === 'i' && mark.path[0] === 2)
	return isCounted && !marks.some(({ mark }) => mark.style === 'a' && mark.orRoman === undefined)
}

/** `i.`, `ii.`, `iii.` count sentences through the document, and no letters are printed like them. */
function runsInRoman(marks: readonly Marked[]): boolean {
	const alike = marks.filter(({ mark, line }) => line.indent < 2 && line.bullet === null && /^[a-z]+\.$/.test(mark.printed))
	const counts = alike.map(({ mark }) => mark.orRoman ?? (mark.style === 'i' ? mark.path[0] : undefined))
	return mostlyCount(counts) && counts.every((count) => count !== undefined) && alike.every(({ mark }) => /^["“‘(]?\p{Lu}/u.test(mark.rest))
}

/** Also where one is missing, stands twice or was taken for another. */
function mostlyCount(counts: readonly (number | undefined)[], share = 0.5): boolean {
	const [first = 9] = counts
	const steps = counts.filter(
		(count = 0, index) => index > 0 && count > (counts[index - 1] ?? 0) && count <= (counts[index - 1] ?? 0) + 2,
	).length
	return counts.length > 2 && first <= 2 && steps >= (counts.length - 1) * share
}
