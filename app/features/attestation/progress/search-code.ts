import type { RenderedEdition } from '#app/features/code/edition/edition.ts'

export type Hit = { id: string; label: string; excerpt: string }

const around = 90

/** The clauses and questions that hold every word of `query`, in order, each with the words around the first one. */
export function searchCode({ sections, faq }: Pick<RenderedEdition, 'sections' | 'faq'>, query: string): Hit[] {
	const words = plain(query)
		.split(/\s+/)
		.map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
		.filter(Boolean)
	if (words.length === 0) return []
	const places = [
		...sections.flatMap(({ heading, clauses }) =>
			clauses.map(({ id, number, text }) => ({ id, label: number === null ? heading : `Paragraph ${number}: ${heading}`, text })),
		),
		...faq.map(({ id, title, text }) => ({ id, label: `Question: ${title}`, text: `${title} ${text}` })),
	]
	return places.flatMap(({ id, label, text }) => {
		const within = plain(`${label} ${text}`)
		return words.every((word) => within.includes(word)) ? [{ id, label, excerpt: excerptOf(text, words[0] ?? '') }] : []
	})
}

/**
 * Without what is typed in more than one way: case, accents, the apostrophe that a phone curls, the hyphen that some leave out. A letter for a letter, so that a word
 * stands where it stood.
 */
const plain = (text: string) =>
	text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[‘’‛ʼ′´`]/g, "'")
		.replace(/[\p{Pd}−“”„"]/gu, ' ')

function excerptOf(text: string, word: string): string {
	const line = text.replace(/\s+/g, ' ').trim()
	const at = Math.max(0, plain(line).indexOf(word))
	const from = at > around ? line.indexOf(' ', at - around) + 1 : 0
	const to = at + around < line.length ? line.lastIndexOf(' ', at + around) : line.length
	return `${from > 0 ? '… ' : ''}${line.slice(from, to)}${to < line.length ? ' …' : ''}`
}
