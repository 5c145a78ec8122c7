import { startsSmall } from './line-shape.ts'
import type { Unsure } from './outline.ts'
import type { SourceLine } from './source-lines.ts'

/** The end of a line in the middle of a word: with a hyphen, or with one that is only printed there. */
const divided = /(?:^|[\s("“‘*])([\p{L}\p{M}'’-]*\p{L})([-‐‑¬\u00ad])$/u
const nextPart = /^(\p{L}[\p{L}\p{M}'’]*)([^\s]*)\s*/u
/** What is written with a hyphen before most words. */
const oftenHyphened =
	/(?:^|-)(?:well|self|part|full|long|short|high|low|non|co|ex|anti|pre|post|semi|multi|inter|cross|face|day|year|up|in|on|off|half|mid|third|two|three|four|five|six|one|first|second|decision|policy|pro|sub|vice|all|whole|time)$/i

/** Words that were divided where a line ends are put together again; a hyphen that the word has anyway stays. */
export function joinDividedWords(lines: readonly SourceLine[]): { lines: SourceLine[]; unsure: Unsure[] } {
	const unsure: Unsure[] = []
	const known = knownWords(lines)
	const joined: SourceLine[] = []
	for (const line of lines) {
		const before = joined.at(-1)
		const found =
			before && (!line.afterBlank || line.afterFurniture || startsSmall(line.text)) && line.bullet === null
				? divided.exec(before.text.slice(-60))
				: null
		const next = found ? nextPart.exec(line.text) : null
		if (!before || !found || !next) {
			joined.push({ ...line })
			continue
		}
		const [, start = '', hyphen = ''] = found
		const [whole, word = '', rest = ''] = next
		if (/^(?:and|or|to|und)$/i.test(word) && rest === '') {
			joined.push({ ...line })
			continue
		}
		const { text, why } = put(start, hyphen, word, known)
		before.text = before.text.slice(0, -(start.length + hyphen.length)) + text + rest
		if (why !== undefined) unsure.push({ line: line.line, why })
		const left = line.text.slice(whole.length)
		if (left !== '') joined.push({ ...line, text: left, afterBlank: false })
	}
	return { lines: joined, unsure: [...unsure, ...joined.flatMap(tellGap)] }
}

function put(start: string, hyphen: string, word: string, known: ReadonlySet<string>): { text: string; why?: string } {
	const [whole, hyphened] = [start + word, `${start}-${word}`]
	if (hyphen === '\u00ad' || hyphen === '¬') return { text: whole }
	if (/^\p{Lu}/u.test(word)) return { text: hyphened }
	const [isWhole, isHyphened] = [known.has(whole.toLowerCase()), known.has(hyphened.toLowerCase())]
	if (isWhole !== isHyphened) return { text: isWhole ? whole : hyphened }
	if (oftenHyphened.test(start) || start.includes('-'))
		return { text: hyphened, why: `“${hyphened}” stands at the end of a line: it may be “${whole}”.` }
	return { text: whole, why: `“${whole}” was divided at the end of a line: it may be “${hyphened}”.` }
}

/** Every word of the document that no end of a line divides. */
function knownWords(lines: readonly SourceLine[]): Set<string> {
	const words = new Set<string>()
	if (!lines.some(({ text }) => divided.test(text.slice(-60)))) return words
	for (const { text } of lines) {
		const found = text.toLowerCase().match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? []
		if (divided.test(text.slice(-60))) found.pop()
		for (const word of found) words.add(word)
	}
	return words
}

/** `fair- ly`: the end of a line may have stood there. `pre- and post-employment` is written so. */
function tellGap({ line, text }: SourceLine): Unsure[] {
	const found = /(?:^|\s)(\p{L}+- \p{Ll}+)/u.exec(text)?.[1]
	return found === undefined || /- (?:and|or|to)$/.test(found) ? [] : [{ line, why: `“${found}” may be one word.` }]
}
