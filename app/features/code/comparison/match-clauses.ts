import { findOverlaps, type Overlap } from './find-overlaps.ts'
import { bindingText, clausesOf, questionsOf, type Passage } from './passages.ts'
import type { EditionText } from '#app/features/code/edition/edition-text.ts'
import { straighten, visibleBlocks } from '#app/features/code/edition/visible-blocks.ts'

export type NewClause = { key: string; number: string | null; sectionHeading: string; text: string }
export type NewQuestion = { key: string; title: string; text: string }

export type Match = {
	key: string
	/** The clause of the edition before that this one is; null if it is none of them. */
	id: string | null
	because: 'same words' | 'similar words' | 'same number' | 'same place' | null
	/** Of the words, from 0 to 1. */
	likeness: number
	/** What else it might be, likeliest first. */
	alternatives: string[]
	/** This one has no id of its own; most of its words were in that clause, which went on as another. */
	splitFrom: string | null
	/** Clauses that are gone, and whose words are mostly in this one. */
	mergedFrom: string[]
}

/** Less than this is chance. Of the 64 clauses of 2017 the least like its own plain English has 0.20; two that differ, unless they name the same policy, at most 0.15. */
const similar = 0.18
const conceivable = 0.12
const isPart = 0.6

/** An entry of either text. */
type Entry = { number: string | null; place: string; words: string; text: string }
type Known = Entry & { id: string }
type Wanted = Entry & { key: string }

/**
 * Proposes for each clause of a new text which clause of the edition before it is. `sameCode`: the new text is the council's own wording of that very edition, so
 * that printed numbers agree, and headings where there is no number. Otherwise the likest words decide, and headings and numbers between equals only: an edition
 * that inserts one section renumbers all that follow.
 */
export function matchClauses(before: EditionText, after: readonly NewClause[], { sameCode }: { sameCode: boolean }): Match[] {
	const known = clausesOf(before).map((clause) => knownOf(clause, clause.sectionHeading))
	const wanted = after.map(({ key, number, sectionHeading, text }) => ({
		key,
		number,
		place: titleOf(sectionHeading),
		words: wordsOf(text),
		text,
	}))
	return propose(known, wanted, sameCode)
}

/** The same for the questions: by their titles and words, then by their order. */
export function matchQuestions(before: EditionText, after: readonly NewQuestion[], { sameCode }: { sameCode: boolean }): Match[] {
	const known = questionsOf(before).map((question) => {
		const text = `${question.heading}\n\n${bindingText(question)}`
		return { ...knownOf(question, 'questions'), words: wordsOf(text), text }
	})
	const wanted = after.map(({ key, title, text }) => {
		const whole = `${title}\n\n${text}`
		return { key, number: null, place: 'questions', words: wordsOf(whole), text: whole }
	})
	return propose(known, wanted, sameCode)
}

const titleOf = (heading: string): string => straighten(heading).toLowerCase().replace(/\s+/g, ' ').trim()

const wordsOf = (markdown: string): string =>
	straighten(
		visibleBlocks(markdown)
			.map(({ text }) => text)
			.join(' '),
	)

function knownOf(passage: Passage, heading: string): Known {
	const text = bindingText(passage)
	return { id: passage.id, number: passage.number, place: titleOf(heading), words: wordsOf(text), text }
}

function propose(known: readonly Known[], wanted: readonly Wanted[], sameCode: boolean): Match[] {
	const taken = new Set<number>()
	const chosen = new Map<number, { before: number; because: Match['because'] }>()
	const choose = (before: number, after: number, because: Match['because']): void => {
		if (taken.has(before) || chosen.has(after)) return
		taken.add(before)
		chosen.set(after, { before, because: known[before]?.words === wanted[after]?.words ? 'same words' : because })
	}
	if (sameCode) for (const [before, after] of ofOneNumber(known, wanted)) choose(before, after, 'same number')
	for (const [before, after] of ofSameWords(known, wanted)) choose(before, after, 'same words')
	const overlaps = findOverlaps(
		known.map(({ text }) => text),
		wanted.map(({ text }, index) => (chosen.get(index)?.because === 'same words' ? '' : text)),
	)
	for (const { before, after } of rank(overlaps.flat(), known, wanted)) choose(before, after, 'similar words')
	const leftOver = { known: (index: number) => !taken.has(index), wanted: (index: number) => !chosen.has(index) }
	for (const [before, after] of ofOnePlace(known, wanted, leftOver, sameCode)) choose(before, after, 'same place')

	return wanted.map(({ key }, index) => {
		const choice = chosen.get(index)
		const found = [...(overlaps[index] ?? [])].sort((a, b) => b.likeness - a.likeness)
		const others = found.filter(({ before }) => before !== choice?.before)
		const idsOf = (list: readonly Overlap[]): string[] => list.flatMap(({ before }) => known[before]?.id ?? [])
		const own = found.find(({ before }) => before === choice?.before)
		const whole = choice ? [] : others.filter(({ before, afterInBefore }) => taken.has(before) && afterInBefore >= isPart)
		return {
			key,
			id: (choice && known[choice.before]?.id) ?? null,
			because: choice?.because ?? null,
			likeness: choice?.because === 'same words' ? 1 : (own?.likeness ?? 0),
			alternatives: idsOf(others.filter(({ likeness }) => likeness >= conceivable)).slice(0, 3),
			splitFrom: idsOf(whole)[0] ?? null,
			mergedFrom: idsOf(others.filter(({ before, beforeInAfter }) => !taken.has(before) && beforeInAfter >= isPart)),
		}
	})
}

/** Indexes: an entry of the edition before, one of the new text. */
type Pair = [before: number, after: number]

function ofOneNumber(known: readonly Entry[], wanted: readonly Entry[]): Pair[] {
	const numbers = new Map(known.flatMap(({ number }, index) => (number === null ? [] : [[number, index] as const])))
	return wanted.flatMap(({ number }, index): Pair[] => {
		const before = number === null ? undefined : numbers.get(number)
		return before === undefined ? [] : [[before, index]]
	})
}

/** Where several say the same, those that agree in more go first. */
function ofSameWords(known: readonly Entry[], wanted: readonly Entry[]): Pair[] {
	const holders = new Map<string, number[]>()
	known.forEach(({ words }, index) => holders.set(words, [...(holders.get(words) ?? []), index]))
	const pairs = wanted.flatMap(({ words }, index) => (holders.get(words) ?? []).map((before): Pair => [before, index]))
	return pairs
		.map((pair) => ({ pair, nearness: nearnessOf(pair, known, wanted) }))
		.sort((a, b) => b.nearness - a.nearness)
		.map(({ pair }) => pair)
}

/** Between equals: the same heading, then the same number, then the nearer place. */
function nearnessOf([before, after]: Pair, known: readonly Entry[], wanted: readonly Entry[]): number {
	const [old, now] = [known[before], wanted[after]]
	const distance = Math.abs(before - after) / Math.max(known.length, wanted.length)
	return Number(old?.place === now?.place) * 4 + Number(old?.number === now?.number) * 2 - distance
}

/** The pairs that may be one clause, likest first. */
function rank(overlaps: readonly Overlap[], known: readonly Entry[], wanted: readonly Entry[]): Overlap[] {
	// Sums of the same weights in another order differ in the last digits.
	const round = ({ likeness }: Overlap): number => Math.round(likeness * 1e9)
	return overlaps
		.filter(({ likeness }) => likeness >= similar)
		.map((overlap) => ({ overlap, nearness: nearnessOf([overlap.before, overlap.after], known, wanted) }))
		.sort((a, b) => round(b.overlap) - round(a.overlap) || b.nearness - a.nearness)
		.map(({ overlap }) => overlap)
}

type LeftOver = { known: (index: number) => boolean; wanted: (index: number) => boolean }

/** What is left over under one heading on both sides: of the same Code pair by pair in order, else only where there is one of each. */
function ofOnePlace(known: readonly Entry[], wanted: readonly Entry[], leftOver: LeftOver, sameCode: boolean): Pair[] {
	const under = (entries: readonly Entry[], place: string, isLeft: (index: number) => boolean): number[] =>
		entries.flatMap((entry, index) => (entry.place === place && isLeft(index) ? [index] : []))
	return [...new Set(wanted.map(({ place }) => place))].flatMap((place) => {
		const [olds, news] = [under(known, place, leftOver.known), under(wanted, place, leftOver.wanted)]
		if (olds.length !== news.length || (olds.length > 1 && !sameCode)) return []
		return olds.map((old, index): Pair => [old, news[index] ?? 0])
	})
}
