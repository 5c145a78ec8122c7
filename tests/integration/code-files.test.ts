import { describe, expect, it } from 'vitest'
import { countOutline } from '#app/features/code/reading/count-outline.ts'
import { parseCode } from '#app/features/code/reading/parse-code.ts'
import { readCodeFile } from '#app/features/code/reading/read-code-file.server.ts'
import { printCode, printedQuestions, printedSections } from '#tests/factories/printed-code.ts'
import { wordDocument } from '#tests/factories/word-document.ts'
import { claimSize, zip } from '#tests/factories/zip.ts'

async function sourceOf(bytes: Uint8Array, name = 'code.docx'): Promise<string> {
	const read = await readCodeFile(bytes, name)
	if ('error' in read) throw new Error(read.error)
	return read.source
}

describe('a text file', () => {
	const text = 'Code\n\n1. Gifts under £50 – “small” ones.\n'
	const windows = Buffer.from(text.replace('–', '\x96').replace('“', '\x93').replace('”', '\x94'), 'latin1')
	const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
	it.each<[string, Buffer]>([
		['UTF-8', Buffer.from(text)],
		['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
		['UTF-16', utf16],
		['UTF-16, big end first', Buffer.from(utf16).swap16()],
		['Windows-1252', windows],
	])('is read in %s', async (_, bytes) => {
		expect(await readCodeFile(bytes, 'Code.MD')).toEqual({ source: text, mediaType: 'text/markdown' })
		expect(await readCodeFile(bytes, 'code.txt')).toEqual({ source: text, mediaType: 'text/plain' })
	})
})

describe('a Word document', () => {
	it('is read with the numbers that Word prints', async () => {
		const file = wordDocument(
			[
				{ text: 'Code of Conduct', style: 'Title' },
				{ text: 'Honesty', style: 'Heading1', list: 0 },
				{ text: 'Be honest & <open>:', list: 1 },
				{ text: 'with the public;', list: 1, level: 1 },
				{ text: 'with each other:', list: 1, level: 1 },
				{ text: 'always.', list: 1, level: 2 },
				{ text: 'Take no gifts', list: 1, note: '2' },
				{ text: 'not one', list: 2 },
				{ text: 'Gifts Policy', italic: true },
				{ text: 'Care', style: 'Heading1', list: 0 },
				{ text: 'Count from one.', list: 3 },
				{ text: 'Then go on.', list: 3 },
			],
			{
				table: [
					['Value', 'Do'],
					['£5', 'Refuse | tell'],
				],
				notes: { 2: 'Nor anything else.' },
			},
		)
		const source = await sourceOf(file)
		expect(source).toBe(
			[
				'# Code of Conduct',
				'## Honesty',
				'1. Be honest & <open>:',
				'  (a) with the public;',
				'  (b) with each other:',
				'    (i) always.',
				'2. Take no gifts[2]',
				'[2] Nor anything else.',
				'- not one',
				'*Gifts Policy*',
				'## Care',
				'1. Count from one.',
				'2. Then go on.',
				'| Value | Do |\n|---|---|\n| £5 | Refuse \\| tell |',
			].join('\n\n'),
		)
		const outline = parseCode(source)
		expect(outline.sections.map(({ heading, clauses }) => [heading, ...clauses.map(({ number }) => number)])).toEqual([
			['Honesty', '1', '2'],
			['Care', '1', '2'],
		])
	})

	it('is read with headings that Word numbers by their style', async () => {
		const source = await sourceOf(
			wordDocument([
				{ text: 'Scope', style: 'Heading1' },
				{ text: 'For all.', list: 4, level: 1 },
				{ text: 'For each.', list: 4, level: 1 },
				{ text: 'Gifts', style: 'Heading1' },
				{ text: 'None.', list: 4, level: 1 },
			]),
		)
		expect(source.split('\n\n')).toEqual(['## 1. Scope', '1.1 For all.', '1.2 For each.', '## 2. Gifts', '2.1 None.'])
	})
})

describe('a Code as a council prints it', () => {
	const source = printCode()
	const outline = parseCode(source)

	it('has its 61 paragraphs, 3 blocks without a number, 31 sections and 12 questions', () => {
		expect(countOutline(outline)).toEqual({ paragraphs: 61, unnumbered: 3, headings: 31, questions: 12 })
	})

	it('has every paragraph in its section, and every question', () => {
		const shape = (sections: { heading: string; clauses: { number: string | null }[] }[]) =>
			sections.map(({ heading, clauses }) => [heading, ...clauses.map(({ number }) => number)])
		expect(shape(outline.sections)).toEqual(shape(printedSections))
		expect(outline.questions.map(({ title }) => title)).toEqual(printedQuestions.map(({ title }) => title))
	})

	it('has sentences that a page parted whole again, and names of policies in italics', () => {
		expect(source.match(/[a-z]\n\n[a-z]/g)?.length).toBeGreaterThan(5)
		const texts = outline.sections.flatMap(({ clauses }) => clauses.map(({ text }) => text))
		expect(texts.filter((text) => /[a-z]\n\n[a-z]/.test(text))).toEqual([])
		expect(texts.filter((text) => /\n\n\*[^*]+\*$/.test(text)).length).toBeGreaterThan(6)
	})

	it('is unsure of the lines that are called like a policy, and of nothing else', () => {
		const lines = source.split('\n')
		expect(outline.unsure.map(({ line }) => lines[line - 1]?.slice(0, 40))).toEqual([
			"The council's Constitution",
			'The Constitution',
			'Protocol on Member/Officer Relations, in',
			'Policy on Declaring and Registering Inte',
			'Gifts and Hospitality Policy',
			'Constitution – Protocol for Employees wo',
			'Constitution – Protocol for Employees wo',
			'Comprehensive Equality Policy and Recrui',
			'Statement of Employee Indemnity',
			'Social Media Policy and Guidance',
		])
	})
})

describe('what is no Code', () => {
	const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])
	const whole = wordDocument([{ text: 'Be honest.' }])
	const laughs = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join('')
	const entities = zip({
		'word/document.xml': `<!DOCTYPE w:document [<!ENTITY l0 "ha">${laughs}]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>`,
	})
	const bomb = zip({ 'word/document.xml': Buffer.alloc(40_000_000, 32) })
	it.each<[string, Uint8Array, RegExp]>([
		['nothing', new Uint8Array(), /empty/],
		['too much', Buffer.alloc(5_000_001, 32), /larger than 5 MB/],
		['a PDF', Buffer.from('%PDF-1.7\n'), /PDF.*Save the Code as a Word document \(\.docx\) or as text/],
		['RTF', Buffer.from('{\\rtf1 Be honest.}'), /RTF/],
		['a .doc', compound, /\(\.doc\), or it has a password/],
		['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), /cannot be read as text/],
		['a zip of something else', zip({ 'a.xml': '<a/>' }), /not a Word document/],
		['a document that is cut off', whole.subarray(0, whole.length - 30), /damaged or cut off/],
		['a document that unzips to more than any Code', bomb, /unzips to more/],
		['a document that unzips to more than it is listed with', claimSize(bomb, 1000), /damaged, or unzips to more/],
		['a document that unzips to less than it is listed with', claimSize(whole, 20_000), /damaged, or unzips to more/],
		['XML that is none', zip({ 'word/document.xml': '<w:document' }), /damaged|no text/],
		['a document with entities inside of entities', entities, /damaged or cut off/],
		['a document without text', wordDocument([]), /no text/],
	])('%s: is refused with what to do', async (_, bytes, message) => {
		expect(await readCodeFile(bytes, 'code.docx')).toEqual({ error: expect.stringMatching(message) })
	})
})
