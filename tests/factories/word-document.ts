import { escapeUTF8 } from 'entities'
import { zip } from './zip.ts'

/** A paragraph of a Word document: `list` is the number of its list, `level` how deep it stands in it. */
export type WordParagraph = { text: string; style?: string; list?: number; level?: number; italic?: boolean; note?: string }

const namespace = 'http://schemas.openxmlformats.org'
const main = `xmlns:w="${namespace}/wordprocessingml/2006/main"`
const drawings =
	'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
const relations = `${namespace}/officeDocument/2006/relationships`

function paragraphXml({ text, style, list, level = 0, italic, note }: WordParagraph): string {
	const place = list === undefined ? '' : `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`
	const properties = `<w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ''}${place}</w:pPr>`
	const reference = note === undefined ? '' : `<w:r><w:footnoteReference w:id="${note}"/></w:r>`
	return `<w:p>${properties}<w:r>${italic ? '<w:rPr><w:i/></w:rPr>' : ''}<w:t xml:space="preserve">${escapeUTF8(text)}</w:t></w:r>${reference}</w:p>`
}

const level = (index: number, format: string, text: string, style = '') =>
	`<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${style && `<w:pStyle w:val="${style}"/>`}<w:lvlText w:val="${text}"/></w:lvl>`

/** List 1 counts `1.`, `(a)`, `(i)`; list 2 has bullets; list 3 is list 1 begun again; list 4 counts headings `1` and paragraphs `1.1`. */
const numbering = `<w:numbering ${main}>
<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '(%2)')}${level(2, 'lowerRoman', '(%3)')}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '•')}${level(1, 'bullet', 'o')}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">${level(0, 'decimal', '%1.', 'Heading1')}${level(1, 'decimal', '%1.%2')}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num></w:numbering>`

const styles = `<w:styles ${main}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>`

/** A Word document of these paragraphs; `table` stands at its end. */
export function wordDocument(
	paragraphs: WordParagraph[],
	{ table = [], notes = {} }: { table?: string[][]; notes?: Record<string, string> } = {},
): Buffer {
	const rows = table.map((cells) => `<w:tr>${cells.map((text) => `<w:tc>${paragraphXml({ text })}</w:tc>`).join('')}</w:tr>`)
	const body = paragraphs.map(paragraphXml).join('') + (rows.length > 0 ? `<w:tbl>${rows.join('')}</w:tbl>` : '')
	const footnotes = Object.entries(notes).map(([id, text]) => `<w:footnote w:id="${id}">${paragraphXml({ text })}</w:footnote>`)
	return wordFile(body, { footnotes: `<w:footnotes ${main}>${footnotes.join('')}</w:footnotes>` })
}

/** A Word document of XML: its body, and other parts by their names. */
export function wordFile(body: string, own: Record<string, string> = {}): Buffer {
	const parts = { styles, numbering, ...own }
	const targets = Object.keys(parts).map(
		(part) => `<Relationship Id="${part}" Type="${relations}/${part.replace(/\d+$/, '')}" Target="${part}.xml"/>`,
	)
	const xml: Record<string, string> = {
		'[Content_Types].xml': `<Types xmlns="${namespace}/package/2006/content-types"/>`,
		'_rels/.rels': `<Relationships xmlns="${namespace}/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
		'word/_rels/document.xml.rels': `<Relationships xmlns="${namespace}/package/2006/relationships">${targets.join('')}</Relationships>`,
		'word/document.xml': `<w:document ${main} ${drawings}><w:body>${body}</w:body></w:document>`,
		...Object.fromEntries(Object.entries(parts).map(([part, text]) => [`word/${part}.xml`, text])),
	}
	return zip(Object.fromEntries(Object.entries(xml).map(([name, part]) => [name, `<?xml version="1.0" encoding="UTF-8"?>${part}`])))
}

/** A part of a Word document, such as its comments. */
export const wordPart = (name: string, inside: string): string => `<w:${name} ${main}>${inside}</w:${name}>`
