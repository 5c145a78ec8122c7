import { buffer } from 'node:stream/consumers'
import { fromBufferPromise, type ZipFile } from 'yauzl'

const startsWith = (file: Uint8Array, first: number[]) => first.every((byte, index) => file[index] === byte)
export const isZip = (file: Uint8Array): boolean => startsWith(file, [0x50, 0x4b, 0x03, 0x04])
/** The files of Office before 2007, and those of today inside a password. */
export const isCompoundFile = (file: Uint8Array): boolean => startsWith(file, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

/** `damaged`: the list of entries cannot be read. `damaged-entry`: one entry cannot, or is not as large as the list says. */
export type ZipFault = 'damaged' | 'damaged-entry' | 'too-large'

/**
 * The unzipped entries whose names match `wanted`, by name. No more than `most` bytes are ever unzipped: an entry that is listed as larger is not opened, and one
 * that turns out larger than it is listed is not read to its end.
 */
export async function unzip(file: Uint8Array, wanted: RegExp, most: number): Promise<Map<string, Buffer> | { error: ZipFault }> {
	const zip = await fromBufferPromise(Buffer.from(file.buffer, file.byteOffset, file.byteLength)).catch(() => null)
	return zip ? readEntries(zip, wanted, most).catch(() => ({ error: 'damaged' })) : { error: 'damaged' }
}

async function readEntries(zip: ZipFile, wanted: RegExp, most: number): Promise<Map<string, Buffer> | { error: ZipFault }> {
	const parts = new Map<string, Buffer>()
	let left = most
	for await (const entry of zip.eachEntry()) {
		if (!wanted.test(entry.fileName)) continue
		left -= entry.uncompressedSize
		if (left < 0) return { error: 'too-large' }
		const part = await zip
			.openReadStreamPromise(entry)
			.then(buffer)
			.catch(() => null)
		if (!part) return { error: 'damaged-entry' }
		parts.set(entry.fileName, part)
	}
	return parts
}
