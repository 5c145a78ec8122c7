import { changesToRead, minutesToRead, type Comparison, type Statement } from './compare-editions.ts'
import type { Change, ChangeKind } from './compare-passages.ts'
import type { EditionText } from '#app/features/code/edition/edition-text.ts'
import { markWhole, type MarkedBlock } from './mark-words.ts'
import { blocksOf, type Passage } from './passages.ts'

export type ChangeView = {
	id: string
	title: string
	tag: 'Changed' | 'New' | 'Taken out' | 'Divided' | 'Joined'
	/** What a reader should know before the words. */
	note: string | null
	blocks: MarkedBlock[]
	/** What the reader knows of it, where another wording binds now; else nothing. */
	known: MarkedBlock[]
	/** Where it stands in the whole text; null for what was taken out. */
	href: string | null
}

export type NoteView = { id: string; title: string; text: string; paragraphs: string | null; links: { text: string; href: string }[] }

export type ChangesView = {
	/** The label of the edition that it was compared with. */
	since: string
	minutes: number
	notes: NoteView[]
	clauses: ChangeView[]
	questions: ChangeView[]
	statements: ChangeView[]
	/** What kept its words and has another number, section or title. */
	told: string[]
	/** Which text binds now, where it was another before. */
	anotherText: EditionText['textKind'] | null
}

/** What changed, in the words and in the order in which a page tells it. */
export function toChangesView(comparison: Comparison, before: EditionText, after: EditionText): ChangesView {
	const shown = (changes: readonly Change[]) => changesToRead(changes).map((change) => toChangeView(change, after.id))
	return {
		since: before.label,
		minutes: minutesToRead(comparison),
		notes: after.changeNotes.map((note) => toNoteView(note, after)),
		clauses: shown(comparison.clauses),
		questions: shown(comparison.questions),
		statements: comparison.statements.flatMap((statement, index) => toStatementView(statement, index)),
		told: [
			...comparison.clauses.flatMap(tell),
			...comparison.retitled.map(({ before: old, after: now }) => `The section “${old}” is now called “${now}”.`),
		],
		anotherText: comparison.isAnotherText ? after.textKind : null,
	}
}

const tags: Record<Exclude<ChangeKind, 'unchanged' | 'renumbered' | 'moved'>, ChangeView['tag']> = {
	changed: 'Changed',
	added: 'New',
	removed: 'Taken out',
	split: 'Divided',
	merged: 'Joined',
}

function toChangeView(change: Change, edition: string): ChangeView {
	const { kind, before, after, blocks, wording } = change
	const [named] = after.length > 0 ? after : before
	const tag = kind === 'unchanged' || kind === 'renumbered' || kind === 'moved' ? 'Changed' : tags[kind]
	return {
		id: named?.id ?? '',
		title: named ? titleOf(named) : '',
		tag,
		note: noteOn(change),
		blocks: blocks.filter((block) => !named || !isTitleAgain(named, block)),
		known: wording === null ? markWhole(blocksOf(before, null, false), 'same') : [],
		href: after[0] ? `/code/${edition}#${after[0].id}` : null,
	}
}

function noteOn({ kind, before, after, wording }: Change): string | null {
	if (kind === 'split' || kind === 'merged') return `${capital(listOf(before))} became ${listOf(after)}.`
	const [old, now] = [before[0], after[0]]
	if (!old || !now) return null
	const notes = [
		...(wording === null
			? [
					now.adopted === null
						? 'It stood in the council’s own wording before. All of it is new.'
						: 'It stood in plain English before. The council’s own wording binds now: all of it is new.',
				]
			: []),
		...(old.number !== now.number ? [`It was ${placeOf(old)}.`] : []),
	]
	return notes.length > 0 ? notes.join(' ') : null
}

function tell({ kind, before: [old], after: [now], wording }: Change): string[] {
	if (!old || !now) return []
	if (kind === 'unchanged' && wording === null) return [`${capital(placeOf(now))} says word for word what it said before.`]
	if (kind === 'renumbered') return [`${capital(placeOf(old))} is now ${placeOf(now)}: ${now.sectionHeading}.`]
	const renumbered = old.number === now.number ? '' : `, as ${placeOf(now)}`
	return kind === 'moved' ? [`${capital(placeOf(old))} moved from “${old.sectionHeading}” to “${now.sectionHeading}”${renumbered}.`] : []
}

const isQuestion = ({ section }: Passage): boolean => section === ''

/** The title of a question stands over it; it is told again only where it was edited itself. */
const isTitleAgain = (passage: Passage, { kind, runs }: MarkedBlock): boolean =>
	isQuestion(passage) && kind === 'heading' && runs.length === 1 && runs[0]?.text === passage.heading

function titleOf(passage: Passage): string {
	if (isQuestion(passage)) return passage.heading ?? ''
	return passage.number === null ? passage.sectionHeading : `Paragraph ${passage.number}: ${passage.sectionHeading}`
}

function placeOf(passage: Passage): string {
	if (isQuestion(passage)) return `the question “${passage.heading}”`
	return passage.number === null ? `the text without a number under “${passage.sectionHeading}”` : `paragraph ${passage.number}`
}

function listOf(passages: readonly Passage[]): string {
	const numbers = passages.map(({ number }) => number)
	const all = numbers.every((number) => number !== null) && numbers.length > 1
	const names = all ? numbers : passages.map(placeOf)
	const list = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '')
	return all ? `paragraphs ${list}` : list
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

function toNoteView(
	{ id, title, text, paragraphs, clauses }: EditionText['changeNotes'][number],
	{ id: edition, sections }: EditionText,
): NoteView {
	const links = sections.flatMap((section) =>
		section.clauses
			.filter((clause) => clauses.includes(clause.id))
			.map((clause) => ({
				text: clause.number === null ? section.heading : `Paragraph ${clause.number}`,
				href: `/code/${edition}#${clause.id}`,
			})),
	)
	return { id, title, text, paragraphs, links }
}

function toStatementView({ id, kind, blocks }: Statement, index: number): ChangeView[] {
	if (kind === 'unchanged') return []
	const title = kind === 'removed' ? 'A statement' : `Statement ${index + 1}`
	return [{ id: `statement-${id}`, title, tag: tags[kind], note: null, blocks, known: [], href: null }]
}
