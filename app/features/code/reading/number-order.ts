/** `aa` follows `z`. */
export const letterValue = (letter: string): number => letter.toLowerCase().charCodeAt(0) - 96 + (letter.length > 1 ? 26 : 0)

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

export function romanValue(text: string): number | null {
	const digits = [...text.toLowerCase()].map((letter) => numerals[letter as keyof typeof numerals])
	const value = digits.reduce<number>((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0)
	return writeRoman(value) === text.toLowerCase() ? value : null
}

export function writeRoman(value: number): string {
	const [step] = tens.filter(([amount]) => amount <= value)
	return step ? step[1] + writeRoman(value - step[0]) : ''
}

/** 13 after 12; 12A, which counts as 12.01, after 12; 13 after 12A. */
const countsOn = (before: number, after: number): boolean =>
	Number.isInteger(after) ? after === Math.floor(before) + 1 : Math.round((after - before) * 100) === 1

/** Whether a number comes right after another: 12, 13; 4.2, 4.3; 4.2, 4.2.1; 4.2.3, 4.3; 4.2, 5.1. */
export function isNext(before: readonly number[], after: readonly number[]): boolean {
	const turn = after.findIndex((part, index) => part !== before[index])
	const part = after[turn]
	return part !== undefined && countsOn(before[turn] ?? 0, part) && after.slice(turn + 1).every((under) => under === 1)
}
