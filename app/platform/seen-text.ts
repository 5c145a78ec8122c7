/**
 * Control characters, halves of characters, what turns the direction of text, and what takes no room: none of it is seen by whoever reads, and each has been used
 * to make one text look like another. New lines, tabs and the two joiners stay: names in Persian and Hindi, and emoji, are written with the joiners.
 */
const unseen =
	/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]|\p{Surrogate}/gu

/** The text without the characters that nobody sees. */
export const seenText = (text: string): string => text.replaceAll(/[\u2028\u2029]/g, '\n').replace(unseen, '')

/** An address whose search says only what is seen. */
export function seenSearch(url: URL): URL {
	if (!url.search.includes('%')) return url
	const pairs = [...url.searchParams]
	const seen = pairs.map(([name, value]): [string, string] => [seenText(name), seenText(value)])
	if (seen.some(([name, value], at) => name !== pairs[at]?.[0] || value !== pairs[at]?.[1])) url.search = String(new URLSearchParams(seen))
	return url
}
