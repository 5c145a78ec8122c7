import { letterValue, romanValue } from './number-order.ts'

/**
 * How a council prints its numbers: `1.`, `1)`, `(1)`, a bare `1`, `i.`, `(i)`, `I.`, or letters; `A1`; `word`: `Para 1.1`, `Article 4`, `§ 3`; `1(1)` as statutes do.
 * `4.2.1` counts as `1.`.
 */
export type MarkStyle = '1.' | '1)' | '(1)' | '1' | 'i' | 'I' | 'a' | 'A1' | 'word' | '1(1)'

/**
 * A number or letter at the start of a line. `printed` is how it stands there (`(a)`, `12.`), `number` without its points, brackets and words; `path` counts it
 * (`4.2` is 4, 2; `12A` is 12.01). One letter may be a numeral too: `orRoman`.
 */
export type Mark = { style: MarkStyle; printed: string; number: string; path: number[]; orRoman?: number; rest: string }

/** What may stand right behind a number that was glued to its text. */
const text = '(?=["“‘(]?\\p{Lu}\\p{L})|(?=[AI]\\s\\p{Ll})'
/** A letter behind the number of a paragraph that was put in later: `12A`. */
const later = '(?:[A-Z](?=[.)]|\\s+[^\\s\\p{Ll}]))?'

/** How numbers of so many figures are printed. */
const shapesOf = (figures: string) => ({
	decimal: new RegExp(`^(?:\\*\\*)?(${figures}(?:\\\\?\\.\\d{1,3})+${later})(\\\\?[.):])?(?:\\*\\*)?(?:\\s+|$|${text})`, 'u'),
	single: new RegExp(`^(?:\\*\\*)?(${figures}${later})(\\\\?[.)])(?:\\*\\*(?:\\s+|$)|\\s+|$|${text})`, 'u'),
	alone: new RegExp(`^(${figures})$`),
	bracketed: new RegExp(`^\\((${figures}[A-Z]?)\\)(?:\\s+|$|${text})`, 'u'),
	unmarked: new RegExp(`^(${figures}(?:[A-Z](?=\\s))?)\\s+(?=["'“‘(]?\\p{Lu})`, 'u'),
})
/** `1 April 2026`, `1 May or` */
const isDay =
	/^\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:[,.]|\s+(?:\d{4}|each|every|of|or|and|to|until)\b|$)/
const usual = shapesOf('\\d{1,3}')
const large = shapesOf('\\d{4}')
const letters = /^(?:\(([a-z]{1,2}|[A-Z])\)\s*|([a-z])(?:\.(?:\s+|$)|\)\s*)|([A-Z])\)(?:\s+|$))/
const numeral = /^(?:\(([ivxlc]{1,7}|[IVXLC]{1,7})\)\s*|([ivxlc]{1,7}|[IVXLC]{1,7})[.)](?:\s+|$|(?<=[A-Z]\.)(?=\p{Lu}\p{Ll})))/u
const statute = /^(\d{1,3}[A-Z]?)\.?\s?(?:[-–—―]\s?)?\((\d{1,2})\)\s*(?=["“‘(]?\p{L}|$)/u
const lettered = /^([A-Z])\.?(\d{1,3}(?:\.\d{1,3})*)[.):]?(?:\s+|$)(?=["“‘(]?\p{Lu}|$)/u
const named =
	/^(?:(?:para(?:graph)?|clause|article|art|rule|regulation|reg|provision|section|sec|standard|principle|item|point)\b\.?|no\.|[§¶]{1,2})\s*(\d{1,3}(?:\.\d{1,3})*(?:[A-Z](?!\p{L}))?)\s*[.):]?\s*(?:[-–—]\s+)?(?=["“‘(]?\p{L}|$)/iu

export function readMark(said: string): Mark | null {
	return readStatute(said) ?? readDigits(said, usual) ?? readLetters(said) ?? readNamed(said)
}

/** Four figures at the start of a line are a year more often than a number: whoever asks knows how far the numbers have come. */
export const readLargeMark = (said: string): Mark | null => readDigits(said, large)

/** `12A` comes after 12 and before 13. */
const countOf = (figures: string): number => {
	const letter = /[A-Z]$/.exec(figures)?.[0]
	return Number.parseInt(figures, 10) + (letter ? letterValue(letter) / 100 : 0)
}
/** `1.0` counts as 1: `1.1` stands under it. */
const pathOf = (number: string): number[] =>
	number
		.replaceAll('\\', '')
		.replace(/(?<=^\d+)\.0$/, '')
		.split('.')
		.map(countOf)

function readDigits(said: string, { decimal, single, alone, bracketed, unmarked }: typeof usual): Mark | null {
	const read = (found: RegExpExecArray, style: MarkStyle) => markOf(said, found, style, pathOf(found[1] ?? ''))
	const points = decimal.exec(said)
	// `3.5 per cent` begins no paragraph.
	if (points && (points[2] || !/^\p{Ll}/u.test(said.slice(points[0].length, points[0].length + 2)))) return read(points, '1.')
	const one = single.exec(said)
	if (one) return read(one, one[2]?.endsWith(')') ? '1)' : '1.')
	const bare = alone.exec(said)
	if (bare) return read(bare, '1.')
	const inBrackets = bracketed.exec(said)
	if (inBrackets) return read(inBrackets, '(1)')
	const plain = unmarked.exec(said)
	return plain && !isDay.test(said) ? read(plain, '1') : null
}

function readLetters(said: string): Mark | null {
	const roman = numeral.exec(said)
	const value = roman ? romanValue(roman[1] ?? roman[2] ?? '') : null
	const letter = letters.exec(said)
	if (letter) {
		const mark = markOf(said, letter, 'a', [letterValue(letter[1] ?? letter[2] ?? letter[3] ?? '')])
		return value === null ? mark : { ...mark, orRoman: value }
	}
	return roman && value !== null ? markOf(said, roman, 'i', [value]) : null
}

/** `1.—(1)`: the first subsection of the first section. */
function readStatute(said: string): Mark | null {
	const found = statute.exec(said)
	if (!found) return null
	const [, section = '', part = ''] = found
	return { ...markOf(said, found, '1(1)', [countOf(section), Number(part)]), number: `${section}(${part})` }
}

function readNamed(said: string): Mark | null {
	const letter = lettered.exec(said)
	if (letter) return markOf(said, letter, 'A1', [letterValue(letter[1] ?? ''), ...pathOf(letter[2] ?? '')])
	const word = named.exec(said)
	if (word && /^\p{Ll}/u.test(said.slice(word[0].length, word[0].length + 2))) return null
	return word ? { ...markOf(said, word, 'word', pathOf(word[1] ?? '')), number: word[1] ?? '' } : null
}

function markOf(said: string, found: RegExpExecArray, style: MarkStyle, path: number[]): Mark {
	const printed = found[0].trim().replaceAll(/\*\*|\\/g, '')
	return { style, printed, number: printed.replace(/^\(/, '').replace(/[.):]$/, ''), path, rest: said.slice(found[0].length) }
}
