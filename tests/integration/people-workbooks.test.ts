import { describe, expect, it } from 'vitest'
import { openPeopleFile } from '#app/features/people/import/open-people-file.server.ts'
import { parsePeopleImport } from '#app/features/people/import/parse-people-import.ts'
import { usualColumns } from '#app/features/people/import/people-rows.ts'
import { plainLayout } from '#app/features/people/import/import-layout.ts'
import { workbook, workbookOf, type Cell, type SheetOf } from '#tests/factories/workbook.ts'
import { claimSize, zip } from '#tests/factories/zip.ts'

const read = async (file: Uint8Array, layout = {}) => parsePeopleImport(await openPeopleFile(file), { ...plainLayout, ...layout })
const day = (text: string) => new Date(`${text}T00:00:00Z`)
const person = [
	100001,
	'Zoë',
	'O’Brien ',
	null,
	'permanent',
	'Resources',
	'Finance',
	'Payroll',
	'Clerk',
	null,
	day('2020-04-01'),
	null,
	null,
]

describe('a workbook', () => {
	it('is read: numbers as digits, date cells as days, empty rows counted', async () => {
		const rows = [[...usualColumns], person, [null], [100002, ...person.slice(1, 11), day('2026-02-28'), 'part-time']]
		expect(await read(workbook(rows))).toMatchObject({
			errors: [],
			rows: [
				{ row: 2, employeeNumber: '100001', givenName: 'Zoë', familyName: 'O’Brien', startDate: '2020-04-01', leaveDate: null },
				{ row: 4, employeeNumber: '100002', leaveDate: '2026-02-28', tags: 'part-time' },
			],
		})
	})

	it('is asked about a day that is text with the year last', async () => {
		const { question } = await read(workbook([[...usualColumns], [...person.slice(0, 10), '01/04/2020', null, null]]))
		expect(question).toEqual({ about: 'dates', sample: ['01/04/2020'] })
	})

	it('is asked about a title in merged cells over the header', async () => {
		const book = workbook([['People of June'], [null], [...usualColumns], person])
		expect(await read(book)).toMatchObject({
			errors: [{ row: 1, column: null, message: expect.stringMatching(/no person: “People of June”/) }],
			question: { about: 'other-rows', rows: [{ row: 1, why: 'above-header', text: 'People of June' }], total: 1 },
		})
		expect(await read(book, { otherRows: 'leave-out' })).toMatchObject({ errors: [], rows: [{ row: 4 }], leftOut: [{ row: 1 }] })
	})

	it('is read by the list of its entries, and not by what else is in the file', async () => {
		const [file, other] = [workbook([[...usualColumns], person]), workbook([[...usualColumns], [999999, ...person.slice(1)]])]
		const [listAt, otherListAt] = [file, other].map((each) => each.readUInt32LE(each.length - 6))
		const hidden = Buffer.concat([file.subarray(0, listAt), other.subarray(0, otherListAt), file.subarray(listAt)])
		hidden.writeUInt32LE((listAt ?? 0) + (otherListAt ?? 0), hidden.length - 6)
		expect(await read(hidden)).toMatchObject({ errors: [], rows: [{ employeeNumber: '100001' }] })
	})

	const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])
	const whole = workbook([[...usualColumns], person])
	it.each<[string, Uint8Array, RegExp]>([
		[
			'with a password',
			Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]),
			/protected by a password\. Remove the password/,
		],
		['of old', compound, /\(\.xls\)\. Save it as \.xlsx/],
		['that is cut off', whole.subarray(0, whole.length - 30), /damaged or cut off/],
		['with spoiled bytes', Buffer.concat([whole.subarray(0, 60), Buffer.alloc(40), whole.subarray(100)]), /damaged|cannot be read/],
		['that is another zip', zip({ 'notes.txt': 'no' }), /not an Excel workbook/],
		['that unzips to gigabytes', claimSize(whole, 410_000_000), /unzips to more than 400 MB/],
		['that is listed with sizes that are not its own', claimSize(whole, 100), /damaged or cut off/],
		['without a row', workbook([]), /empty/],
	])('%s is refused with a remedy', async (_, file, message) => {
		expect((await read(file)).errors).toEqual([{ row: 1, column: null, message: expect.stringMatching(message) }])
	})
})

const header: Cell[] = [...usualColumns]
/** The person with other cells in some columns. */
const personWith = (cells: Partial<Record<(typeof usualColumns)[number], Cell>>): Cell[] =>
	usualColumns.map((column, place) => (column in cells ? (cells[column] ?? null) : (person[place] ?? null)))
const raw = (xml: string): Cell => ({ xml })
const sheet = (cells: Parameters<typeof personWith>[0], more: SheetOf = {}): SheetOf => ({ rows: [header, personWith(cells)], ...more })
const two = (number: number) => [header, [number, ...person.slice(1)]] as Cell[][]

describe('the cells of a workbook', () => {
	it.each<[string, Parameters<typeof personWith>[0], object, object?]>([
		['a number of scientific notation is its digits', { employee_number: raw('<c><v>1E+05</v></c>') }, { employeeNumber: '100000' }],
		['as is one with a point in it', { employee_number: raw('<c><v>4.217E3</v></c>') }, { employeeNumber: '4217' }],
		['a number with a format of zeros keeps them', { employee_number: raw('<c s="2"><v>4217</v></c>') }, { employeeNumber: '004217' }],
		['a number that is text keeps its zeros', { employee_number: '004217' }, { employeeNumber: '004217' }],
		['a formula is the value that was worked out', { job_title: raw('<c t="str"><f>A1&amp;"x"</f><v>Head</v></c>') }, { jobTitle: 'Head' }],
		['a formula may give an empty text', { tags: raw('<c t="str"><f>IF(1,"","")</f><v></v></c>') }, { tags: '' }],
		[
			'rich text is its words',
			{ given_name: raw('<c t="inlineStr"><is><r><t>Zo</t></r><r><rPr><b/></rPr><t>ë</t></r></is></c>') },
			{ givenName: 'Zoë' },
		],
		[
			'pronunciation is left out',
			{ family_name: raw('<c t="inlineStr"><is><t>田中</t><rPh sb="0" eb="2"><t>タナカ</t></rPh></is></c>') },
			{ familyName: '田中' },
		],
		['CDATA is text', { given_name: raw('<c t="inlineStr"><is><t><![CDATA[Ann & Bo]]></t></is></c>') }, { givenName: 'Ann & Bo' }],
		['CDATA may be a value', { job_title: raw('<c t="str"><v><![CDATA[Head]]></v></c>') }, { jobTitle: 'Head' }],
		[
			'escaped characters are themselves',
			{ job_title: raw('<c t="str"><v>Head_x0020_of_x0020_Service</v></c>') },
			{ jobTitle: 'Head of Service' },
		],
		[
			'comments and unknown elements say nothing',
			{ team: raw('<c t="inlineStr"><!-- no --><is><t>Payroll</t></is><extLst><ext><t>x</t></ext></extLst></c>') },
			{ team: 'Payroll' },
		],
		[
			'shared strings, rich and with pronunciation',
			{ given_name: raw('<c t="s"><v>0</v></c>'), family_name: raw('<c t="s"><v>1</v></c>') },
			{ givenName: 'Siân', familyName: '山田' },
		],
		['an ISO day', { start_date: raw('<c t="d"><v>2020-04-01T00:00:00</v></c>') }, { startDate: '2020-04-01' }],
		['a day of a format of one’s own', { start_date: raw('<c s="3"><v>43922</v></c>') }, { startDate: '2020-04-01' }],
		['a day with a midnight', { start_date: raw('<c s="4"><v>43922</v></c>') }, { startDate: '2020-04-01' }],
		['a true day is TRUE in a cell that is not read as a day', { job_title: raw('<c t="b"><v>1</v></c>') }, { jobTitle: 'TRUE' }],
		['a percentage is shown as one', { job_title: raw('<c s="5"><v>0.5</v></c>') }, { jobTitle: '50%' }],
	])('%s', async (_, cells, expected) => {
		const shared = '<si><t>Siân</t></si><si><r><t>山</t></r><r><t>田</t></r><rPh sb="0" eb="1"><t>ヤマダ</t></rPh></si>'
		const formats = ['000000', '[$-809]dd mmmm yyyy;@', 'dd/mm/yyyy hh:mm', '0%', '[h]:mm', '"Day "0']
		expect(await read(workbookOf({ sheets: [sheet(cells)], shared, formats }))).toMatchObject({ errors: [], rows: [expected] })
	})

	it.each<[string, Parameters<typeof personWith>[0], string, RegExp]>([
		['#N/A in the manager', { manager_employee_number: raw('<c t="e"><v>#N/A</v></c>') }, 'manager_employee_number', /“#N\/A”.*formula/],
		['#REF! in the tags', { tags: raw('<c t="e"><f>X1</f><v>#REF!</v></c>') }, 'tags', /“#REF!”/],
		['#VALUE! in the e-mail', { email: raw('<c t="e"><v>#VALUE!</v></c>') }, 'email', /“#VALUE!”/],
		['#NAME? in a name', { given_name: raw('<c t="e"><v>#NAME?</v></c>') }, 'given_name', /“#NAME\?”/],
		['#DIV/0! in the last day', { leave_date: raw('<c t="e"><v>#DIV/0!</v></c>') }, 'leave_date', /“#DIV\/0!”/],
		['#N/A as text', { team: '#N/A' }, 'team', /“#N\/A”/],
		['#SPILL! in the worker type', { worker_type: raw('<c t="e"><v>#SPILL!</v></c>') }, 'worker_type', /“#SPILL!”/],
		[
			'a formula that was never worked out',
			{ job_title: raw('<c><f>VLOOKUP(A2,X:Y,2)</f></c>') },
			'job_title',
			/“=VLOOKUP\(A2,X:Y,2\)”.*no value/,
		],
		['a shared string that is not there', { job_title: raw('<c t="s"><v>99</v></c>') }, 'job_title', /“#VALUE!”/],
		['a time in place of a day', { start_date: raw('<c s="2"><v>0.375</v></c>') }, 'start_date', /“09:00:00”/],
		['a day with a time of the day', { start_date: raw('<c s="3"><v>43922.375</v></c>') }, 'start_date', /“2020-04-01 09:00:00”/],
		['a percentage as a number', { employee_number: raw('<c s="4"><v>0.5</v></c>') }, 'employee_number', /“50%”/],
		[
			'a number of more digits than Excel keeps',
			{ employee_number: raw('<c><v>1.23456789012346E+17</v></c>') },
			'employee_number',
			/as text/,
		],
	])('are refused with row and column: %s', async (_, cells, column, message) => {
		const formats = ['hh:mm', 'dd/mm/yyyy hh:mm', '0%']
		const { errors } = await read(workbookOf({ sheets: [sheet(cells)], formats }))
		expect(errors).toEqual([{ row: 2, column, message: expect.stringMatching(message) }])
	})

	it.each([
		['1', '2026-11-30'],
		['true', '2026-11-30'],
		['0', '2022-11-29'],
		['false', '2022-11-29'],
		[undefined, '2022-11-29'],
	])('count their days from 1904 where the workbook says so: %s', async (date1904, startDate) => {
		const cells = { start_date: raw('<c s="1"><v>44894</v></c>') }
		expect((await read(workbookOf({ sheets: [sheet(cells)], ...(date1904 !== undefined && { date1904 }) }))).rows).toMatchObject([
			{ startDate },
		])
	})

	it('may be without an address, or be nothing but a format on the last row of all', async () => {
		const rows = usualColumns.map((name) => `<c t="inlineStr"><is><t>${name}</t></is></c>`).join('')
		const cells = personWith({}).map((cell) =>
			cell === null ? '<c/>' : `<c t="str"><v>${cell instanceof Date ? '2020-04-01' : String(cell)}</v></c>`,
		)
		const xml = `<worksheet><sheetData><row>${rows}</row><row r="5">${cells.join('')}</row><row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData></worksheet>`
		expect(await read(workbookOf({ sheets: [{ xml }] }))).toMatchObject({ errors: [], rows: [{ row: 5, employeeNumber: '100001' }] })
	})
})

describe('the sheets of a workbook', () => {
	const old: SheetOf = { name: 'Old', rows: two(999999) }
	const people: SheetOf = { name: 'People', rows: two(100001) }

	it.each<[string, SheetOf[]]>([
		['a hidden sheet before it', [{ ...old, state: 'hidden' }, people]],
		['a very hidden sheet before it', [{ ...old, state: 'veryHidden' }, people]],
		['a hidden sheet after it', [people, { ...old, state: 'hidden' }]],
	])('one that can be seen is read: %s', async (_, sheets) => {
		expect(await read(workbookOf({ sheets }))).toMatchObject({
			rows: [{ employeeNumber: '100001' }],
			notices: ['The hidden sheet “Old” is not read.'],
		})
	})

	it.each<[string, SheetOf]>([
		['a chart', { kind: 'chartsheet', xml: '<chartsheet/>' }],
		['macros of old', { kind: 'xlMacrosheet', rows: two(999999) }],
		['a dialogue', { kind: 'dialogsheet', rows: two(999999) }],
		['nothing', { rows: [] }],
		['nothing but formats', { rows: [[raw('<c s="1"/>')]] }],
	])('one that has %s is passed over', async (_, first) => {
		expect(await read(workbookOf({ sheets: [first, people] }))).toMatchObject({
			errors: [],
			notices: [],
			rows: [{ employeeNumber: '100001' }],
		})
	})

	it('several that can be seen are asked about', async () => {
		const book = workbookOf({ sheets: [people, { ...old, name: 'Leavers' }] })
		expect(await read(book)).toMatchObject({
			errors: [{ row: 1, column: null, message: expect.stringMatching(/“People”, “Leavers”.*--sheet NAME/) }],
			question: { about: 'sheet', names: ['People', 'Leavers'] },
		})
		expect(await read(book, { sheet: 'Leavers' })).toMatchObject({
			rows: [{ employeeNumber: '999999' }],
			answers: [{ about: 'sheet', names: ['People', 'Leavers'] }],
		})
		expect((await read(book, { sheet: 'Movers' })).question).toMatchObject({ about: 'sheet' })
	})

	it('of which only hidden ones have anything are refused', async () => {
		expect((await read(workbookOf({ sheets: [{ ...old, state: 'hidden' }] }))).errors).toMatchObject([
			{ message: expect.stringMatching(/empty\. Only a hidden sheet/) },
		])
	})

	it('says that hidden rows and columns are read, and merged cells are filled downwards', async () => {
		const rows = [
			header,
			personWith({}),
			personWith({ employee_number: 100002, team: null }),
			personWith({ employee_number: 100003, team: null }),
		]
		const before = '<cols><col min="8" max="8" hidden="1"/></cols>'
		const after = '<mergeCells><mergeCell ref="H2:H3"/><mergeCell ref="A9:C9"/></mergeCells>'
		const found = await read(workbookOf({ sheets: [{ rows, hidden: [3, 4], before, after }] }))
		expect(found.notices).toEqual([
			'2 rows that are hidden in the workbook, by a filter or by hand, are read like the others (row 3, 4).',
			'Columns that are hidden in the workbook are read like the others (“team”).',
			'Where cells are merged downwards, each of their rows has what stands in the topmost (one cell).',
		])
		expect(found.rows).toMatchObject([{ team: 'Payroll' }, { team: 'Payroll' }])
		expect(found.errors).toMatchObject([{ row: 4, column: 'team' }])
	})

	it.each<[string, Omit<Parameters<typeof workbookOf>[0], 'sheets'>]>([
		['in the strict format', { isStrict: true }],
		['under other names', { names: { workbook: 'xl/book.xml', sheet: 'xl/pages/first.xml', shared: 'xl/words.xml' } }],
		[
			'with targets that are relative',
			{ targets: { workbook: '/xl/workbook.xml', sheet: 'worksheets/sheet1.xml', shared: 'sharedStrings.xml' } },
		],
		['with targets that go up', { targets: { sheet: '../xl/./worksheets/sheet1.xml' } }],
		['with other capitals', { names: { sheet: 'xl/worksheets/Sheet1.xml' }, targets: { sheet: '/XL/Worksheets/SHEET1.xml' } }],
		[
			'with names that are percent-encoded',
			{ names: { sheet: 'xl/worksheets/my sheet.xml' }, targets: { sheet: 'worksheets/my%20sheet.xml' } },
		],
		['at the top', { names: { workbook: 'workbook.xml' } }],
	])('are found %s', async (_, book) => {
		const shared = '<si><t>Siân</t></si>'
		const cells = { given_name: raw('<c t="s"><v>0</v></c>') }
		expect(await read(workbookOf({ sheets: [sheet(cells)], shared, ...book }))).toMatchObject({
			errors: [],
			rows: [{ givenName: 'Siân', startDate: '2020-04-01' }],
		})
	})

	it('may have names with a prefix', async () => {
		const cells = usualColumns.map((name) => `<x:c t="inlineStr"><x:is><x:t>${name}</x:t></x:is></x:c>`).join('')
		const xml = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row>${cells}</x:row></x:sheetData></x:worksheet>`
		expect((await read(workbookOf({ sheets: [{ xml }] }))).errors).toMatchObject([{ message: expect.stringMatching(/no people/) }])
	})
})

describe('a workbook that no list of people needs', () => {
	const cell = (place: string, row = 2) =>
		`<worksheet><dimension ref="A1:ZZZ99999999999"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="${row}"><c r="${place}"><v>2</v></c></row></sheetData></worksheet>`
	it.each<[string, string, RegExp]>([
		['a cell that no sheet can have', cell('ZZZZZZ999999999'), /a cell ZZZZZZ999999999/],
		['a row that no sheet can have', cell('A9999999', 9_999_999), /a row 9999999/],
		['a row of a billion', cell('B999999999', 999_999_999), /a row 999999999/],
		['a row that is no number', cell('A2').replace('r="2"', 'r="1e999"'), /a row 1e999/],
		['rows that go back', cell('A1', 1), /a row 1/],
		['a column far out', cell('XFD2'), /column 16384 of row 2; 200 columns is the most/],
		['a column beyond the last', cell('ZZZ2'), /a cell ZZZ2/],
		['a document type', `<!DOCTYPE x [<!ENTITY a "b">]>${cell('A2')}`, /document type/],
		['tags that do not close', cell('A2').replace('</sheetData>', ''), /cannot be read/],
		['a cell without an end', `<worksheet><sheetData><row><c t="str"><v>${'a'.repeat(2_100_000)}`, /two million letters/],
	])('is refused within a second: %s', async (_, xml, message) => {
		const began = performance.now()
		const { errors } = await read(workbookOf({ sheets: [{ xml }] }))
		expect(errors).toEqual([{ row: 1, column: null, message: expect.stringMatching(message) }])
		expect(performance.now() - began).toBeLessThan(3_000)
	})

	it.each<[string, Uint8Array, RegExp]>([
		['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n\0'), /PDF\. Export/],
		['a web page', Buffer.from('<html><table><tr><td>employee_number</td></tr></table></html>'), /web page.*Open it in Excel/],
		['a web page with its doctype', Buffer.from('\ufeff \n<!DOCTYPE html>\n<html>'), /web page/],
		['a web page in UTF-16', Buffer.from('\ufeff<table>', 'utf16le'), /web page/],
		['a web archive', Buffer.from('MIME-Version: 1.0\nContent-Type: multipart/related'), /web page/],
		[
			'the XML of 2003',
			Buffer.from(
				'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
			),
			/XML of 2003/,
		],
		['JSON', Buffer.from('[{"employee_number": 1}]'), /JSON/],
		['rich text', Buffer.from('{\\rtf1'), /rich text/],
		['a packed file', Buffer.from([0x1f, 0x8b, 8, 0]), /packed file/],
		['a workbook of 1992', Buffer.from([9, 4, 6, 0, 0, 4, 16, 0]), /of old/],
		['a workbook of 1990', Buffer.from([9, 8, 16, 0, 0, 6, 5, 0]), /of old/],
		[
			'OpenDocument',
			zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
			/\.ods.*Save the people as \.xlsx/,
		],
		['Numbers', zip({ 'Index/Document.iwa': 'x', 'Metadata/Properties.plist': 'x' }), /Numbers/],
		['a binary workbook', zip({ 'xl/workbook.bin': 'x' }), /\.xlsb/],
		['a Word document', zip({ 'word/document.xml': '<x/>' }), /Word document/],
	])('is something else: %s', async (_, file, message) => {
		expect((await read(file)).errors).toEqual([{ row: 1, column: null, message: expect.stringMatching(message) }])
	})
})
