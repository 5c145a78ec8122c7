import { Details } from '#app/ui/govuk/details.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { MarkedText, type MarkedBlock } from './marked-text.tsx'
import { Tag, type TagColour } from '#app/ui/govuk/tag.tsx'

type Tagged = 'Changed' | 'New' | 'Taken out' | 'Divided' | 'Joined'
type CodeChange = {
	id: string
	title: string
	tag: Tagged
	note: string | null
	blocks: readonly MarkedBlock[]
	known: readonly MarkedBlock[]
	href: string | null
}
type ChangeNote = { id: string; title: string; text: string; paragraphs: string | null; links: readonly { text: string; href: string }[] }

export type CodeChangesProps = {
	since: string
	minutes: number
	notes: readonly ChangeNote[]
	clauses: readonly CodeChange[]
	questions: readonly CodeChange[]
	statements: readonly CodeChange[]
	told: readonly string[]
	/** Which text binds now, where it was another before: then all of it is read. */
	anotherText: 'adopted' | 'plain-english' | null
	/** The whole is shorter than old and new side by side, and what people read who are asked to agree. */
	isNearlyAllNew?: boolean
	/** The whole text, and how long it takes. */
	whole: { href: string; minutes: number }
}

const colours: Record<Tagged, TagColour | undefined> = {
	Changed: undefined,
	New: 'green',
	'Taken out': 'red',
	Divided: 'purple',
	Joined: 'purple',
}

/** What changed between two editions of the Code: why, then the words themselves, then what only has another number. */
export function CodeChanges({
	since,
	minutes,
	notes,
	clauses,
	questions,
	statements,
	told,
	anotherText,
	isNearlyAllNew,
	whole,
}: CodeChangesProps) {
	const isSame = clauses.length + questions.length === 0
	return (
		<>
			{anotherText ? (
				<p className="govuk-body-l">
					{anotherText === 'adopted'
						? `The council’s own wording binds now. The edition of ${since} was in plain English, so this is another text, even where it says the same.`
						: `A plain-English text binds now. The edition of ${since} was the council’s own wording, so this is another text, even where it says the same.`}{' '}
					Whoever agreed to that one reads all of this one: about {whole.minutes} {whole.minutes === 1 ? 'minute' : 'minutes'}.
				</p>
			) : isSame ? (
				<InsetText>There is nothing new to read. The words are the same as in the edition of {since}.</InsetText>
			) : isNearlyAllNew ? (
				<p className="govuk-body-l">
					Nearly all of it is new since the edition of {since}, so the whole is shorter to read: about {whole.minutes} minutes, and{' '}
					{minutes} for old and new side by side, as here.
				</p>
			) : (
				<p className="govuk-body-l">
					{minutes === 1 ? 'About 1 minute' : `About ${minutes} minutes`} to read what changed since the edition of {since}.
				</p>
			)}
			<p className="govuk-body">
				<a className="govuk-link" href={whole.href}>
					Read the whole Code
				</a>{' '}
				(about {whole.minutes} minutes)
			</p>
			{notes.length > 0 && (
				<section aria-labelledby="notes" className="pb-changes">
					<h2 className="govuk-heading-l" id="notes">
						In short
					</h2>
					{notes.map((note) => (
						<Note key={note.id} {...note} />
					))}
				</section>
			)}
			<Group id="clauses" heading="What changed, word by word" changes={clauses}>
				Words that were taken out are struck through. Words that are new are underlined, or have a line beside them.
			</Group>
			<Group id="changed-questions" heading="Questions people ask" changes={questions} />
			<Group id="changed-statements" heading="What you are asked to agree to" changes={statements} />
			{told.length > 0 && (
				<Details summary={`Same words, another place (${told.length})`}>
					<ul className="govuk-list govuk-list--bullet">
						{told.map((line) => (
							<li key={line}>{line}</li>
						))}
					</ul>
				</Details>
			)}
		</>
	)
}

function Note({ title, text, paragraphs, links }: ChangeNote) {
	return (
		<>
			<h3 className="govuk-heading-s pb-change__title">{title}</h3>
			<p className="govuk-body">
				{text}
				{links.length === 0 && paragraphs !== null && ` (Paragraphs ${paragraphs})`}
				{links.map(({ text: label, href }) => (
					<span key={href}>
						{' '}
						<a className="govuk-link pb-change__link" href={href}>
							{label}
						</a>
					</span>
				))}
			</p>
		</>
	)
}

function Group({ id, heading, changes, children }: { id: string; heading: string; changes: readonly CodeChange[]; children?: string }) {
	if (changes.length === 0) return null
	return (
		<section aria-labelledby={id} className="pb-changes">
			<h2 className="govuk-heading-l" id={id}>
				{heading}
			</h2>
			{children && <p className="govuk-body">{children}</p>}
			{changes.map((change) => (
				<article key={change.id} className="pb-change" aria-labelledby={`change-${change.id}`}>
					<h3 className="govuk-heading-m pb-change__title" id={`change-${change.id}`}>
						{change.href === null ? (
							change.title
						) : (
							<a className="govuk-link" href={change.href}>
								{change.title}
							</a>
						)}{' '}
						<Tag colour={colours[change.tag]}>{change.tag}</Tag>
					</h3>
					{change.note && <p className="govuk-body pb-muted">{change.note}</p>}
					<MarkedText blocks={change.blocks} />
					{change.known.length > 0 && (
						<Details summary="What it was before">
							<MarkedText blocks={change.known} />
						</Details>
					)}
				</article>
			))}
		</section>
	)
}
