/** What is not seen and turns nothing of what is meant: zero-width signs, soft hyphens, marks and controls of direction, a byte order mark within a cell. */
const invisible =
	/[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]/g
/** In these scripts a joiner or non-joiner between two letters is part of the spelling. */
const joiner =
	/(?<![\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Mongolian}])[\u200c\u200d]|[\u200c\u200d](?=$|[^\p{Letter}\p{Mark}])/gu
const beyondAscii = /[^\t\n\r -~]/

/** Nothing but what every keyboard has. */
export const isPlain = (cell: string): boolean => !beyondAscii.test(cell)

export const withoutInvisible = (cell: string): string =>
	beyondAscii.test(cell) ? cell.replace(invisible, '').replace(joiner, '').replace(/ {2,}/g, ' ').trim() : cell

/** What Windows has between 128 and 159; five places have nothing, and are read as controls. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const beyond = Array.from({ length: 96 }, (_, at) => String.fromCharCode(at + 160)).join('')
const controls = Array.from({ length: 32 }, (_, at) => String.fromCharCode(at + 128)).join('')
const mac = new TextDecoder('macintosh').decode(Uint8Array.from({ length: 128 }, (_, at) => at + 128))
const bytesOf = (...pages: string[]) => new Map(pages.flatMap((page) => [...page].map((letter, at) => [letter, at + 128] as const)))

/** UTF-8 that was read in another code page: `SeÃ¡n`, `Oâ€™Brien` in that of Windows, `Se√°n` in that of old Macs. What begins a letter never stands there in a name. */
const misreadings = [
	{ bytes: bytesOf(controls + beyond, windows + beyond), begins: /(?:[Â-ô][\u0080-¿ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]+)+/g },
	{ bytes: bytesOf(mac), begins: /(?:[√¬≈ƒ][\u0080-\u2fff\uf8ff]|(?:‚Ä|·[ª∫])[\u0080-\u2fff\uf8ff])+/g },
]
/** A space that keeps words together, second half of à or Š, is any space by the time that we see it: `PÃ draig`. */
const halfSpace = /([ÃÅÄ]) (?=\p{Lowercase})/gu

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const isWriting = /^[\p{Letter}\p{Mark}\s -~‘’“”–—…·•£€]*$/u

function repairRun(run: string, bytes: ReadonlyMap<string, number>): string {
	const encoded = [...run].map((letter) => bytes.get(letter) ?? 0)
	if (encoded.includes(0)) return run
	try {
		return utf8.decode(Uint8Array.from(encoded))
	} catch {
		return run
	}
}

/** Read so more than three times, nothing is left to see of a name. */
const mostTimes = 3

/** What the cell said before it was read as something that it was not; the cell itself where it is whole. */
export function repairText(cell: string): string {
	let text = cell
	for (let times = 0; times < mostTimes && beyondAscii.test(text); times += 1) {
		const before = text
		text = text.replace(halfSpace, '$1\u00a0')
		for (const { bytes, begins } of misreadings) text = text.replace(begins, (run) => repairRun(run, bytes))
		text = text.replaceAll('\u00a0', ' ')
		if (text === before) break
	}
	return text === cell || !isWriting.test(text) ? cell : text.normalize('NFC').replace(/\s+/g, ' ').trim()
}
