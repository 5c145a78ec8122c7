/** How a council prints its numbers: `1.`, `1)`, `(1)`, a bare `1`, `i.`, `(i)`, or letters. `4.2.1` counts as `1.`. */
export type MarkStyle = '1.' | '1)' | '(1)' | '1' | 'i' | 'a'

/**
 * A number or letter at the start of a line. `printed` is how it stands there (`(a)`, `12.`), `number` without its points and brackets; `path` counts it
 * (`4.2` is 4, 2). One letter may be a numeral too: `orRoman`.
 */
export type Mark = { style: MarkStyle; printed: string; number: string; path: number[]; orRoman?: number; rest: string }

/** How numbers of so many figures are printed. */
const shapesOf = (figures: string) => ({
	decimal: new RegExp(`^(?:\\*\\*)?(${figures}(?:\\.\\d{1,3})+)(\\\\?[.)])?(?:\\*\\*)?(?:\\s+|$)`),
	single: new RegExp(`^(?:\\*\\*)?(${figures})(\\\\?[.)])(?:\\*\\*(?:\\s+|$)|\\s+|$|(?=\\p{Lu}\\p{Ll}))`, 'u'),
	alone: new RegExp(`^(${figures})$`),
	bracketed: new RegExp(`^\\((${figures})\\)(?:\\s+|$)`),
	unmarked: new RegExp(`^(${figures})\\s+(?=["'“‘(]?\\p{Lu})`, 'u'),
})
const usual = shapesOf('\\d{1,3}')
const large = shapesOf('\\d{4}')
const letters = /^(?:\(([a-z]{1,2}|[A-Z])\)|([a-z])[.)]|([A-Z])\))(?:\s+|$)/
const numeral = /^\(?([ivxlc]{1,7}|[IVXLC]{1,7})[.)](?:\s+|$)/

export function readMark(text: string): Mark | null {
	return readDigits(text, usual) ?? readLetters(text)
}

/** Four figures at the start of a line are a year more often than a number: whoever asks knows how far the numbers have come. */
export const readLargeMark = (text: string): Mark | null => readDigits(text, large)

function readDigits(text: string, { decimal, single, alone, bracketed, unmarked }: typeof usual): Mark | null {
	const read = (found: RegExpExecArray, style: MarkStyle, path: number[]) => markOf(text, found, style, path)
	const points = decimal.exec(text)
	// `3.5 per cent` begins no paragraph.
	if (points && (points[2] || !/^\p{Ll}/u.test(text.slice(points[0].length))))
		return read(points, '1.', (points[1] ?? '').split('.').map(Number))
	const one = single.exec(text)
	if (one) return read(one, one[2]?.endsWith(')') ? '1)' : '1.', [Number(one[1])])
	const bare = alone.exec(text)
	if (bare) return read(bare, '1.', [Number(bare[1])])
	const inBrackets = bracketed.exec(text)
	if (inBrackets) return read(inBrackets, '(1)', [Number(inBrackets[1])])
	const plain = unmarked.exec(text)
	return plain ? read(plain, '1', [Number(plain[1])]) : null
}

function readLetters(text: string): Mark | null {
	const read = (found: RegExpExecArray, style: MarkStyle, path: number[]) => markOf(text, found, style, path)
	const roman = numeral.exec(text)
	const value = roman ? romanValue(roman[1] ?? '') : null
	const letter = letters.exec(text)
	if (letter) {
		const mark = read(letter, 'a', [letterValue(letter[1] ?? letter[2] ?? letter[3] ?? '')])
		return value === null ? mark : { ...mark, orRoman: value }
	}
	return roman && value !== null ? read(roman, 'i', [value]) : null
}

function markOf(text: string, found: RegExpExecArray, style: MarkStyle, path: number[]): Mark {
	const printed = found[0].trim().replaceAll(/\*\*|\\/g, '')
	return { style, printed, number: printed.replace(/^\(/, '').replace(/[.)]$/, ''), path, rest: text.slice(found[0].length) }
}

/** `aa` follows `z`. */
const letterValue = (letter: string): number => letter.toLowerCase().charCodeAt(0) - 96 + (letter.length > 1 ? 26 : 0)

const numerals = { i: 1, v: 5, x: 10, l: 50, c: 100 } as const
const tens: [number, string][] = [
	[100, 'c'],
	[90, 'xc'],
	[50, 'l'],
	[40, 'xl'],
	[10, 'x'],
	[9, 'ix'],
	[5, 'v'],
	[4, 'iv'],
	[1, 'i'],
]

function romanValue(text: string): number | null {
	const digits = [...text.toLowerCase()].map((letter) => numerals[letter as keyof typeof numerals])
	const value = digits.reduce<number>((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0)
	return writeRoman(value) === text.toLowerCase() ? value : null
}

export function writeRoman(value: number): string {
	const [step] = tens.filter(([amount]) => amount <= value)
	return step ? step[1] + writeRoman(value - step[0]) : ''
}

/** Whether a number comes right after another: 12, 13; 4.2, 4.3; 4.2, 4.2.1; 4.2.3, 4.3; 4.2, 5.1. */
export function isNext(before: number[], after: number[]): boolean {
	const turn = after.findIndex((part, index) => part !== before[index])
	if (turn < 0) return false
	const isCounted = after[turn] === (before[turn] ?? 0) + 1
	return isCounted && after.slice(turn + 1).every((part) => part === 1)
}
