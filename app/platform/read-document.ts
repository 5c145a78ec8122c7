/** A file that was handed in: a proof, a signed list. */
export type Document = { name: string; mediaType: string; bytes: Uint8Array }

export const largestDocument = 5_000_000

/** How a file of each kind begins. What its name or the browser says of it counts for nothing. */
const kinds = [
	{ mediaType: 'application/pdf', extension: 'pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
	{ mediaType: 'image/png', extension: 'png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
	{ mediaType: 'image/jpeg', extension: 'jpg', begins: [0xff, 0xd8, 0xff] },
] as const

/** The file that a form has sent as it is kept; or in one sentence why it cannot be. `missing` is that sentence where there is none. */
export async function readSentDocument(
	file: FormDataEntryValue | null,
	missing: string,
): Promise<{ document: Document } | { error: string }> {
	return file instanceof File ? readDocument(file.name, new Uint8Array(await file.arrayBuffer()), missing) : { error: missing }
}

export function readDocument(name: string, bytes: Uint8Array, missing: string): { document: Document } | { error: string } {
	if (bytes.length === 0) return { error: missing }
	if (bytes.length > largestDocument) return { error: 'The file must be 5 MB or smaller' }
	const kind = kinds.find(({ begins }) => begins.every((byte, at) => bytes[at] === byte))
	if (!kind) return { error: 'The file must be a PDF, or a picture in PNG or JPEG' }
	return { document: { name: nameOf(name, kind.extension), mediaType: kind.mediaType, bytes } }
}

/** Without folders and whatever else a name must not carry, and with the extension of what the file is. */
function nameOf(name: string, extension: string): string {
	const own = name.split(/[/\\]/).at(-1) ?? ''
	const stem = own
		.replace(/\.[^.]*$/, '')
		.replace(/[^\p{L}\p{N} ._-]/gu, '')
		.trim()
		.slice(0, 80)
	return `${stem || 'document'}.${extension}`
}
