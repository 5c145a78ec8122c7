import { escapeUTF8 } from 'entities'
import { zip } from './zip.ts'

const letter = (index: number) => String.fromCharCode(65 + index)
const namespace = 'http://schemas.openxmlformats.org'
const relations = `${namespace}/officeDocument/2006/relationships`

function cellXml(cell: string | number | Date | null, place: string): string {
	if (cell === null) return ''
	if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
	// Days since 30 December 1899, in the second style, which is a date.
	if (cell instanceof Date) return `<c r="${place}" s="1"><v>${cell.getTime() / 86_400_000 + 25_569}</v></c>`
	return `<c r="${place}" t="inlineStr"><is><t>${escapeUTF8(cell)}</t></is></c>`
}

/** A workbook of one sheet. */
export function workbook(rows: (string | number | Date | null)[][]): Buffer {
	const sheet = rows.map(
		(cells, index) => `<row r="${index + 1}">${cells.map((cell, at) => cellXml(cell, `${letter(at)}${index + 1}`)).join('')}</row>`,
	)
	const main = `${namespace}/spreadsheetml/2006/main`
	const xml: Record<string, string> = {
		'[Content_Types].xml': `<Types xmlns="${namespace}/package/2006/content-types"/>`,
		'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${namespace}/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
		'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
		'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheet.join('')}</sheetData></worksheet>`,
	}
	return zip(Object.fromEntries(Object.entries(xml).map(([name, body]) => [name, `<?xml version="1.0" encoding="UTF-8"?>${body}`])))
}
