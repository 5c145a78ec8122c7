import { usualColumns } from '#app/features/people/import/people-rows.ts'
import { bytesOf, peopleText } from '#tests/factories/people-file.ts'
import { workbookOf } from '#tests/factories/workbook.ts'
import { zip } from '#tests/factories/zip.ts'

const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const sheet = (data: string, before = '') =>
	workbookOf({ sheets: [{ xml: `${before}<worksheet ${namespace}><sheetData>${data}</sheetData></worksheet>` }] })
const one = (reference: string, row: number | string = 1) => sheet(`<row r="${row}"><c r="${reference}"><v>1</v></c></row>`)
const times = (count: number, text: string) => text.repeat(count)
const names = usualColumns.join(',')
const row = (number: number, cells: Partial<Record<'given_name' | 'team' | 'start_date', string>>) => ({
	employee_number: String(200_000 + number),
	...cells,
})

/** People files that are made to kill or to hold up whoever reads them: small or large, each with what it says that it is. `refused`: else it is read, or asked about. */
export const hostileFiles: [name: string, file: () => Uint8Array, outcome: 'refused' | 'read'][] = [
	['a cell in a column that no sheet has', () => one('ZZZZZZ999999999', 999_999_999), 'refused'],
	['a row that no sheet has', () => one('A9999999', 9_999_999), 'refused'],
	['a row without end', () => one('A1', '1e300'), 'refused'],
	['a row below nothing', () => one('A1', '-5'), 'refused'],
	['the last cell that a sheet has', () => one('XFD1048576', 1_048_576), 'refused'],
	['rows that go back', () => sheet('<row r="9"><c r="A9"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>'), 'refused'],
	['a workbook of more rows than anybody has', () => sheet(times(200_001, '<row><c><v>1</v></c></row>')), 'refused'],
	['cells one within another, a hundred thousand deep', () => sheet(`<row>${times(100_000, '<c>')}`), 'refused'],
	[
		'entities that grow',
		() => {
			const grown = Array.from({ length: 12 }, (_, at) => `<!ENTITY e${at + 1} "${times(10, `&e${at};`)}">`).join('')
			return sheet('<row><c t="inlineStr"><is><t>&e12;</t></is></c></row>', `<!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">${grown}]>`)
		},
		'refused',
	],
	['a cell that never ends', () => sheet('<row><c t="inlineStr"><is><t>' + times(2_000_000, 'a')), 'refused'],
	[
		'a merged cell of a million rows',
		() => workbookOf({ sheets: [{ rows: [['a', 'b']], after: '<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>' }] }),
		'refused',
	],
	['a zip within a zip', () => zip({ 'xl/workbook.xml': zip({ a: 'b' }) }), 'refused'],
	['a zip that unzips to half a gigabyte', () => zip({ 'xl/workbook.xml': new Uint8Array(500_000_000) }), 'refused'],
	['a quotation mark that is never closed', () => bytesOf(`${names}\n"${times(5_000_000, 'a,')}`), 'refused'],
	['one row of a million cells', () => bytesOf(times(1_000_000, 'a,')), 'refused'],
	['a million column names', () => bytesOf(`${times(300_000, 'employee number,')}\n1,2\n`), 'refused'],
	['a million empty rows', () => bytesOf(`${names}\n${times(1_000_000, '\n')}`), 'refused'],
	['NUL bytes', () => new Uint8Array(3_000_000), 'refused'],
	['letters that are damaged without end', () => bytesOf(peopleText([row(1, { given_name: times(200_000, 'Ã¡Â') })])), 'refused'],
	['marks that cannot be seen without end', () => bytesOf(peopleText([row(1, { given_name: `A${times(400_000, '\u200d')}da` })])), 'read'],
	['days that are words without end', () => bytesOf(peopleText([row(1, { start_date: `1 ${times(300_000, '1 jan ')}2026` })])), 'refused'],
	[
		'ten thousand different days',
		() =>
			bytesOf(
				peopleText(
					Array.from({ length: 10_000 }, (_, at) => row(at, { start_date: `${1 + (at % 28)}/1/${2_000 + (at % 90)} 00:0${at % 10}` })),
				),
			),
		'read',
	],
	[
		'three thousand new teams, all near to one another',
		() => bytesOf(peopleText(Array.from({ length: 3_000 }, (_, at) => row(at, { team: `Adult Social Work Area ${at}` })))),
		'read',
	],
	[
		'ten thousand people of one name and one day',
		() =>
			bytesOf(peopleText(Array.from({ length: 10_000 }, (_, at) => ({ ...row(at, {}), family_name: 'Smith', email: 'all@example.org' })))),
		'read',
	],
	[
		'ten thousand rows of one number',
		() => bytesOf(peopleText(Array.from({ length: 10_000 }, (_, at) => row(1, { given_name: `Ada ${at}` })))),
		'refused',
	],
]
