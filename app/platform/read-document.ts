/** A file that was handed in: a proof, a signed list. */
export type Document = { name: string; mediaType: string; bytes: Uint8Array }

export const largestDocument = 5_000_000

type Kind = {
	mediaType: string
	extension: string
	begins: readonly number[]
	/** Words that stand in it, and words that do not: many kinds begin alike. */
	holds?: string
	lacks?: string
}

/** How a file of each kind begins. What its name or the browser says of it counts for nothing. */
const kinds: readonly Kind[] = [
	{ mediaType: 'application/pdf', extension: 'pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
	{ mediaType: 'image/png', extension: 'png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
	{ mediaType: 'image/jpeg', extension: 'jpg', begins: [0xff, 0xd8, 0xff] },
]

/** A Word document is a zip with this part; one with macros is not taken. */
const wordKind: Kind = {
	mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	extension: 'docx',
	begins: [0x50, 0x4b, 0x03, 0x04],
	holds: 'word/document.xml',
	lacks: 'vbaProject.bin',
}

type Accepted = { kinds: readonly Kind[]; words: string }
const proofs: Accepted = { kinds, words: 'The file must be a PDF, or a picture in PNG or JPEG' }
/** What minutes are kept as. */
export const minutes: Accepted = {
	kinds: [...kinds, wordKind],
	words: 'The file must be a PDF, a Word document (.docx) without macros, or a picture in PNG or JPEG',
}

/** The file that a form has sent as it is kept; or in one sentence why it cannot be. `missing` is that sentence where there is none. */
export async function readSentDocument(
	file: FormDataEntryValue | null,
	missing: string,
	accepted = proofs,
): Promise<{ document: Document } | { error: string }> {
	return file instanceof File ? readDocument(file.name, new Uint8Array(await file.arrayBuffer()), missing, accepted) : { error: missing }
}

export function readDocument(
	name: string,
	bytes: Uint8Array,
	missing: string,
	accepted = proofs,
): { document: Document } | { error: string } {
	if (bytes.length === 0) return { error: missing }
	if (bytes.length > largestDocument) return { error: 'The file must be 5 MB or smaller' }
	const kind = accepted.kinds.find((each) => isOfKind(bytes, each))
	if (!kind) return { error: accepted.words }
	return { document: { name: nameOf(name, kind.extension), mediaType: kind.mediaType, bytes } }
}

function isOfKind(bytes: Uint8Array, { begins, holds, lacks }: Kind): boolean {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	const has = (word: string | undefined) => word !== undefined && text.includes(word, 0, 'latin1')
	return begins.every((byte, at) => bytes[at] === byte) && (holds === undefined || has(holds)) && !has(lacks)
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
