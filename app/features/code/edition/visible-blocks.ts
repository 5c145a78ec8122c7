import { decodeHTMLStrict } from 'entities'

export type BlockKind = 'paragraph' | 'item' | 'heading'

/** What a reader sees as one: a paragraph, an item of a list, a heading. No marks of Markdown, one space between words. */
export type Block = { kind: BlockKind; text: string }

const nothingSeen = /^\s*(([-*_])(\s*\2){2,}|=+|\|?[\s:|-]*-[\s:|-]*\|[\s:|-]*)$/
const headed = /^\s{0,3}#{1,6}\s+(.*?)\s*#*$/
const listed = /^\s*([-*+]|\d{1,3}[.)])\s+(.*)$/

/**
 * The visible words of a Markdown text. It reads lines instead of asking the parser, which needs more than a millisecond for a clause, so that two whole editions can
 * be compared while somebody waits; the tests hold it to the words that the parser finds.
 */
export function visibleBlocks(markdown: string): Block[] {
	const blocks: Block[] = []
	let open: Block | null = null
	const begin = (kind: BlockKind, text: string): Block => {
		const block = { kind, text }
		blocks.push(block)
		return block
	}
	for (const line of markdown.split('\n')) {
		const heading = headed.exec(line)?.[1]
		const [, marker, item] = listed.exec(line) ?? []
		if (line.trim() === '' || nothingSeen.test(line)) open = null
		else if (heading !== undefined) {
			begin('heading', heading)
			open = null
		} else if (marker && item !== undefined && !(open?.kind === 'paragraph' && /^(?!1\D)\d/.test(marker))) {
			// A line that starts with a number, in the middle of a paragraph, is no list unless the number is 1.
			open = begin('item', /\d/.test(marker) ? `${marker} ${item}` : item)
		} else {
			const text = line.replace(/^\s*(>\s?)*/, '').replace(/^\||\||\\$/g, ' ')
			if (open) open.text += ` ${text}`
			else open = begin('paragraph', text)
		}
	}
	return blocks.map(({ kind, text }) => ({ kind, text: withoutMarks(text) })).filter(({ text }) => text !== '')
}

const escaped = 0xe000

/** Nearly all text has none, and looking for each of them takes most of the time. */
const anyMark = /[\\[*_`~<&\u00ad]|\s\s|[^\S ]/

function withoutMarks(text: string): string {
	if (!anyMark.test(text)) return text.trim()
	return decodeHTMLStrict(
		text
			.replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) => String.fromCharCode(escaped + mark.charCodeAt(0)))
			.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
			.replace(/<(https?:[^>]+|[^>\s]+@[^>\s]+)>/g, '$1')
			.replace(/<\/?[a-z!][^>]*>/gi, ' ')
			.replace(/(`+)(.+?)\1/g, '$2')
			.replace(/~~(.+?)~~/g, '$1')
			.replace(/(\*{1,3})(?=\S)(.+?)(?<=\S)\1/g, '$2')
			.replace(/(\*{1,3})(?=\S)(.+?)(?<=\S)\1/g, '$2')
			.replace(/(?<![\p{L}\p{N}])(_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2'),
	)
		.replace(/[\ue021-\ue07e]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - escaped))
		.replace(/\u00ad/g, '')
		.replace(/\s+/g, ' ')
		.trim()
}

/** The words of a text for comparing: quotation marks and apostrophes straight, for a typist's choice of them is no change of the Code. */
export const comparable = (text: string): string[] => straighten(text).split(' ')

export const straighten = (text: string): string =>
	/[^\x20-\x7e]/.test(text) ? text.normalize('NFC').replace(/[‘’]/g, "'").replace(/[“”]/g, '"') : text
