import { Parser } from 'saxen'

/** What is wrong with the XML of a part, in words that a developer understands. */
export class XmlFault extends Error {}

/** Names come without their prefix: a strict workbook and a usual one differ in nothing else that matters here. */
export type XmlVisitor = {
	open: (name: string, attributes: () => Readonly<Record<string, string>>) => void
	close: (name: string) => void
	text: (text: string) => void
}

const pieceLength = 65_536
/** No cell holds more than 32,767 letters. What goes on longer without a tag would be read again with each piece. */
const longestToken = 2_000_000
const utf16 = /^(?:\xff\xfe|\xfe\xff)/

/** Reads XML in pieces, so that no more than one of them is in memory as text; a document type, which could make it grow without end, is refused. Throws `XmlFault`. */
export function readXml(bytes: Uint8Array, visitor: XmlVisitor): void {
	const parser = new Parser()
	const fault = (error: Error | string): never => {
		throw new XmlFault(typeof error === 'string' ? error : error.message)
	}
	let since = 0
	parser.on('openTag', (name, getAttributes, decode) => {
		since = 0
		visitor.open(bare(name), () => attributesOf(getAttributes(), decode))
	})
	parser.on('closeTag', (name) => {
		since = 0
		visitor.close(bare(name))
	})
	parser.on('text', (text, decode) => visitor.text(decode(text)))
	parser.on('cdata', (text) => visitor.text(text))
	parser.on('attention', () => fault('it has a document type'))
	parser.on('error', fault)
	parser.on('warn', fault)
	const decoder = new TextDecoder(encodingOf(bytes), { fatal: true })
	for (let from = 0; from < bytes.length; from += pieceLength) {
		const piece = bytes.subarray(from, from + pieceLength)
		since += piece.length
		if (since > longestToken) fault('a cell goes on for more than two million letters')
		parser.write(decodePiece(decoder, piece))
	}
	parser.end()
}

function decodePiece(decoder: TextDecoder, piece: Uint8Array): string {
	try {
		return decoder.decode(piece, { stream: true })
	} catch {
		throw new XmlFault('its letters are in no known encoding')
	}
}

function encodingOf(bytes: Uint8Array): string {
	const start = Buffer.from(bytes.subarray(0, 2)).toString('latin1')
	if (!utf16.test(start)) return 'utf-8'
	return start === '\xff\xfe' ? 'utf-16le' : 'utf-16be'
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

function attributesOf(found: Record<string, string> | false, decode: (text: string) => string): Record<string, string> {
	const attributes: Record<string, string> = {}
	for (const [name, value] of Object.entries(found || {})) if (!name.startsWith('xmlns')) attributes[bare(name)] = decode(value)
	return attributes
}
