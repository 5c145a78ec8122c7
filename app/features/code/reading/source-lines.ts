import { findContents } from './contents-pages.ts'
import type { LeftOut, Unsure } from './outline.ts'
import { findPageFurniture } from './page-furniture.ts'
import { cleanText, splitLines, type RawLine } from './raw-lines.ts'
import { findSiteFurniture } from './site-furniture.ts'
import { joinDividedWords } from './divided-words.ts'
import { takeUnread } from './unread-marks.ts'

/** A line of the source that says something, without its white space and bullet. `afterFurniture`: what stands before it is no part of the text. */
export type SourceLine = {
	line: number
	indent: number
	afterBlank: boolean
	afterFurniture: boolean
	bullet: string | null
	text: string
}

/** What the lines of a document are: those that are read, those that are no part of the text, and what is unsure about either. */
export type ReadLines = { lines: SourceLine[]; left: LeftOut[]; unsure: Unsure[] }

/** A typed bullet, one of those that Word's own fonts leave behind, or the letter o that stands for a hollow one. */
const bulletMark = /^([-*+•‣◦▪●○·–—\uf0b7\uf0a7]|o)(?:\s+|$)/
const rule = /^[-*_=~\s]{3,}$/

/** The lines of a document; what printers and websites add to it is taken out and named. Lines are counted from 1, as an editor does. */
export function readLines(source: string): ReadLines {
	const { lines: all, left: unread, unsure: unreadDoubts } = takeUnread(splitLines(source))
	const site = findSiteFurniture(all)
	const running = findPageFurniture(all, (index) => site.left.has(index))
	const contents = findContents(all, (index) => site.left.has(index) || running.left.has(index))
	// What the table of contents names stands in the document twice, but does not run.
	const page = findPageFurniture(all, (index) => site.left.has(index) || contents.left.has(index))
	const leftOut = new Map([...page.left, ...site.left, ...contents.left])
	const lines: SourceLine[] = []
	const left: LeftOut[] = [...unread]
	let afterBlank = true
	let afterFurniture = false
	for (const [index, { line, raw, text: trimmed }] of all.entries()) {
		const kind = leftOut.get(index)
		if (kind !== undefined) left.push({ line, kind, text: trimmed })
		if (trimmed === '' || kind !== undefined || isRule(all, index)) {
			afterBlank = true
			afterFurniture ||= kind !== undefined
			continue
		}
		const bullet = bulletMark.exec(trimmed)
		const text = bullet ? trimmed.slice(bullet[0].length) : trimmed
		lines.push({
			line,
			indent: indentOf(raw),
			afterBlank,
			afterFurniture,
			bullet: bullet?.[1] ?? null,
			text: underlined(all, index) + text,
		})
		afterBlank = false
		afterFurniture = false
	}
	const divided = joinDividedWords(lines)
	const unsure = [...unreadDoubts, ...page.unsure, ...site.unsure, ...contents.unsure, ...divided.unsure]
	return { lines: divided.lines, left: left.sort((one, other) => one.line - other.line), unsure }
}

const isRule = (all: readonly RawLine[], index: number): boolean => rule.test(all[index]?.text ?? '')

/** A heading of Markdown may stand over a line of `=` or `-`. */
function underlined(all: readonly RawLine[], index: number): string {
	const [own, under, before] = [all[index]?.text ?? '', all[index + 1]?.text ?? '', all[index - 1]?.text ?? '']
	if (!/^(?:={3,}|-{3,})$/.test(under) || own.length > 200 || /^[#|>*+-]/.test(own)) return ''
	if (before !== '' && !rule.test(before) && Math.abs(own.length - under.length) > 2) return ''
	return under.startsWith('=') ? '# ' : '## '
}

const indentOf = (raw: string): number => cleanText(/^\s*/.exec(raw)?.[0] ?? '').replaceAll('\t', '    ').length
