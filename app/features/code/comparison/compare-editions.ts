import { comparePassages, type Change } from './compare-passages.ts'
import type { EditionText } from '#app/features/code/edition/edition-text.ts'
import { wordsPerMinute } from '#app/features/code/edition/edition.ts'
import { markWhole, markWords, type MarkedBlock } from './mark-words.ts'
import { clausesOf, questionsOf } from './passages.ts'
import { straighten } from '#app/features/code/edition/visible-blocks.ts'

export type Statement = { id: string; kind: 'unchanged' | 'changed' | 'added' | 'removed'; blocks: MarkedBlock[] }

export type Comparison = {
	clauses: Change[]
	questions: Change[]
	/** What people are asked to agree to: told apart from the Code, for everybody reads each statement when they agree to it. */
	statements: Statement[]
	/** Sections that kept their clauses and have another title. */
	retitled: { before: string; after: string }[]
	/** The council's own wording instead of plain English, or the other way round: all of it is to read, whatever it says. */
	isAnotherText: boolean
}

/**
 * What somebody who read the one edition has to read of the other. Compared are the words that bind: the council's adopted text, or the plain English where that is
 * all there is. A first adopted text that says the same as the plain English is still another text: nobody has read it, though the plain English may stand beside it.
 * Marks of Markdown, line breaks and the shape of quotation marks are no words. A new number or another section changes no duty: it is told, not read again.
 */
export function compareEditions(before: EditionText, after: EditionText): Comparison {
	const sections = matchSections(before, after)
	const clauses = comparePassages(clausesOf(before), clausesOf(after), (old, now) => sections.get(now.section) === old.section)
	const questions = comparePassages(questionsOf(before), questionsOf(after), () => true)
	return {
		clauses,
		questions,
		statements: compareStatements(before.statements, after.statements),
		retitled: before.textKind === after.textKind ? findRetitled(before, after, sections) : [],
		isAnotherText: before.textKind !== after.textKind,
	}
}

export const changesToRead = (changes: readonly Change[]): Change[] =>
	changes.filter(({ kind }) => !['unchanged', 'renumbered', 'moved'].includes(kind))

const allToRead = ({ clauses, questions }: Comparison): Change[] => changesToRead([...clauses, ...questions])

/** The same words of the same text, wherever they stand and whatever their numbers. */
export const nothingToRead = (comparison: Comparison): boolean => !comparison.isAnotherText && allToRead(comparison).length === 0

/** How long what changed takes to read. An edition as rendered says how long the whole of it takes. */
export const minutesToRead = (comparison: Comparison): number =>
	Math.ceil(allToRead(comparison).reduce((sum, { words }) => sum + words, 0) / wordsPerMinute)

/** From the slug of each section to the slug that it had: the same, or the one that most of its clauses come from and that is gone. */
function matchSections(before: EditionText, after: EditionText): Map<string, string> {
	const slugs = new Set(after.sections.map(({ slug }) => slug))
	const wasIn = new Map(clausesOf(before).map(({ id, section }) => [id, section]))
	const known = new Set(before.sections.map(({ slug }) => slug))
	return new Map(
		after.sections.flatMap(({ slug, clauses }): [string, string][] => {
			if (known.has(slug)) return [[slug, slug]]
			const counts = new Map<string, number>()
			for (const { id } of clauses) {
				const old = wasIn.get(id)
				if (old !== undefined && !slugs.has(old)) counts.set(old, (counts.get(old) ?? 0) + 1)
			}
			const [most] = [...counts].sort(([, a], [, b]) => b - a)
			return most ? [[slug, most[0]]] : []
		}),
	)
}

function findRetitled(before: EditionText, after: EditionText, sections: ReadonlyMap<string, string>): Comparison['retitled'] {
	const titles = new Map(before.sections.map(({ slug, heading }) => [slug, heading]))
	return after.sections.flatMap(({ slug, heading }) => {
		const old = titles.get(sections.get(slug) ?? '')
		return old !== undefined && straighten(old) !== straighten(heading) ? [{ before: old, after: heading }] : []
	})
}

function compareStatements(before: EditionText['statements'], after: EditionText['statements']): Statement[] {
	const olds = new Map(before.map(({ id, text }) => [id, text]))
	const news = new Set(after.map(({ id }) => id))
	const blocks = (text: string) => [{ kind: 'paragraph' as const, text }]
	return [
		...after.map(({ id, text }): Statement => {
			const old = olds.get(id)
			if (old === undefined) return { id, kind: 'added', blocks: markWhole(blocks(text), 'added') }
			if (straighten(old) === straighten(text)) return { id, kind: 'unchanged', blocks: [] }
			return { id, kind: 'changed', blocks: markWords(blocks(old), blocks(text)) }
		}),
		...before
			.filter(({ id }) => !news.has(id))
			.map(({ id, text }): Statement => ({ id, kind: 'removed', blocks: markWhole(blocks(text), 'removed') })),
	]
}
