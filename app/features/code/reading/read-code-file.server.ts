import { decodeText } from '#app/platform/decode-text.ts'
import { isCompoundFile, isZip } from '#app/platform/read-zip.server.ts'
import { readDocx } from './read-docx.server.ts'

export type CodeSource = { source: string; mediaType: string } | { error: string }

const mostBytes = 5_000_000
const remedy = 'Save the Code as a Word document (.docx) or as text and try again.'

/** The text of a council's document. What it is, its first bytes say; the name only tells Markdown from text. */
export async function readCodeFile(bytes: Uint8Array, name: string): Promise<CodeSource> {
	if (bytes.length === 0) return { error: 'The file is empty.' }
	if (bytes.length > mostBytes) return { error: `The file is larger than ${mostBytes / 1_000_000} MB. ${remedy} Leave pictures out.` }
	const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
	if (start.includes('%PDF-')) return { error: `This is a PDF, which does not say where a paragraph begins. ${remedy}` }
	if (start.startsWith('{\\rtf')) return { error: `This is an RTF document. ${remedy}` }
	if (isCompoundFile(bytes)) return { error: `This is a Word document of old (.doc), or it has a password. ${remedy}` }
	const read = isZip(bytes) ? await readDocx(bytes) : readText(bytes, name)
	return 'source' in read && !/\p{L}/u.test(read.source) ? { error: `There is no text in this file. ${remedy}` } : read
}

function readText(bytes: Uint8Array, name: string): CodeSource {
	const decoded = decodeText(bytes)
	if ('error' in decoded) return { error: `This file cannot be read as text. ${remedy}` }
	// A Code is read by somebody before it is used, so that Windows-1252 may be believed here.
	const source = decoded.encoding === 'utf-8' ? new TextDecoder().decode(decoded.bytes) : decoded.text
	return { source, mediaType: /\.(?:md|markdown)$/i.test(name) ? 'text/markdown' : 'text/plain' }
}
