import type { Comparison } from '#app/features/code/comparison/compare-editions.ts'
import { bindingText, type Passage } from '#app/features/code/comparison/passages.ts'
import type { EditionText } from '#app/features/code/edition/edition-text.ts'
import { renderPlainMarkdown } from '#app/features/content/markdown/render-markdown.ts'

/** What a reader agreed to before in the place of a clause or a question. */
export type KnownWords = {
	/** Word for word what it says now. */
	isSame: boolean
	/** What to call it. */
	label: string
	html: string
}

type Known = { before: EditionText; comparison: Comparison }

const labels: Record<EditionText['textKind'], string> = {
	'plain-english': 'The plain English that you agreed to before',
	adopted: 'What you agreed to before',
}

const kept: readonly string[] = ['unchanged', 'renumbered', 'moved']

/** By the id of each of these clauses or questions what the reader knows of it; those that are new have nothing. */
export function knownWords({ before, comparison }: Known, ids: ReadonlySet<string>): Record<string, KnownWords> {
	const found = [...comparison.clauses, ...comparison.questions].flatMap(({ kind, before: olds, after }) =>
		olds.length === 0
			? []
			: after
					.filter(({ id }) => ids.has(id))
					.map(({ id }) => [id, { isSame: kept.includes(kind), label: labels[before.textKind], html: htmlOf(olds) }] as const),
	)
	return Object.fromEntries(found)
}

/** What the reader knows and the edition has no longer. */
export const goneWords = ({ comparison }: Known): { id: string; html: string }[] =>
	[...comparison.clauses, ...comparison.questions].flatMap(({ kind, before: [old] }) =>
		kind === 'removed' && old ? [{ id: old.id, html: htmlOf([old]) }] : [],
	)

const htmlOf = (passages: readonly Passage[]): string =>
	passages.map((passage) => renderPlainMarkdown(bindingText(passage)).html).join('\n')
