import { decodeText } from '#app/platform/decode-text.ts'
import type { ImportLayout } from './import-layout.ts'

/** `sample` beside a text: it is read as somebody said. */
export type DecodedText = { text: string | Uint8Array; sample?: string[] } | { error: string; sample: string[] }

const remedy = 'Save the file as CSV UTF-8 (in Excel: File, Save As, “CSV UTF-8 (Comma delimited)”) and upload it again.'
const errors = {
	nul: 'The file has NUL bytes: it is not text, or it is UTF-16 without a byte order mark.',
	'broken-utf-16': 'The file begins as UTF-16, but is not valid UTF-16: it is cut off, or is not text.',
	unknown: 'The file has letters that are neither UTF-8 nor Windows-1252.',
}

/**
 * The text of the file (bytes where they are UTF-8 already), or why it cannot be read. Guessing would spoil names silently: Windows-1252 is read only where
 * somebody said so. `sample` has words as they would then be read, for a person to judge.
 */
export function decodePeopleText(bytes: Uint8Array, encoding: ImportLayout['encoding']): DecodedText {
	const decoded = decodeText(bytes)
	if ('error' in decoded) return { error: `${errors[decoded.error]} ${remedy}`, sample: [] }
	if (decoded.encoding === 'utf-8') return { text: decoded.bytes }
	const { text } = decoded
	if (decoded.encoding === 'utf-16') return { text }
	if (encoding === 'windows-1252') return { text, sample: sampleOf(text) }
	return {
		error: `The file has letters that are not in UTF-8, so names would be spoiled. If it comes from an older Windows program, say so (--encoding windows-1252). Else: ${remedy}`,
		sample: sampleOf(text),
	}
}

/** The first cells that have a letter beyond ASCII. */
function sampleOf(text: string): string[] {
	const cells = text.match(/[^,;\t\r\n"]*[^\x00-\x7f,;\t\r\n"][^,;\t\r\n"]*/g) ?? []
	return [...new Set(cells.map((cell) => cell.trim()))].slice(0, 8)
}
