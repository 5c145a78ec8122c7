import { crc32, deflateRawSync } from 'node:zlib'

type Entry = { name: string; body: Buffer }

/** A zip of these files, packed. */
export function zip(entries: Entry[]): Buffer {
	const parts: Buffer[] = []
	const directory: Buffer[] = []
	let offset = 0
	for (const { name, body } of entries) {
		const packed = deflateRawSync(body)
		const head = Buffer.alloc(26)
		head.writeUInt16LE(20, 0)
		head.writeUInt16LE(8, 4)
		head.writeUInt32LE(crc32(body), 10)
		head.writeUInt32LE(packed.length, 14)
		head.writeUInt32LE(body.length, 18)
		head.writeUInt16LE(name.length, 22)
		const tail = Buffer.alloc(14)
		tail.writeUInt32LE(offset, 10)
		const signature = (word: number) => Buffer.from([0x50, 0x4b, word, word + 1])
		directory.push(signature(1), Buffer.from([20, 0]), head, tail, Buffer.from(name))
		const local = [signature(3), head, Buffer.from(name), packed]
		parts.push(...local)
		offset += local.reduce((size, part) => size + part.length, 0)
	}
	const listed = Buffer.concat(directory)
	const end = Buffer.alloc(18)
	end.writeUInt16LE(entries.length, 4)
	end.writeUInt16LE(entries.length, 6)
	end.writeUInt32LE(listed.length, 8)
	end.writeUInt32LE(offset, 12)
	return Buffer.concat([...parts, listed, Buffer.from([0x50, 0x4b, 5, 6]), end])
}

const letter = (index: number) => String.fromCharCode(65 + index)
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const namespace = 'http://schemas.openxmlformats.org'
const relations = `${namespace}/officeDocument/2006/relationships`

function cellXml(cell: string | number | Date | null, place: string): string {
	if (cell === null) return ''
	if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
	// Days since 30 December 1899, in the second style, which is a date.
	if (cell instanceof Date) return `<c r="${place}" s="1"><v>${cell.getTime() / 86_400_000 + 25_569}</v></c>`
	return `<c r="${place}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
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
	return zip(Object.entries(xml).map(([name, body]) => ({ name, body: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${body}`) })))
}
