/** Letters that Unicode does not take apart, and what people type for them on a keyboard that has none. Small letters only: case is folded first. */
const typedAs: Record<string, string> = {
	ł: 'l',
	ƚ: 'l',
	ɫ: 'l',
	ɬ: 'l',
	ø: 'o',
	ɵ: 'o',
	ɔ: 'o',
	ɩ: 'i',
	ı: 'i',
	ɨ: 'i',
	ɪ: 'i',
	ȷ: 'j',
	ɟ: 'j',
	ɉ: 'j',
	đ: 'd',
	ð: 'd',
	ɖ: 'd',
	ɗ: 'd',
	ħ: 'h',
	ɦ: 'h',
	ⱨ: 'h',
	ŧ: 't',
	ƭ: 't',
	ʈ: 't',
	ⱦ: 't',
	ŋ: 'n',
	ɲ: 'n',
	ƞ: 'n',
	ɳ: 'n',
	ɓ: 'b',
	ƀ: 'b',
	ƃ: 'b',
	ƙ: 'k',
	ⱪ: 'k',
	ĸ: 'k',
	ƴ: 'y',
	ɏ: 'y',
	ʏ: 'y',
	ȝ: 'y',
	ɣ: 'g',
	ɠ: 'g',
	ǥ: 'g',
	ɡ: 'g',
	ɛ: 'e',
	ǝ: 'e',
	ɇ: 'e',
	ə: 'a',
	ⱥ: 'a',
	ɑ: 'a',
	ʋ: 'v',
	ƒ: 'f',
	ƥ: 'p',
	ȼ: 'c',
	ƈ: 'c',
	ɍ: 'r',
	ɽ: 'r',
	ʀ: 'r',
	ʊ: 'u',
	ʉ: 'u',
	ʒ: 'z',
	ƶ: 'z',
	ƿ: 'w',
	ꝩ: 'v',
	ß: 'ss',
	þ: 'th',
	æ: 'ae',
	œ: 'oe',
	ȣ: 'ou',
	ƣ: 'gh',
	// The same letter in another place or hand.
	ς: 'σ',
	ґ: 'г',
	ک: 'ك',
	ی: 'ي',
	ى: 'ي',
	ة: 'ه',
	ך: 'כ',
	ם: 'מ',
	ן: 'נ',
	ף: 'פ',
	ץ: 'צ',
}

/** What others type for the same letter: Mueller for Müller, Djordjevic for Đorđević. */
const orTypedAs: Record<string, string> = {
	ä: 'ae',
	ö: 'oe',
	ü: 'ue',
	å: 'aa',
	ø: 'oe',
	đ: 'dj',
	ð: 'dh',
	ŋ: 'ng',
	ɲ: 'ny',
	ə: 'e',
	ȝ: 'z',
}

/** Apostrophes of every kind, letters among them to Unicode: of Hawaiian, Uzbek, Hebrew and Arabic in Latin, and of the keyboards that have none. */
const apostrophes = /['‘’‚‛"“”„`´′″‵＇՚׳״ꞌꞋ\u02b9-\u02df\u02ec-\u02ff\u0294\u0295\u0241\u0242\u01c0-\u01c3]/gu
/** Marks on letters, characters that are not seen, and the stroke that only lengthens an Arabic word. */
const unseen = /[\p{M}\p{Cf}\u0640]/gu
const ascii = /^[\u0000-\u007f]*$/
const special = new RegExp(`[${Object.keys(typedAs).join('')}]`, 'gu')
const alternative = new RegExp(`[${Object.keys(orTypedAs).join('')}]`, 'gu')

/** `Zoë Łukaszewicz-O’Neill` → `zoe lukaszewicz-o'neill`: small letters as people type them, apostrophes all alike. */
export function foldLetters(text: string): string {
	const small = text.toLowerCase()
	if (ascii.test(small)) return small.replaceAll('"', "'").replaceAll('`', "'")
	return small
		.replace(apostrophes, "'")
		.normalize('NFKD')
		.replace(unseen, '')
		.replace(special, (letter) => typedAs[letter] ?? letter)
		.toLowerCase()
}

/** The other way in which the text may be typed; the same as `foldLetters` where there is none. */
export const foldOtherwise = (text: string): string =>
	ascii.test(text)
		? foldLetters(text)
		: foldLetters(
				text
					.normalize('NFC')
					.toLowerCase()
					.replace(alternative, (letter) => orTypedAs[letter] ?? letter),
			)
