import { escapeUTF8 } from 'entities'
import { zip } from './zip.ts'

const letter = (index: number) => String.fromCharCode(65 + index)
const namespace = 'http://schemas.openxmlformats.org'
const usual = { main: `${namespace}/spreadsheetml/2006/main`, relations: `${namespace}/officeDocument/2006/relationships` }
/** ISO's own names for the same things, which Excel writes for “Strict Open XML Spreadsheet”. */
const strict = {
	main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
	relations: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
}
const packageRelations = `${namespace}/package/2006/relationships`

export type Cell = string | number | Date | null | { xml: string }
/** What a sheet holds: rows, or the XML of the whole of it. `before` and `after` stand round its rows. */
export type SheetOf = {
	name?: string
	state?: 'visible' | 'hidden' | 'veryHidden'
	kind?: 'worksheet' | 'chartsheet' | 'dialogsheet' | 'xlMacrosheet'
	rows?: Cell[][]
	xml?: string
	before?: string
	after?: string
	/** The numbers of rows that a filter hides. */
	hidden?: number[]
}
export type BookOf = {
	sheets: SheetOf[]
	/** As `workbookPr` spells it: 1904 as the first year. */
	date1904?: string
	shared?: string
	/** The codes of formats: style 2 is the first of them. */
	formats?: string[]
	isStrict?: boolean
	/** Where the parts are; their names otherwise. */
	names?: { workbook?: string; sheet?: string; shared?: string }
	/** The targets as they stand in the relationships, where they are not the names of the parts. */
	targets?: { workbook?: string; sheet?: string; shared?: string }
}

function cellXml(cell: Cell, place: string): string {
	if (cell === null) return ''
	if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
	// Days since 30 December 1899, in the second style, which is a date.
	if (cell instanceof Date) return `<c r="${place}" s="1"><v>${cell.getTime() / 86_400_000 + 25_569}</v></c>`
	if (typeof cell === 'object') return cell.xml.replace('<c', `<c r="${place}"`)
	return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escapeUTF8(cell)}</t></is></c>`
}

const rowXml = (cells: readonly Cell[], row: number, hidden: readonly number[]) =>
	`<row r="${row}"${hidden.includes(row) ? ' hidden="1"' : ''}>${cells.map((cell, at) => cellXml(cell, `${letter(at)}${row}`)).join('')}</row>`

/** A workbook of one sheet. */
export const workbook = (rows: Cell[][]): Buffer => workbookOf({ sheets: [{ name: 'People', rows }] })

export function workbookOf({ sheets, date1904, shared, formats = [], isStrict = false, names = {}, targets = {} }: BookOf): Buffer {
	const { main, relations } = isStrict ? strict : usual
	const {
		workbook: book = 'xl/workbook.xml',
		sheet: sheetName = 'xl/worksheets/sheet1.xml',
		shared: sharedName = 'xl/sharedStrings.xml',
	} = names
	const [folder = '', base = ''] = [book.slice(0, book.lastIndexOf('/') + 1), book.slice(book.lastIndexOf('/') + 1)]
	const partOf = (index: number) => (index === 0 ? sheetName : `xl/worksheets/sheet${index + 1}.xml`)
	const relation = (id: string, kind: string, target: string) => `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`
	const sheetXml = ({ rows = [], xml, before = '', after = '', hidden = [] }: SheetOf) =>
		xml ??
		`<worksheet xmlns="${main}">${before}<sheetData>${rows.map((cells, index) => rowXml(cells, index + 1, hidden)).join('')}</sheetData>${after}</worksheet>`
	const listed = sheets.map(
		({ name, state }, index) =>
			`<sheet name="${name ?? `Sheet${index + 1}`}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
	)
	const related = sheets.map(({ kind = 'worksheet' }, index) =>
		relation(`rId${index + 1}`, kind, (index === 0 && targets.sheet) || `/${partOf(index)}`),
	)
	const custom = formats.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escapeUTF8(code)}"/>`)
	const xml: Record<string, string> = {
		'[Content_Types].xml': `<Types xmlns="${namespace}/package/2006/content-types"/>`,
		'_rels/.rels': `<Relationships xmlns="${packageRelations}">${relation('rId1', 'officeDocument', targets.workbook ?? book)}</Relationships>`,
		[book]: `<workbook xmlns="${main}" xmlns:r="${relations}">${date1904 === undefined ? '' : `<workbookPr date1904="${date1904}"/>`}<sheets>${listed.join('')}</sheets></workbook>`,
		[`${folder}_rels/${base}.rels`]: `<Relationships xmlns="${packageRelations}">${related.join('')}${relation('rIdS', 'styles', '/xl/styles.xml')}${shared === undefined ? '' : relation('rIdT', 'sharedStrings', targets.shared ?? `/${sharedName}`)}</Relationships>`,
		'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts>${custom.join('')}</numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/>${formats.map((_, index) => `<xf numFmtId="${164 + index}"/>`).join('')}</cellXfs></styleSheet>`,
		...(shared === undefined ? {} : { [sharedName]: `<sst xmlns="${main}">${shared}</sst>` }),
		...Object.fromEntries(sheets.map((sheet, index) => [partOf(index), sheetXml(sheet)])),
	}
	return zip(Object.fromEntries(Object.entries(xml).map(([name, body]) => [name, `<?xml version="1.0" encoding="UTF-8"?>${body}`])))
}
