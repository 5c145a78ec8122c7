import { describe, expect, it } from 'vitest'
import { compareReading } from '#tests/factories/written-codes/compare-reading.ts'
import { isUsual, printCode, type PrintedCode } from '#tests/factories/written-codes/print-code.ts'
import { styles } from '#tests/factories/written-codes/write-code.ts'

const first = 20_261_130
const codes = Array.from({ length: 500 }, (_, at) => printCode(first + at))
const compared = codes.map((code) => ({ code, ...compareReading(code) }))

describe('500 documents of every kind', () => {
	it('are read as they are meant, or doubted where they are not', () => {
		expect(compared.flatMap(({ code, silent }) => silent.slice(0, 1).map((fault) => ({ seed: code.seed, ...fault })))).toEqual([])
	})

	it('are read without a doubt where nothing is wrong with them, and they are laid out as usual', () => {
		const usual = compared.filter(({ code }) => isUsual(code))
		const right = usual.filter(({ differences, outline }) => differences.length === 0 && outline.unsure.length === 0)
		expect(usual.length).toBeGreaterThan(50)
		expect(right.length / usual.length).toBeGreaterThanOrEqual(0.95)
	})

	it('have every way to number, to furnish and to damage', () => {
		expect(new Set(codes.map(({ style }) => style))).toEqual(new Set(Object.keys(styles)))
		expect(new Set(codes.map(({ furniture }) => furniture)).size).toBe(4)
		expect(new Set(codes.map(({ damage }) => damage)).size).toBe(7)
	})
})

describe('what compares them', () => {
	const code = codes.find((each) => each.style.includes('1.1') && isUsual(each)) as PrintedCode
	const change = (role: string, changed: object) => ({
		...code,
		lines: code.lines.map((line) =>
			line.map((part) => (part.piece?.role === role ? { ...part, piece: { ...part.piece, ...changed } } : part)),
		),
	})
	it.each<[string, string, object]>([
		['a heading that is none', 'section', { role: 'paragraph' }],
		['a paragraph that is a heading', 'clause', { role: 'section' }],
		['another number', 'clause', { number: '9.9' }],
		['a line that should have been left out', 'section', { role: 'furniture' }],
		['a title that is a section', 'title', { role: 'section' }],
	])('sees %s', (_, role, changed) => {
		expect(compareReading(code).silent).toEqual([])
		expect(compareReading(change(role, changed)).silent.length).toBeGreaterThan(0)
	})
})
