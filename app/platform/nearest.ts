import { foldLetters } from '#db/fold-letters.ts'

/** The letters of a text two by two, its edges with them. */
export function pairsOf(text: string): string[] {
	const padded = ` ${text} `
	return Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2))
}

/** The share of what two lists have in common, each taken as often as it stands there (Dice): between 0 and 1. */
export function share(one: readonly string[], other: readonly string[]): number {
	const left = [...other]
	const common = one.filter((each) => {
		const at = left.indexOf(each)
		if (at >= 0) left.splice(at, 1)
		return at >= 0
	})
	return (2 * common.length) / (one.length + other.length)
}

/** The known word that somebody most likely means who wrote another one, by its letters; null where none is near. Of equals the first. */
export function nearestWord(written: string, known: readonly string[]): string | null {
	const letters = pairsOf(foldLetters(written))
	let nearest: { word: string; likeness: number } = { word: '', likeness: 0.5 }
	for (const word of known) {
		const likeness = share(letters, pairsOf(foldLetters(word)))
		if (likeness > nearest.likeness) nearest = { word, likeness }
	}
	return nearest.word || null
}

/** A sentence that asks for a word from a list, and offers the one that was most likely meant. */
export function didYouMean(text: string, written: unknown, known: readonly string[]): string {
	const nearest = typeof written === 'string' ? nearestWord(written, known) : null
	return nearest === null ? text : `${text}. Did you mean “${nearest}”?`
}
