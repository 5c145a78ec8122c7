import { describe, expect, it } from 'vitest'
import { doubtsOf, leftOf, shapeOf } from '#tests/factories/outline-shape.ts'

const code = (...lines: string[]) => ['Code of Conduct', '', ...lines].join('\n')

describe('a number that is glued to its text', () => {
	it.each([
		['1.1 Officers act fairly.', '1.2Officers keep records.', '1.3 Officers ask.'],
		['1.1 Officers act fairly.', '1.2.Officers keep records.', '1.3 Officers ask.'],
		['1. Officers act fairly.', '2.Officers keep records.', '3. Officers ask.'],
		['(1) Officers act fairly.', '(2)Officers keep records.', '(3) Officers ask.'],
		['1) Officers act fairly.', '2)Officers keep records.', '3) Officers ask.'],
		['2.1.1 Officers act fairly.', '2.1.2Officers keep records.', '2.1.3 Officers ask.'],
		['1.1 Officers act fairly.', '1.2A person keeps records.', '1.3 Officers ask.'],
		['1.1 Officers act fairly.', '1.2“Officers” keep records.', '1.3 Officers ask.'],
	])('%s %s', (...lines) => {
		const numbers = shapeOf(code('Conduct', '', lines.join('\n\n')))
			.slice(2)
			.map((line) => line.split(' ')[0])
		expect(numbers).toHaveLength(3)
		expect(numbers.map((number) => lines.findIndex((line) => line.replace('(', '').startsWith(number ?? '-')))).toEqual([0, 1, 2])
	})

	it.each([
		'1.2officers keep records.',
		'1 .2 Officers keep records.',
		'1,2 Officers keep records.',
		'1. 2 Officers keep.',
		'l.2 Officers keep.',
		'[2] Officers keep.',
	])('%s is doubted where it is not read', (line) => {
		expect(doubtsOf(code('Conduct', '', '1.1 Officers act fairly.', '', line, '', '1.3 Officers ask.')).join()).toMatch(/^7: |,7: /)
	})
})

describe('letters at the start of a point', () => {
	it.each([
		['(a) fairly;', '(b)openly.'],
		['a) fairly;', 'b)openly.'],
		['(i) fairly;', '(ii)openly.'],
	])('%s %s', (one, other) => {
		expect(shapeOf(code('Conduct', '', '1. Officers act:', '', one, '', other)).at(-1)).toBe(`1 Officers act: / - ${one} / - ${other}`)
	})
})

describe('other ways to count', () => {
	it.each<[string, string[], string[]]>([
		[
			'statutes',
			['1.—(1) One.', '(2) Two.', '(3) Three.', '2. Four.', '3.—(1) Five.', '(2) Six.'],
			['1(1)', '1(2)', '1(3)', '2', '3(1)', '3(2)'],
		],
		['statutes with a hyphen', ['1.-(1) One.', '(2) Two.', '2.-(1) Three.'], ['1(1)', '1(2)', '2(1)']],
		['statutes without a dash', ['1(1) One.', '1(2) Two.', '2(1) Three.'], ['1(1)', '1(2)', '2(1)']],
		['letters and figures', ['A1 One.', 'A2 Two.', 'A3 Three.'], ['A1', 'A2', 'A3']],
		['letters, points and figures', ['A.1 One.', 'A.2 Two.', 'A.3 Three.'], ['A.1', 'A.2', 'A.3']],
		['letters over decimals', ['B1.1 One.', 'B1.2 Two.', 'B2.1 Three.'], ['B1.1', 'B1.2', 'B2.1']],
		['Para', ['Para 1.1 One.', 'Para 1.2 Two.'], ['1.1', '1.2']],
		['Paragraph', ['Paragraph 1 One.', 'Paragraph 2 Two.'], ['1', '2']],
		['Article', ['Article 4 One.', 'Article 5 Two.'], ['4', '5']],
		['Clause', ['Clause 2. One.', 'Clause 3. Two.'], ['2', '3']],
		['§', ['§ 3 One.', '§ 4 Two.'], ['3', '4']],
		['§ without a space', ['§3 One.', '§4 Two.'], ['3', '4']],
		['numbers put in later', ['12. One.', '12A. Two.', '12B. Three.', '13. Four.'], ['12', '12A', '12B', '13']],
		['Roman numbers', ['I. One is all.', 'II. Two are some.', 'III. Three are many.'], ['I', 'II', 'III']],
		['numbers behind bullets', ['• 1.1 One.', '• 1.2 Two.'], ['1.1', '1.2']],
		['escaped points', ['1\\. One.', '2\\. Two.'], ['1', '2']],
	])('%s', (_, lines, numbers) => {
		const read = shapeOf(code('Conduct', '', lines.join('\n\n'))).slice(2)
		expect(read.map((line) => line.split(' ')[0])).toEqual(numbers)
	})

	it('stands under headings with letters', () => {
		expect(shapeOf(code('A. Conduct', '', 'A1 Act fairly.', '', 'A2 Keep records.', '', 'B. Gifts', '', 'B1 Refuse gifts.'))).toEqual([
			'= Code of Conduct',
			'# A. Conduct',
			'A1 Act fairly.',
			'A2 Keep records.',
			'# B. Gifts',
			'B1 Refuse gifts.',
		])
	})
})

describe('a table of contents', () => {
	const text = ['1 Conduct', '', '1.1 Officers act fairly.', '', '2 Gifts', '', '2.1 Officers refuse gifts.']
	it.each<[string, string[]]>([
		['with dots', ['Contents', '', '1 Conduct ........ 2', '2 Gifts ........ 3']],
		['with spaced dots', ['Contents', '1 Conduct . . . . . 2', '2 Gifts . . . . . 3']],
		['with an ellipsis', ['CONTENTS', '', '1 Conduct…… 2', '', '2 Gifts…… 3']],
		['with tabs', ['Table of contents', '', '1 Conduct\t2', '2 Gifts\t3']],
		['with gaps', ['Contents                Page', '', '1   Conduct          2', '2   Gifts            3']],
		['with numbers alone', ['Contents', '', '1 Conduct 2', '2 Gifts 3']],
		['without pages', ['Contents', '', '1 Conduct', '2 Gifts']],
		['with dots and no heading', ['1 Conduct ........ 2', '2 Gifts ........ 3']],
	])('%s is left out, and said so', (_, contents) => {
		const source = code(...contents, '', ...text)
		expect(shapeOf(source)).toEqual([
			'= Code of Conduct',
			'# 1 Conduct',
			'1.1 Officers act fairly.',
			'# 2 Gifts',
			'2.1 Officers refuse gifts.',
		])
		expect(leftOf(source)).toHaveLength(contents.filter((line) => line !== '').length)
		expect(doubtsOf(source).join()).toContain('table of contents')
	})
})

describe('what stands on every page', () => {
	const page = (lines: string[], ...rest: string[]) =>
		code(
			'1. Conduct',
			'',
			'1.1 Officers act fairly.',
			'',
			...lines,
			'',
			'1.2 Officers keep',
			'',
			...rest,
			'',
			'records of all.',
			'',
			'2. Gifts',
			'',
			'2.1 Officers refuse gifts.',
		)
	it.each<[string, string[], string[]]>([
		['a number and a line', ['2', '', 'COUNTY COUNCIL CODE - PUBLIC'], ['3', '', 'COUNTY COUNCIL CODE - PUBLIC']],
		['a line and a number', ['Staff matters', '2'], ['Staff matters', '3']],
		['Page 2 of 12', ['Page 2 of 12'], ['Page 3 of 12']],
		['a line with a number', ['Westmere Council | Page 2'], ['Westmere Council | Page 3']],
		['a line with its number in front', ['2 Westmere Council Code'], ['3 Westmere Council Code']],
		['the title', ['Code of Conduct'], ['Code of Conduct']],
		['three lines', ['Version 2.1', 'March 2026', '2'], ['Version 2.1', 'March 2026', '3']],
		['form feeds', ['\fWestmere'], ['\fWestmere']],
	])('%s: is left out, and said so', (_, one, other) => {
		const source = page(one, ...other)
		expect(shapeOf(source)).toEqual([
			'= Code of Conduct',
			'# 1. Conduct',
			'1.1 Officers act fairly.',
			'1.2 Officers keep records of all.',
			'# 2. Gifts',
			'2.1 Officers refuse gifts.',
		])
		expect(leftOf(source).length).toBe([...one, ...other].filter((line) => line !== '').length)
		expect(doubtsOf(source).join()).toContain('left out')
	})
})

describe('a document without blank lines', () => {
	it.each<[string, string[], string[]]>([
		[
			'sentences',
			['Conduct', 'Officers act fairly.', 'Gifts', 'Officers refuse gifts.'],
			['# Conduct', '· Officers act fairly.', '# Gifts', '· Officers refuse gifts.'],
		],
		[
			'numbers',
			['Conduct', '1. Officers act fairly.', '2. Officers ask.', 'Gifts', '3. Officers refuse.'],
			['# Conduct', '1 Officers act fairly.', '2 Officers ask.', '# Gifts', '3 Officers refuse.'],
		],
		[
			'capitals',
			['CONDUCT', 'Officers act fairly.', 'GIFTS', 'Officers refuse gifts.'],
			['# CONDUCT', '· Officers act fairly.', '# GIFTS', '· Officers refuse gifts.'],
		],
		[
			'points',
			['Conduct', 'Officers:', '- act fairly;', '- ask.', 'Gifts', 'Officers refuse gifts.'],
			['# Conduct', '· Officers: / - act fairly; / - ask.', '# Gifts', '· Officers refuse gifts.'],
		],
		[
			'decimals',
			['1 Conduct', '1.1 Officers act fairly.', '2 Gifts', '2.1 Officers refuse.'],
			['# 1 Conduct', '1.1 Officers act fairly.', '# 2 Gifts', '2.1 Officers refuse.'],
		],
	])('%s', (_, lines, read) => {
		expect(shapeOf(['Code of Conduct', ...lines].join('\n'))).toEqual(['= Code of Conduct', ...read])
	})
})

describe('the first half of a sentence that a list finishes', () => {
	it.each([
		'The officer should —',
		'The officer should',
		'Every officer must:',
		'Officers will not',
		'You are expected to',
		'Employees of the Council may',
	])('%s is no heading', (stem) => {
		expect(
			shapeOf(
				code('Interests', '', stem, '', '1. declare interests; and', '2. refuse gifts.', '', 'Records', '', 'The officer keeps records.'),
			),
		).toEqual([
			'= Code of Conduct',
			'# Interests',
			`· ${stem} / - 1. declare interests; and / - 2. refuse gifts.`,
			'# Records',
			'· The officer keeps records.',
		])
	})
})

describe('a word that the end of a line divides', () => {
	it('is put together, and asked about where it may have a hyphen', () => {
		const source = code('1. Conduct', '', '1.1 Officers act fair-', 'ly and keep their well-', 'being in mind.')
		expect(shapeOf(source).at(-1)).toBe('1.1 Officers act fairly and keep their well-being in mind.')
		expect(doubtsOf(source)).toEqual([
			'6: “fairly” was divided at the end of a line: it may be “fair-ly”.',
			'7: “well-being” stands at the end of a line: it may be “wellbeing”.',
		])
	})
	it.each([
		['where the document has it whole', ['1.1 Act fair-', 'ly, for to act fairly is all.'], '1.1 Act fairly, for to act fairly is all.'],
		[
			'where the document has it with a hyphen',
			['1.1 Keep your well-', 'being, for well-being is all.'],
			'1.1 Keep your well-being, for well-being is all.',
		],
		['at a hyphen that is only printed there', ['1.1 Act fair\u00ad', 'ly.'], '1.1 Act fairly.'],
		['before a capital', ['1.1 The Member-', 'Officer protocol binds you.'], '1.1 The Member-Officer protocol binds you.'],
		['in a list of two', ['1.1 Keep pre-', 'and post-employment rules.'], '1.1 Keep pre- and post-employment rules.'],
	])('is sure %s', (_, lines, read) => {
		const source = code('1. Conduct', '', ...lines)
		expect(shapeOf(source).at(-1)).toBe(read)
		expect(doubtsOf(source)).toEqual([])
	})
})

describe('the name of a website', () => {
	it.each([
		'Staff intranet',
		'Home > Staff > Conduct',
		'Skip to main content',
		'We use cookies to make this site work.',
		'www.westmere.gov.uk',
		'Sign in',
	])('%s is no title', (line) => {
		const source = [line, '', 'Officer Code of Conduct', '', '2.1 Officers act fairly.', '', '2.2 Officers keep records.'].join('\n')
		expect(shapeOf(source)).toEqual(['= Officer Code of Conduct', '2.1 Officers act fairly.', '2.2 Officers keep records.'])
		expect(leftOf(source)).toEqual([`1 website: ${line}`])
	})
	it.each(['Westmere District Council', 'The Hub', 'Our people', 'Working here', 'Westmere'])('%s is doubted as a title', (line) => {
		expect(doubtsOf([line, '', 'Officer Code of Conduct', '', '2.1 Officers act fairly.'].join('\n')).join()).toMatch(/^1: .*title/)
	})
})
