import { inflateRawSync } from 'node:zlib'

const startsWith = (file: Uint8Array, first: number[]) => first.every((byte, index) => file[index] === byte)
export const isZip = (file: Uint8Array): boolean => startsWith(file, [0x50, 0x4b, 0x03, 0x04])
/** The files of Office before 2007, and those of today inside a password. */
export const isCompoundFile = (file: Uint8Array): boolean => startsWith(file, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

export type ZipEntry = { name: string; offset: number; packed: number; stored: boolean }

/** The central directory of a zip; null if there is none, or it points beyond the file. */
export function listEntries(zip: Buffer): ZipEntry[] | null {
	const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
	if (end < 0 || end + 22 > zip.length) return null
	const entries: ZipEntry[] = []
	let at = zip.readUInt32LE(end + 16)
	for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
		if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return null
		const nameLength = zip.readUInt16LE(at + 28)
		entries.push({
			name: zip.toString('utf8', at + 46, at + 46 + nameLength),
			stored: zip.readUInt16LE(at + 10) === 0,
			packed: zip.readUInt32LE(at + 20),
			offset: zip.readUInt32LE(at + 42),
		})
		at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
	}
	return entries
}

/** What an entry really unzips to, up to `most` bytes; null where it is more, or the zip is damaged. What a zip says of its sizes may be a lie. */
export function readEntry(zip: Buffer, { offset, packed, stored }: ZipEntry, most: number): Buffer | null {
	if (offset + 30 > zip.length) return null
	const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
	const bytes = zip.subarray(start, start + packed)
	if (stored) return bytes.length <= most ? bytes : null
	try {
		return inflateRawSync(bytes, { maxOutputLength: most })
	} catch {
		return null
	}
}
