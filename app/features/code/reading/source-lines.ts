/** A line of the source that says something, without its white space and bullet. */
export type SourceLine = { line: number; indent: number; afterBlank: boolean; bullet: string | null; text: string }

type RawLine = { line: number; raw: string; isPageEdge: boolean }

/** A typed bullet, one of those that Word's own fonts leave behind, or the letter o that stands for a hollow one. */
const bulletMark = /^([-*+•‣◦▪●○·–—\uf0b7\uf0a7]|o)(?:\s+|$)/
const rule = /^[-*_=~\s]{3,}$/

/** The lines of a document; page numbers are taken out and named. Lines are counted from 1, as an editor does. */
export function readLines(source: string): { lines: SourceLine[]; pageNumbers: number[] } {
	const all = splitLines(source)
	const pageNumbers = findPageNumbers(all)
	const lines: SourceLine[] = []
	let afterBlank = true
	for (const [index, { line, raw }] of all.entries()) {
		const trimmed = raw.replace(/^\s*(?:>\s?)+/, '').trim()
		if (trimmed === '' || rule.test(trimmed) || pageNumbers.has(index)) {
			afterBlank = true
			continue
		}
		const bullet = bulletMark.exec(trimmed)
		const text = bullet ? trimmed.slice(bullet[0].length) : trimmed
		lines.push({ line, indent: indentOf(raw), afterBlank, bullet: bullet?.[1] ?? null, text })
		afterBlank = false
	}
	return { lines, pageNumbers: [...pageNumbers].map((index) => all[index]?.line ?? 0) }
}

const splitLines = (source: string): RawLine[] =>
	source
		.replace(/^\ufeff/, '')
		.split(/\r\n|\n|\r/)
		.flatMap((whole, index) => {
			const pieces = whole.split('\f')
			return pieces.map((raw, piece) => ({ line: index + 1, raw, isPageEdge: pieces.length > 1 && piece > 0 }))
		})

const indentOf = (raw: string): number => (/^\s*/.exec(raw)?.[0] ?? '').replaceAll('\t', '    ').length

const surePageNumber = /^(?:page\s+\d{1,3}(?:\s*(?:of|\/)\s*\d{1,3})?|[-–—]\s*\d{1,3}\s*[-–—]|\d{1,3}\s+of\s+\d{1,3})$/i
/** Between two page numbers stands a page; between two numbers of paragraphs that were parted from their text, a paragraph. */
const leastOfPage = 1200

/**
 * Which lines are numbers of pages: those that say so, and figures alone on a line that stand at a form feed, or that count up by one with a page's worth of
 * text between them.
 */
function findPageNumbers(all: RawLine[]): Set<number> {
	const isBlank = (index: number) => (all[index]?.raw.trim() ?? '') === ''
	const isAtEdge = (index: number) => {
		let next = index + 1
		while (next < all.length && isBlank(next) && !all[next]?.isPageEdge) next += 1
		return all[index]?.isPageEdge || all[next]?.isPageEdge === true
	}
	const found = new Set<number>()
	const alone: { index: number; page: number; at: number }[] = []
	let at = 0
	for (const [index, { raw }] of all.entries()) {
		const text = raw.trim()
		at += text.length
		if (surePageNumber.test(text) || (/^\d{1,3}$/.test(text) && isAtEdge(index))) found.add(index)
		else if (/^\d{1,3}$/.test(text) && isBlank(index - 1) && isBlank(index + 1)) alone.push({ index, page: Number(text), at })
	}
	const [first] = alone
	const last = alone.at(-1)
	const areInOrder = alone.every(({ page }, index) => index === 0 || page === (alone[index - 1]?.page ?? 0) + 1)
	if (first && last && alone.length > 1 && areInOrder && last.at - first.at > leastOfPage * (alone.length - 1))
		for (const { index } of alone) found.add(index)
	return found
}
