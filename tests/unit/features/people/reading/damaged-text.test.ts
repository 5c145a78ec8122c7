import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repairText, withoutInvisible } from '#app/features/people/reading/damaged-text.ts'
import { parsePeopleImport } from '#app/features/people/import/parse-people-import.ts'
import { plainLayout, type ImportLayout } from '#app/features/people/import/import-layout.ts'
import { peopleFile, type Cells } from '#tests/factories/people-file.ts'

const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
/** As a program reads UTF-8 that takes it for the code page of Windows. */
const misread = (text: string) =>
	[...new TextEncoder().encode(text)]
		.map((byte) => (byte >= 128 && byte < 160 ? (upper[byte - 128] ?? '') : String.fromCharCode(byte)))
		.join('')
const misreadByMac = (text: string) => new TextDecoder('macintosh').decode(new TextEncoder().encode(text))

const names = [
	'Seán',
	'O’Brien',
	'Siân',
	'Łukasz',
	'Zoë',
	'Þóra',
	'Šimon Čapek',
	'Ó Súilleabháin',
	'Nguyễn Thị Ánh',
	'Adébáyọ̀',
	'Müller-Lüdenscheidt',
	'Françoise',
]
const farNames = ['Ελένη', 'Иван', 'محمد', 'ਗੁਰਪ੍ਰੀਤ', 'সুমন', '李雷']

describe('letters that were damaged before the file came', () => {
	it.each([...names, ...farNames])('are repaired: %s', (name) => {
		const whole = name.normalize('NFC')
		expect(repairText(misread(whole))).toBe(whole)
		expect(repairText(misread(misread(whole)))).toBe(whole)
	})

	it.each(names.filter((name) => name !== 'Adébáyọ̀'))('are repaired where an old Mac has read them: %s', (name) => {
		const whole = name.normalize('NFC')
		expect(repairText(misreadByMac(whole).normalize('NFC'))).toBe(whole)
	})

	it.each(['PÃ draig', 'Å imon'])('are repaired where half of one has become a space: %s', (cell) => {
		expect(repairText(cell)).toMatch(/^(?:Pàdraig|Šimon)$/)
	})

	it.each([
		...names,
		...farNames,
		'ÂNGELO',
		'Ângela Ã',
		'ÖZGÜR',
		'L’Écuyer',
		'É. Smith',
		'São João',
		'IRMÃ',
		'Å. Berg',
		'£12 – 14 °C',
		'Tūī',
		'Đỗ',
	])('are none in %s', (name) => {
		expect(repairText(name.normalize('NFC'))).toBe(name.normalize('NFC'))
	})

	it('are none in what is right, and are the whole of it where it is wrong', () => {
		const word = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿŁłŚśŻżĀā'’ -]{1,20}$/).map((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
		fc.assert(
			fc.property(word, (text) => {
				expect(repairText(repairText(text))).toBe(repairText(text))
				const damaged = misread(text).replaceAll('\u00a0', ' ')
				if (damaged.trim() === damaged && !/[À-ÿ][^a-z '-]/.test(text) && !/[\u00e0\u0160]/.test(text))
					expect(repairText(damaged)).toBe(text)
			}),
		)
	})
})

describe('what cannot be seen', () => {
	it.each([
		['Ann\u200b', 'Ann'],
		['T\u00adest', 'Test'],
		['\u202eada\u202c', 'ada'],
		['Ann\u2060Marie', 'AnnMarie'],
		['\ufeffAda', 'Ada'],
		['O\u200dKafor', 'OKafor'],
		['Ada \u200e Okafor', 'Ada Okafor'],
		['\u2066Ada\u2069', 'Ada'],
		['می\u200cخواهم', 'می\u200cخواهم'],
		['ක්\u200dෂ', 'ක්\u200dෂ'],
		['محمد\u200c', 'محمد'],
	])('is taken out, but where it is part of the spelling: %j', (cell, seen) => {
		expect(withoutInvisible(cell)).toBe(seen)
	})
})

describe('in a file', () => {
	const read = (cells: Cells, layout: Partial<ImportLayout> = {}) => parsePeopleImport(peopleFile(cells), { ...plainLayout, ...layout })

	it('damaged names are asked about, and repaired on a yes', () => {
		const cells = { given_name: 'SeÃ¡n', family_name: 'Oâ€™Brien' }
		const found = read(cells)
		expect(found.question).toEqual({
			about: 'letters',
			cells: 2,
			sample: [
				{ found: 'SeÃ¡n', repaired: 'Seán' },
				{ found: 'Oâ€™Brien', repaired: 'O’Brien' },
			],
		})
		expect(found.errors).toMatchObject([{ row: 2, message: expect.stringMatching(/“SeÃ¡n” for “Seán” \(2 cells\).*--letters repair/) }])
		expect(read(cells, { letters: 'repair' })).toMatchObject({
			question: null,
			errors: [],
			rows: [{ givenName: 'Seán', familyName: 'O’Brien' }],
		})
		expect(read(cells, { letters: 'keep' })).toMatchObject({ question: null, errors: [], rows: [{ givenName: 'SeÃ¡n' }] })
	})

	it('signs that cannot be seen go, with a notice', () => {
		const found = read({ employee_number: '100001\u200b', given_name: 'Ann\u200b', family_name: 'T\u00adest' })
		expect(found).toMatchObject({ errors: [], rows: [{ employeeNumber: '100001', givenName: 'Ann', familyName: 'Test' }] })
		expect(found.notices).toContain('Characters that cannot be seen were taken out of row 2.')
	})

	it.each([
		['the family name', { given_name: '', family_name: 'Suharto' }, { givenName: '', familyName: 'Suharto' }],
		['the given name', { given_name: 'Suharto', family_name: '' }, { givenName: 'Suharto', familyName: '' }],
	])('somebody may have one name: %s', (_, cells, row) => {
		const found = read(cells)
		expect(found).toMatchObject({ errors: [], rows: [row] })
		expect(found.notices).toContainEqual(expect.stringMatching(/^One name only is given on row 2/))
	})

	it('somebody without any name is refused', () => {
		expect(read({ given_name: '', family_name: '' }).errors.map(({ column }) => column)).toEqual(['given_name', 'family_name'])
	})
})
