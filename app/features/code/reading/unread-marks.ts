import { isBlank, type RawLine } from './raw-lines.ts'
import { readMark } from './number-marks.ts'
import type { LeftOut, LeftOutKind, Unsure } from './outline.ts'

/**
 * What a document keeps although it is not to be read so, as its text marks it: `~~struck~~`, `{--deleted--}`, `{++inserted++}`, `<!-- hidden -->`. The text of a
 * Word document is written with them.
 */
export const unreadMarks = {
	struck: ['~~', '~~'],
	deleted: ['{--', '--}'],
	inserted: ['{++', '++}'],
	hidden: ['<!-- ', ' -->'],
	'text-box': ['<!-- text box: ', ' -->'],
	comment: ['<!-- comment: ', ' -->'],
	'page-edge': ['<!-- head or foot of pages: ', ' -->'],
} as const satisfies Record<string, readonly [string, string]>
export type UnreadKind = keyof typeof unreadMarks

/** Signs of a text that would be taken for marks. */
export const escapeMarks = (text: string): string =>
	text.replaceAll(/[\\*`]|~(?=~)|<(?=!--)|\{(?=--|\+\+)/g, '\\$&').replaceAll(/--(?=[}>])|\+\+(?=\})/g, '$&\\')

const opening = /(?<!\\)(?:~~(?=\S)|\{--|\{\+\+|<!--)/g
const ends: Readonly<Record<string, string>> = { '~~': '~~', '{--': '--}', '{++': '++}', '<!--': '-->' }
const announced = /^\s*(text box|comment|head or foot of pages):/

const what: Partial<Record<LeftOutKind, string>> = {
	struck: 'is struck through',
	deleted: 'is marked as deleted, which nobody has accepted yet,',
	hidden: 'is hidden and not printed',
	'text-box': 'stands in a text box',
	comment: 'is a comment',
	'page-edge': 'stands at the head or foot of the pages',
}

type Piece = { mark: string; text: string }

/** A line in pieces: each with the mark before it, or none. Marks without an end are text. */
function cut(raw: string): Piece[] {
	const pieces: Piece[] = []
	const endless = new Set<string>()
	let from = 0
	for (const { 0: mark, index } of raw.matchAll(opening)) {
		if (index < from || endless.has(mark)) continue
		const end = raw.indexOf(ends[mark] ?? '', index + mark.length)
		if (end < 0) endless.add(mark)
		else {
			pieces.push({ mark: '', text: raw.slice(from, index) }, { mark, text: raw.slice(index + mark.length, end) })
			from = end + (ends[mark]?.length ?? 0)
		}
	}
	return [...pieces, { mark: '', text: raw.slice(from) }]
}

/** The lines without what is not to be read, which is named. */
export function takeUnread(all: readonly RawLine[]): { lines: RawLine[]; left: LeftOut[]; unsure: Unsure[] } {
	const left: LeftOut[] = []
	const kept: number[] = []
	const lines = hideComments(all).map((whole) => {
		const { line, raw } = whole
		const pieces = cut(raw)
		if (pieces.length === 1) return whole
		if (pieces.some(({ mark }) => mark === '{++')) kept.push(line)
		const isLeft = ({ mark }: Piece) => mark !== '' && mark !== '{++'
		const rest = pieces.map((piece) => (isLeft(piece) ? '' : piece.text)).join('')
		const found = pieces
			.filter(isLeft)
			.map(({ mark, text }) => ({ line, kind: kindOf(mark, text), text: said(text.replace(announced, '')) }))
		const [first] = found
		const isWhole = first !== undefined && isEmpty(rest)
		if (isWhole) left.push({ ...first, text: said([/[\p{L}\p{N}]/u.test(rest) ? rest : '', ...found.map(({ text }) => text)].join(' ')) })
		else for (const part of found) if (part.text !== '') left.push({ ...part, isPart: true })
		const read = isWhole ? '' : rest
		return { ...whole, raw: read, text: read.trim() }
	})
	return { lines, left: left.filter(({ text }) => text !== ''), unsure: [...tellLeft(left), ...tellInserted(kept), ...tellOpen(lines)] }
}

const kindOf = (mark: string, text: string): LeftOutKind => {
	if (mark !== '<!--') return mark === '~~' ? 'struck' : 'deleted'
	const name = announced.exec(text)?.[1]
	return name === undefined ? 'hidden' : name === 'text box' ? 'text-box' : name === 'comment' ? 'comment' : 'page-edge'
}

const said = (text: string): string =>
	text
		.replaceAll(/\\(?=[\\*`~<>{}-])/g, '')
		.replaceAll(/\s+/g, ' ')
		.trim()

/** Nothing but a number, a bullet or signs of emphasis. */
const isEmpty = (rest: string): boolean => {
	const text = rest.replaceAll(/[*_#>\s]+/g, ' ').trim()
	return !/[\p{L}\p{N}]/u.test(text) || readMark(text)?.rest === ''
}

/** A comment of several lines is one of each. */
function hideComments(all: readonly RawLine[]): readonly RawLine[] {
	const lastEnd = all.findLastIndex(({ raw }) => raw.includes('-->'))
	let isOpen = false
	if (lastEnd < 0) return all
	return all.map((line, index) => {
		const { raw } = line
		const wasOpen = isOpen
		const [start, end] = [raw.lastIndexOf('<!--'), raw.lastIndexOf('-->')]
		isOpen = start > end && raw[start - 1] !== '\\' ? index < lastEnd : wasOpen && end < 0
		if ((!wasOpen && !isOpen) || isBlank(line)) return line
		return { ...line, raw: `${wasOpen ? '<!--' : ''}${raw}${isOpen ? '-->' : ''}` }
	})
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text)
const listed = (lines: readonly number[]): string => (lines.length > 10 ? `${lines.slice(0, 10).join(', ')}, …` : lines.join(', '))

function tellLeft(left: readonly LeftOut[]): Unsure[] {
	const groups = new Map<string, LeftOut[]>()
	for (const entry of left) {
		const isOfMany = entry.kind === 'comment' || entry.kind === 'page-edge'
		const key = `${entry.kind} ${isOfMany ? '' : entry.line}`
		const group = groups.get(key)
		if (group) group.push(entry)
		else groups.set(key, [entry])
	}
	return [...groups.values()].map((group) => {
		const [{ line, kind, text } = { line: 1, kind: 'hidden' as const, text: '' }, ...others] = group
		const lines = [...new Set(others.map((other) => other.line))].filter((other) => other !== line)
		const more = lines.length === 0 ? '' : ` So ${lines.length === 1 ? 'does line' : 'do lines'} ${listed(lines)}.`
		const all = lines.length === 0 ? group.map((entry) => entry.text).join(' … ') : text
		return { line, why: `“${short(all)}” ${what[kind] ?? ''} and was left out.${more}` }
	})
}

function tellInserted([line, ...others]: readonly number[]): Unsure[] {
	if (line === undefined) return []
	const which = others.length === 0 ? 'In this line' : `In this line and in ${listed(others)}`
	return [{ line, why: `${which} words were put in by a change that nobody has accepted yet. They were kept.` }]
}

const tellOpen = (lines: readonly RawLine[]): Unsure[] =>
	lines.flatMap(({ line, raw }) =>
		/(?<!\\)(?:<!--|\{--|\{\+\+)/.test(raw)
			? [{ line, why: 'Something hidden or changed begins here and does not end. It was kept.' }]
			: [],
	)
