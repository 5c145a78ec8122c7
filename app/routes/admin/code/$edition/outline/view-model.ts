import { renderPlainMarkdown } from '#app/features/content/markdown/render-markdown.ts'
import { readBlocks } from '#app/features/code/edition/clause-blocks.ts'
import { printedNumber, type LeftOutKind, type Outline } from '#app/features/code/reading/outline.ts'

type Line = { line: number; text: string }
type Start = { key: string; line: number }

/** Everything of an outline that begins at a line of its own, in reading order. */
const startsOf = ({ sections, questions }: Outline): Start[] => [
	...sections.flatMap(({ key, lines, clauses }) => [
		{ key, line: lines[0] },
		...clauses.map((clause) => ({ key: clause.key, line: clause.lines[0] })),
	]),
	...questions.map(({ key, lines }) => ({ key, line: lines[0] })),
]

/**
 * The lines of the document, each beside the part that was read from it; what was left out, such as the number of a page, stands with the part before it. Of parts
 * that were read from the same lines the first has them.
 */
export function shareSource(source: string, outline: Outline): Map<string, Line[]> {
	const owners = new Map<number, string>()
	for (const { key, line } of startsOf(outline)) if (!owners.has(line)) owners.set(line, key)
	const shared = new Map<string, Line[]>()
	let owner = 'title'
	for (const [index, text] of source.split(/\r\n|\n|\r/).entries()) {
		owner = owners.get(index + 1) ?? owner
		if (text.trim() !== '') shared.set(owner, [...(shared.get(owner) ?? []), { line: index + 1, text }])
	}
	return shared
}

export type OutlineMark = { mark: number; line: number; why: string }
/** What was left out, by its place among all that was. */
export type OutlineLeft = { left: number; line: number; why: string; text: string; isPart: boolean }
export type OutlineRow = {
	key: string
	kind: 'title' | 'section' | 'clause' | 'question'
	/** What it is called: its heading, or its number. */
	name: string
	number: string | null
	heading: string | null
	html: string
	source: Line[]
	marks: OutlineMark[]
	leftOut: OutlineLeft[]
}

/** The outline part by part beside its source, with what is unsure beside the part that it is about. */
export function toOutlineView(source: string, outline: Outline): OutlineRow[] {
	const shared = shareSource(source, outline)
	const ownerOf = (line: number) => [...shared].find(([, lines]) => lines.some((each) => each.line === line))?.[0] ?? 'title'
	const marks = outline.unsure.map(({ line, why }, mark) => ({ mark, line, why, owner: ownerOf(line) }))
	const leftOut = outline.left.map(({ line, kind, text, isPart = false }, left) => ({
		owner: ownerOf(line),
		left,
		line,
		why: kindsLeft[kind],
		text,
		isPart,
	}))
	const row = (key: string, rest: Omit<OutlineRow, 'key' | 'source' | 'marks' | 'leftOut'>): OutlineRow => ({
		key,
		...rest,
		source: shared.get(key) ?? [],
		marks: marks.flatMap(({ owner, ...mark }) => (owner === key ? [mark] : [])),
		leftOut: leftOut.flatMap(({ owner, ...each }) => (owner === key ? [each] : [])),
	})
	const html = (text: string) => renderPlainMarkdown(text).html
	return [
		row('title', { kind: 'title', name: 'Title', number: null, heading: outline.title, html: '' }),
		...outline.sections.flatMap(({ key, heading, clauses }) => [
			row(key, { kind: 'section', name: heading || 'Section without a heading', number: null, heading, html: '' }),
			...clauses.map((clause) =>
				row(clause.key, {
					kind: 'clause',
					name: clause.number === null ? `Block under ${clause.heading ?? heading}` : `Paragraph ${clause.number}`,
					number: clause.number,
					heading: clause.heading,
					html: html(clause.text),
				}),
			),
		]),
		...(outline.faqHeading === null
			? []
			: [row('questions', { kind: 'section', name: 'Questions', number: null, heading: outline.faqHeading, html: '' })]),
		...outline.questions.map(({ key, title, text }) =>
			row(key, { kind: 'question', name: `Question: ${title}`, number: null, heading: title, html: html(text) }),
		),
	]
}

const kindsLeft: Readonly<Record<LeftOutKind, string>> = {
	'page-number': 'number of a page',
	'running-line': 'head or foot of a page',
	'page-edge': 'head or foot of the pages',
	contents: 'table of contents',
	website: 'part of a website',
	hidden: 'hidden',
	struck: 'struck through',
	deleted: 'deleted',
	'text-box': 'in a text box',
	comment: 'comment',
}

export type Corrections = {
	/** What happens to the number of a clause where the box is emptied. */
	emptied: string
	/** The pieces of a clause, by their first words: where it may be split, or what may be a heading. */
	pieces: string[]
	/** There is a clause before it in its section. */
	joins: boolean
	/** The other sections. */
	sections: { key: string; heading: string }[]
}

/** What may be corrected about one part. */
export function findCorrections({ sections }: Outline, key: string): Corrections {
	const section = sections.find(({ clauses }) => clauses.some((clause) => clause.key === key))
	const at = section?.clauses.findIndex((clause) => clause.key === key) ?? -1
	const firstWords = (text: string) => (text.length > 70 ? `${text.slice(0, text.lastIndexOf(' ', 70))} …` : text)
	const clause = section?.clauses[at]
	const printed = clause ? printedNumber(clause) : null
	return {
		emptied: emptiedNumber(clause?.number ?? null, printed),
		pieces: readBlocks(clause?.text ?? '').map(({ text }) => firstWords(text)),
		joins: at > 0,
		sections: sections
			.filter((other) => other !== section)
			.map(({ key: other, heading }) => ({ key: other, heading: heading || 'Without a heading' })),
	}
}

function emptiedNumber(number: string | null, printed: string | null): string {
	if (number === null) return 'Such as 3, 4.2, 12A, (a) or iv'
	if (number === printed) return 'Empty: it is not the number of a paragraph, and goes back into the text'
	return printed === null ? 'The document prints none. Empty: none' : `The document prints ${printed}. Empty: ${printed} again`
}

/** Where somebody goes on reading after a correction: at the same part, or where it is gone at the one before it. */
export function placeAfter(before: Outline, after: Outline, key: string): string {
	const keys = ['title', ...startsOf(before).map((start) => start.key)]
	const left = new Set(['title', ...startsOf(after).map((start) => start.key)])
	return keys.slice(0, keys.indexOf(key) + 1).findLast((each) => left.has(each)) ?? 'title'
}
