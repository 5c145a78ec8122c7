/** Text in its encoding; UTF-8 is left as bytes, for those who read it in pieces. */
export type Decoded =
	| { encoding: 'utf-8'; bytes: Uint8Array }
	| { encoding: 'utf-16' | 'windows-1252'; text: string }
	| { error: 'nul' | 'broken-utf-16' | 'unknown' }

const startsWith = (bytes: Uint8Array, ...first: number[]) => first.every((byte, index) => bytes[index] === byte)

/** A byte order mark or valid UTF-8 decides; what is left can only be Windows-1252, and whether to believe that is for somebody to say. */
export function decodeText(bytes: Uint8Array): Decoded {
	if (startsWith(bytes, 0xff, 0xfe)) return utf16(bytes, 'utf-16le')
	if (startsWith(bytes, 0xfe, 0xff)) return utf16(bytes, 'utf-16be')
	if (bytes.includes(0)) return { error: 'nul' }
	if (isUtf8(bytes)) return { encoding: 'utf-8', bytes: startsWith(bytes, 0xef, 0xbb, 0xbf) ? bytes.subarray(3) : bytes }
	// As a stream: without it, some releases of Node read Latin-1, which has no curly quotation marks (Node 20.20, 23).
	const text = new TextDecoder('windows-1252').decode(bytes, { stream: true })
	// Five bytes have no letter in Windows-1252; they come out as control characters.
	return /[\u0080-\u009f]/.test(text) ? { error: 'unknown' } : { encoding: 'windows-1252', text }
}

function utf16(bytes: Uint8Array, label: string): Decoded {
	try {
		const text = new TextDecoder(label, { fatal: true }).decode(bytes)
		return text.includes('\0') ? { error: 'nul' } : { encoding: 'utf-16', text }
	} catch {
		return { error: 'broken-utf-16' }
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
