import mammoth from 'mammoth'
import { listEntries, readEntry } from '#app/platform/read-zip.server.ts'
import type { CodeSource } from './read-code-file.server.ts'
import { writeWordText } from './write-word-text.ts'
import { printListNumbers } from './word-numbering.ts'

/** 300 pages of text are some 5 MB of XML. What unzips to more is no Code. */
const mostUnzipped = 30_000_000
const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const damaged = { error: 'The Word document is damaged or cut off. Save it again in Word and try again.' }

/** The text of a Word document as Markdown, with the numbers that Word prints itself. */
export async function readDocx(file: Uint8Array): Promise<CodeSource> {
	const zip = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
	const entries = listEntries(zip)
	if (!entries) return damaged
	const parts = new Map<string, Buffer>()
	let left = mostUnzipped
	for (const entry of entries.filter(({ name }) => /\.(?:xml|rels)$/.test(name))) {
		const part = readEntry(zip, entry, left)
		if (!part)
			return {
				error: 'The Word document is damaged, or unzips to more than any Code needs. Copy its text to a new document and try again.',
			}
		left -= part.length
		parts.set(entry.name, part)
	}
	const [document, numbering] = ['word/document.xml', 'word/numbering.xml'].map((name) => parts.get(name)?.toString('utf8'))
	if (document === undefined)
		return { error: 'This zip file is not a Word document. Save the Code as a Word document (.docx) or as text and try again.' }
	parts.set('word/document.xml', Buffer.from(printListNumbers(document, numbering ?? '')))
	const notes = new Map([...readNotes('footnote', parts), ...readNotes('endnote', parts)])
	let source = ''
	try {
		await mammoth.convertToHtml(asInput(parts), {
			convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
			transformDocument: (read: unknown) => {
				source = writeWordText(read, notes)
				return read
			},
		})
	} catch {
		return damaged
	}
	return { source, mediaType }
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
	const xml = parts.get(`word/${kind}s.xml`)?.toString('utf8') ?? ''
	const notes = xml.matchAll(new RegExp(`<w:${kind}\\b[^>]*?w:id="([^"]*)"[^>]*>([\\s\\S]*?)</w:${kind}>`, 'g'))
	return [...notes].map(([, id = '', inner = '']) => [`${kind} ${id}`, textOf(inner)])
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

const textOf = (xml: string): string =>
	[...xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<\/w:p>/g)]
		.map(([, text]) => text ?? ' ')
		.join('')
		.replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? '')
		.trim()
