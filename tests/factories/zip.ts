import { strToU8, zipSync } from 'fflate'

/** A zip of these files, packed, by name. */
export function zip(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
	const bytes = Object.entries(files).map(([name, body]) => [name, typeof body === 'string' ? strToU8(body) : body] as const)
	return Buffer.from(zipSync(Object.fromEntries(bytes)))
}

/** A copy of a zip in which its list of entries says that each of them unzips to `size` bytes. */
export function claimSize(file: Buffer, size: number): Buffer {
	const copy = Buffer.from(file)
	const signature = Buffer.from([0x50, 0x4b, 0x01, 0x02])
	for (let at = copy.indexOf(signature); at >= 0; at = copy.indexOf(signature, at + 1)) copy.writeUInt32LE(size, at + 24)
	return copy
}
