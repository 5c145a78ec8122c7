import mammoth from 'mammoth'
import { unzip } from '#app/platform/read-zip.server.ts'
import type { CodeSource } from './read-code-file.server.ts'
import { writeWordText } from './write-word-text.ts'
import { printListNumbers } from './word-numbering.ts'
import { markWordChanges, moveBesides, wordsOf } from './mark-word-changes.ts'
import { escapeMarks, unreadMarks } from './unread-marks.ts'
import { attributeOf, elementsOf, parseWordXml, requireSoundXml, writeWordXml } from './word-xml.ts'

/** 300 pages of text are some 5 MB of XML. What unzips to more is no Code. */
const mostUnzipped = 30_000_000
const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const damaged = { error: 'The Word document is damaged or cut off. Save it again in Word and try again.' }
const tooLarge = {
	error: 'The Word document is damaged, or unzips to more than any Code needs. Copy its text to a new document and try again.',
}

/** The text of a Word document as Markdown, with the numbers that Word prints itself. */
export async function readDocx(file: Uint8Array): Promise<CodeSource> {
	const parts = await unzip(file, /\.(?:xml|rels)$/, mostUnzipped)
	if ('error' in parts) return parts.error === 'damaged' ? damaged : tooLarge
	const document = parts.get('word/document.xml')
	if (!document)
		return { error: 'This zip file is not a Word document. Save the Code as a Word document (.docx) or as text and try again.' }
	let source = ''
	try {
		for (const part of parts.values()) requireSoundXml(part)
		parts.set('word/document.xml', Buffer.from(prepare(document, parts)))
		const notes = new Map([...readNotes('footnote', parts), ...readNotes('endnote', parts)])
		await mammoth.convertToHtml(asInput(parts), {
			convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
			transformDocument: (read: unknown) => {
				source = [writeWordText(read, notes), ...readPageEdges(parts)].join('\n\n')
				return read
			},
		})
	} catch {
		return damaged
	}
	return { source, mediaType }
}

/** The document with its numbers written out, and what is not to be read marked. */
function prepare(document: Uint8Array, parts: ReadonlyMap<string, Buffer>): Uint8Array {
	const xml = parseWordXml(document)
	// What a paragraph was before a change that Word keeps track of.
	for (const former of [...elementsOf(xml, 'pPrChange'), ...elementsOf(xml, 'rPrChange')]) former.parentNode?.removeChild(former)
	markWordChanges(xml, parts.get('word/styles.xml'))
	moveBesides(xml, parts.get('word/comments.xml'))
	printListNumbers(xml, parts.get('word/numbering.xml'))
	return writeWordXml(xml)
}

/** What stands at the head and the foot of the pages, once, unless it is only their number. */
function readPageEdges(parts: ReadonlyMap<string, Buffer>): string[] {
	const edges = [...parts].filter(([name]) => /^word\/(?:header|footer)\d*\.xml$/.test(name))
	const said = edges.map(([, part]) => wordsOf(parseWordXml(part).documentElement).replaceAll(/\s+/g, ' '))
	const [mark, end] = unreadMarks['page-edge']
	return [...new Set(said)].filter((text) => /\p{L}/u.test(text)).map((text) => mark + escapeMarks(text) + end)
}

/**
 * Mammoth reads from anything that can find and give a file of the zip; its types only speak of whole zips. So it never unzips what was uploaded, and reads
 * the document with its numbers written out.
 */
function asInput(parts: ReadonlyMap<string, Buffer>): { buffer: Buffer } {
	const file = {
		exists: (name: string) => parts.has(name),
		read: (name: string, encoding?: BufferEncoding) => {
			const part = parts.get(name)
			return part ? Promise.resolve(encoding ? part.toString(encoding) : part) : Promise.reject(new Error(`No ${name}`))
		},
	}
	return { file } as unknown as { buffer: Buffer }
}

/** The texts of the notes, by what Mammoth calls a reference to them. */
function readNotes(kind: 'footnote' | 'endnote', parts: ReadonlyMap<string, Buffer>): [string, string][] {
	const part = parts.get(`word/${kind}s.xml`)
	if (!part) return []
	return elementsOf(parseWordXml(part), kind).map((note) => [`${kind} ${attributeOf(note, 'id')}`, wordsOf(note)])
}
