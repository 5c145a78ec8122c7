/** Titles are compared without capitals, accents, signs and what stands in brackets as a year: “Data Protection (2024)” is “data protection”. */
export const foldTitle = (title: string): string =>
	title
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll('&', ' and ')
		.replace(/[’'`]/g, '')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()

type Named = { slug: string; title: string }

/** The requirement whose title or id it is, letter for letter but for capitals and signs; null if there is none. */
export function findByTitle<Requirement extends Named>(title: string, requirements: readonly Requirement[]): Requirement | null {
	const folded = foldTitle(title)
	const found = requirements.filter(({ slug, title: own }) => foldTitle(slug) === folded || foldTitle(own) === folded)
	return found.length === 1 ? (found[0] ?? null) : null
}

const small = new Set('a an and at the of for to in on level module course training essentials awareness elearning e learning'.split(' '))
const pairsOf = (word: string) => [...word].map((letter, at) => letter + (word[at + 1] ?? ' '))
/** Pairs of letters, of the words that say something. */
function piecesOf(title: string): Map<string, number> {
	const words = foldTitle(title).split(' ')
	const telling = words.filter((word) => !small.has(word) && !/^\d+$/.test(word))
	const pieces = new Map<string, number>()
	for (const pair of (telling.length > 0 ? telling : words).flatMap(pairsOf)) pieces.set(pair, (pieces.get(pair) ?? 0) + 1)
	return pieces
}
/** What councils call a subject without using a word of its title. */
const alsoCalled: readonly [RegExp, string][] = [
	[/\bgdpr\b|information governance|\bdata security\b/, 'data protection'],
	[/cyber|phish|information security|security awareness/, 'stay safe online'],
	[/equality|diversity|\bedi\b|unconscious bias/, 'everyday inclusion'],
	[/carbon|sustainab|net zero/, 'climate action'],
	[/\bh and s\b|\bhealth safety\b|manual handling/, 'introduction to health and safety'],
	[/\bchild|\bprevent\b/, 'safeguarding childrens'],
	[/adults? at risk|vulnerable adults?/, 'safeguarding adults'],
	[/speak(ing)? up|raising concerns/, 'whistleblowing'],
	[/code of conduct/, 'officers code of conduct'],
	[/harassment/, 'sexual harassment at work'],
	[/acceptable use/, 'acceptable use of information'],
]

function likeness(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
	let shared = 0
	for (const [pair, times] of one) shared += Math.min(times, other.get(pair) ?? 0)
	const all = [one, other].flatMap((pieces) => [...pieces.values()]).reduce((sum, times) => sum + times, 0)
	return all === 0 ? 0 : (2 * shared) / all
}

const atLeast = 0.4

/** The requirement that a title is most like, to be proposed, never taken; null where none is like it. */
export function nearestRequirement<Requirement extends Named>(title: string, requirements: readonly Requirement[]): Requirement | null {
	const folded = foldTitle(title)
	const called = [title, ...alsoCalled.flatMap(([words, subject]) => (words.test(folded) ? [subject] : []))].map(piecesOf)
	let best: Requirement | null = null
	let most = atLeast
	for (const requirement of requirements) {
		const own = piecesOf(requirement.title)
		const like = Math.max(...called.map((pieces) => likeness(pieces, own)))
		if (like > most) [best, most] = [requirement, like]
	}
	return best
}
