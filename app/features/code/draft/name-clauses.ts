import type { Match } from '#app/features/code/comparison/match-clauses.ts'

type Unnamed = { key: string; number: string | null; title: string; kind: 'clause' | 'question' }

/**
 * An id for every entry: that of the clause it is, else a new one. A new one says the printed number (`p5`), for a block without a number its heading, and carries the
 * id of the edition behind it if any edition ever used it for another clause. `used` holds the ids of all editions there are.
 */
export function nameClauses(
	entries: readonly Unnamed[],
	matches: readonly Pick<Match, 'key' | 'id'>[],
	{ edition, used }: { edition: string; used: ReadonlySet<string> },
): Map<string, string> {
	const matched = new Map(matches.flatMap(({ key, id }) => (id === null ? [] : [[key, id] as const])))
	const taken = new Set([...used, ...matched.values()])
	return new Map(
		entries.map((entry) => {
			const known = matched.get(entry.key)
			if (known !== undefined) return [entry.key, known]
			const wish = wishFor(entry)
			const names = [wish, `${wish}-${slugOf(edition)}`]
			for (let count = 2; names.every((name) => taken.has(name)); count++) names.push(`${wish}-${slugOf(edition)}-${count}`)
			const id = names.find((name) => !taken.has(name)) ?? wish
			taken.add(id)
			return [entry.key, id]
		}),
	)
}

function wishFor({ number, title, kind }: Unnamed): string {
	const name = slugOf(number ?? title)
	if (kind === 'question') return name ? `faq-${name}` : 'faq'
	if (number !== null && name) return `p${name}`
	// A heading's own id on the page is its title.
	return name ? `block-${name}` : 'block'
}

/** Letters and digits, at most five words of them. */
export const slugOf = (text: string): string =>
	text
		.normalize('NFD')
		.replace(/[\p{M}'’]/gu, '')
		.toLowerCase()
		.match(/[a-z0-9]+/g)
		?.slice(0, 5)
		.join('-') ?? ''
