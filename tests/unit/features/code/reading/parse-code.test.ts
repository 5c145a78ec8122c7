import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countOutline } from '#app/features/code/reading/count-outline.ts'
import { councilCodes } from '#tests/factories/council-codes.ts'
import type { Outline } from '#app/features/code/reading/outline.ts'
import { parseCode } from '#app/features/code/reading/parse-code.ts'
import { anyCode } from '#tests/factories/any-code.ts'
import { wordsIn } from '#app/features/code/comparison/words-in.ts'
import { wordsOf, wordsOfOutline } from '#app/features/code/comparison/words.ts'

const clausesOf = ({ sections }: Outline) => sections.flatMap(({ clauses }) => clauses)
const numbersOf = (outline: Outline) => clausesOf(outline).map(({ number }) => number)
const headingsOf = ({ sections }: Outline) => sections.map(({ heading }) => heading)
const why = ({ unsure }: Outline) => unsure.map((mark) => `${mark.line}: ${mark.why}`)

describe('every word is kept', () => {
	it.each(Object.entries(councilCodes))('of %s', (_, source) => {
		expect(wordsOfOutline(parseCode(source))).toEqual(wordsOf(source))
		expect(wordsOf(source).length).toBeGreaterThan(5)
	})

	test.prop([anyCode], { numRuns: 400 })('of a document of any layout', ({ source, words }) => {
		const outline = parseCode(source)
		const left = outline.left.flatMap(({ text }) => wordsIn(text))
		expect([...wordsOfOutline(outline), ...left].sort()).toEqual(words.sort())
		const keys = [...outline.sections, ...clausesOf(outline), ...outline.questions].map(({ key }) => key)
		expect(new Set(keys).size).toBe(keys.length)
	})

	const scraps = [
		'\n',
		'\n\n',
		'\f',
		'\r\n',
		' ',
		'\t',
		'#',
		'* ',
		'- ',
		'1. ',
		'(a) ',
		'iv. ',
		'2.1 ',
		'12',
		'|',
		'**',
		'*',
		'o ',
		'FAQ',
		'Why?',
		'The',
		'and',
		'a.',
		':',
		'<b>',
		'> ',
		'Page 2',
		'\u00ad',
		'Ünï',
	]
	test.prop(
		[
			fc.oneof(
				fc.string({ unit: 'binary', maxLength: 200 }),
				fc.array(fc.constantFrom(...scraps), { maxLength: 60 }).map((parts) => parts.join('')),
			),
		],
		{
			numRuns: 2000,
		},
	)('of any text at all', (source) => {
		expect(wordsOfOutline(parseCode(source)).join('')).toEqual(wordsOf(source).join(''))
	})
})

describe('what a document is made of', () => {
	it('reads decimal numbers under numbered headings, with nested points', () => {
		const outline = parseCode(councilCodes.decimalCode)
		expect(headingsOf(outline)).toEqual(['1. Introduction', '2. Standards', '3. Gifts', 'Appendix A: Declaration'])
		expect(numbersOf(outline)).toEqual(['1.1', '1.2', '2.1', '2.1.1', '2.3', null, '3.1', null])
		expect(clausesOf(outline)[1]?.text).toBe(
			'It applies to:\n\n- a) all employees, whether permanent or temporary;\n- b) agency workers;\n- c) volunteers, in so far as\n  - i. they act in the name of the Council; or\n  - ii. they use its property.',
		)
		expect(clausesOf(outline)[5]?.text).toContain('|---|---|\n| Under £25 | Tell your manager |')
		expect(clausesOf(outline)[6]?.text).toMatch(/\n\n\*Gifts and Hospitality Guidance\*$/)
		expect(why(outline)).toContain('29: Number 2.3 comes after 2.1.1: one may be missing, or may have been joined to the text before it.')
	})

	it('joins lines broken by hand and sentences that a page parts; numbers may begin again', () => {
		const outline = parseCode(councilCodes.brokenLines)
		expect(outline.title).toBe('WESTMERE DISTRICT COUNCIL – CODE OF CONDUCT FOR EMPLOYEES')
		expect(headingsOf(outline)).toEqual([
			'PART 1 - GENERAL',
			'Introduction',
			'Honesty',
			'PART 2 - INTERESTS',
			'Relationships',
			'Other work',
		])
		expect(numbersOf(outline)).toEqual(['1', '2', '3', '1', '2', '3', '4', '5', '7'])
		const texts = clausesOf(outline).map(({ text }) => text)
		expect(texts[0]).toContain('rests on section 82 of an Act')
		expect(texts[4]).toMatch(/could be thought to affect your work for the Council\.$/)
		expect(texts[5]).toMatch(/\n\n\*Whistleblowing Policy\*$/)
		expect(texts[6]).toContain('\n\n- 1\\. your manager has agreed')
		expect(why(outline)).toEqual([
			'1: The title was put together from several lines at the start.',
			'32: This and line 37 look like numbers of pages and were left out.',
			'43: “Whistleblowing Policy” was taken for the name of a policy that the text before it refers to.',
			'49: Number 1 was taken for the start of a list inside the paragraph before it.',
			'55: Number 7 comes after 5: one may be missing, or may have been joined to the text before it.',
		])
	})

	it('takes one paragraph as one block', () => {
		const outline = parseCode(councilCodes.oneParagraph)
		expect(countOutline(outline)).toEqual({ paragraphs: 0, unnumbered: 1, headings: 0, questions: 0 })
		expect(outline.title).toBe('Code of Conduct')
		expect(outline.unsure).toEqual([])
	})

	it('reads numbers without points, hollow bullets and questions with marks', () => {
		const outline = parseCode(councilCodes.bareNumbers)
		expect(headingsOf(outline)).toEqual(['1 Introduction', '2 Standards of behaviour'])
		expect(clausesOf(outline)[2]?.text).toContain('including\n  - vehicles\n  - telephones\n- accept bribes')
		expect(outline.faqHeading).toBe('FAQs')
		expect(outline.questions.map(({ title, text }) => [title, text])).toEqual([
			['Q1. May I keep a box of chocolates?', 'A. Yes, if it is worth less than £10. Tell the Clerk.'],
			['Q2. May I work for somebody else?', 'A. Ask first.'],
		])
	})

	it('reads roman numerals on headings and in lists', () => {
		const outline = parseCode(councilCodes.romanHeadings)
		expect(headingsOf(outline)).toEqual(['I. INTEGRITY', 'II. INTERESTS', 'III. COMPLAINTS'])
		expect(clausesOf(outline).map(({ text }) => text)[2]).toBe(
			'- i. A complaint is made to the Clerk.\n- ii. The Clerk answers it within ten days.',
		)
	})

	it('keeps questions in their place where the Code goes on after them, and shows a placeholder as it stands', () => {
		const outline = parseCode(councilCodes.questionsFirst)
		expect(outline.faqHeading).toBeNull()
		expect(clausesOf(outline)[0]?.text).toBe('Dear \\<name of the officer>, this is our code.')
		expect(why(outline)).toContain('18: Number 2 stands twice.')
	})

	it('leaves numbers of pages out, and says so', () => {
		const outline = parseCode(councilCodes.pagedCode)
		expect(numbersOf(outline)).toEqual(['1', '2'])
		expect(clausesOf(outline)[1]?.text).toContain('It ends with a word on the next page.')
		expect(why(outline)[0]).toContain('look like numbers of pages')
	})

	it('counts on over 999; a year at the start of a line is no number, or is asked about', () => {
		const many = Array.from({ length: 2999 }, (_, index) => `${index + 1}. You must keep rule ${index + 1}.`).join('\n\n')
		const outline = parseCode(`Code\n\nRules\n\n${many}`)
		expect(clausesOf(outline)).toHaveLength(2999)
		expect(clausesOf(outline).at(-1)).toMatchObject({ number: '2999', text: 'You must keep rule 2999.' })
		expect(outline.unsure).toEqual([])
		const years = parseCode(
			'Code\n\nRules\n\n1. You must keep the rules of\n2017. They are many.\n\n2. You must ask.\n\n2018. It was a year.',
		)
		expect(numbersOf(years)).toEqual(['1', '2'])
		expect(why(years)).toEqual(['10: “2018.” may be the number of a paragraph. It was kept in the text.'])
		expect(why(parseCode('Code\n\nRules\n\n1. You must ask.\n1500. You must tell.'))).toEqual([
			'6: “1500.” may be the number of a paragraph. It was kept in the text.',
		])
	})

	it('gives a number its text where a blank line stands between', () => {
		const outline = parseCode(councilCodes.partedNumbers)
		expect(clausesOf(outline).map(({ number, text }) => [number, text])).toEqual([
			['1', 'Be honest in all that you do.'],
			['2', 'Be kind.'],
		])
	})
})

describe('a short line behind a paragraph', () => {
	const around = (line: string, after: string) => `Code\n\nFirst\n\n1. Be honest.\n\n${line}\n\n${after}`

	it('is the policy that it refers to, where a heading follows', () => {
		const outline = parseCode(around('Gifts Policy', 'Gifts\n\nRefuse them all.'))
		expect(headingsOf(outline)).toEqual(['First', 'Gifts'])
		expect(clausesOf(outline)[0]?.text).toBe('Be honest.\n\n*Gifts Policy*')
		expect(outline.unsure.map(({ line }) => line)).toEqual([7])
	})

	it('is sure where it stands in italics, also with an asterisk lost', () => {
		for (const line of ['*Gifts Policy*', '*Gifts Policy']) {
			const outline = parseCode(around(line, 'Gifts\n\nRefuse them all.'))
			expect(clausesOf(outline)[0]?.text).toBe('Be honest.\n\n*Gifts Policy*')
			expect(outline.unsure).toEqual([])
		}
	})

	it('is a heading with text of its own, and may be a policy if it is called like one', () => {
		const outline = parseCode(around('Gifts Policy', 'Refuse them all.'))
		expect(headingsOf(outline)).toEqual(['First', 'Gifts Policy'])
		expect(why(outline)).toEqual(['7: “Gifts Policy” was taken for a heading, but may be the name of a policy.'])
	})
})

it('nests points by what stands before them: one space more is no deeper, unless a colon announces it', () => {
	const [clause] = clausesOf(parseCode('1. You must:\n- tell:\n - your manager;\n - the clerk;\n- ask;\n - wait.'))
	expect(clause?.text).toBe('You must:\n\n- tell:\n  - your manager;\n  - the clerk;\n- ask;\n- wait.')
})
