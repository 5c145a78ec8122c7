import type { ImportLayout } from './import-layout.ts'

export type DecodedText = { text: string | Uint8Array } | { fault: string; sample: string[] }

const remedy = 'Save the file as CSV UTF-8 (in Excel: File, Save As, “CSV UTF-8 (Comma delimited)”) and upload it again.'
const startsWith = (bytes: Uint8Array, ...first: number[]) => first.every((byte, index) => bytes[index] === byte)

/**
 * The text of the file (bytes where they are UTF-8 already), or why it cannot be read. Guessing would spoil names silently: a byte order mark or valid UTF-8
 * decides; else somebody must have said that it is Windows-1252. `sample` has words as they would then be read, for a person to judge.
 */
export function decodePeopleText(bytes: Uint8Array, encoding: ImportLayout['encoding']): DecodedText {
	if (startsWith(bytes, 0xff, 0xfe)) return utf16(bytes, 'utf-16le')
	if (startsWith(bytes, 0xfe, 0xff)) return utf16(bytes, 'utf-16be')
	if (bytes.includes(0)) return refused(`The file has NUL bytes: it is not text, or it is UTF-16 without a byte order mark. ${remedy}`)
	if (isUtf8(bytes)) return { text: startsWith(bytes, 0xef, 0xbb, 0xbf) ? bytes.subarray(3) : bytes }
	const text = new TextDecoder('windows-1252').decode(bytes)
	// Five bytes have no letter in Windows-1252; they come out as control characters.
	if (/[\u0080-\u009f]/.test(text)) return refused(`The file has letters that are neither UTF-8 nor Windows-1252. ${remedy}`)
	if (encoding === 'windows-1252') return { text }
	return {
		fault: `The file has letters that are not in UTF-8, so names would be spoiled. If it comes from an older Windows program, say so (--encoding windows-1252). Else: ${remedy}`,
		sample: sampleOf(text),
	}
}

const refused = (fault: string) => ({ fault, sample: [] })

function utf16(bytes: Uint8Array, label: string): DecodedText {
	try {
		const text = new TextDecoder(label, { fatal: true }).decode(bytes)
		return text.includes('\0') ? refused(`The file has NUL characters: it is not text. ${remedy}`) : { text }
	} catch {
		return refused(`The file begins as UTF-16, but is not valid UTF-16: it is cut off, or is not text. ${remedy}`)
	}
}

function isUtf8(bytes: Uint8Array): boolean {
	try {
		// In pieces: only the answer is wanted, not the text once more.
		const decoder = new TextDecoder('utf-8', { fatal: true })
		for (let from = 0; from < bytes.length; from += 65_536) decoder.decode(bytes.subarray(from, from + 65_536), { stream: true })
		decoder.decode()
		return true
	} catch {
		return false
	}
}

/** The first cells that have a letter beyond ASCII. */
function sampleOf(text: string): string[] {
	const cells = text.match(/[^,;\t\r\n"]*[^\x00-\x7f,;\t\r\n"][^,;\t\r\n"]*/g) ?? []
	return [...new Set(cells.map((cell) => cell.trim()))].slice(0, 8)
}
