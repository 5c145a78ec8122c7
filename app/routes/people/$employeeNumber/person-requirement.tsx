import { Button } from '#app/ui/govuk/button.tsx'
import { Details } from '#app/ui/govuk/details.tsx'
import { ScrollRegion } from '#app/ui/scroll-region.tsx'
import { StatusTag, type Status } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/govuk/table.tsx'
import { Tag } from '#app/ui/govuk/tag.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'

/** Days are in words. */
export type PersonRequirementCardProps = {
	slug: string
	title: string
	status: Status
	due: string
	completed: string
	/** In percent. */
	score: number | null
	/** Sentences. */
	why: readonly string[]
	/** The quiz is locked. */
	locked: boolean
	attempts: readonly { attempt: string; submittedOn: string; score: number; outcome: string }[]
	/** What may be done for the person. */
	actions: readonly { href: string; text: string }[]
	mayUnlock: boolean
	/** The note that was refused: it wants other words, or the quiz is not locked any more. */
	refused: { requirement: string; note: string; error: string } | undefined
}

/** One requirement in somebody's record: where they stand, why, every attempt, and what may be done for them. */
export function PersonRequirementCard(props: PersonRequirementCardProps) {
	const { slug, title, status, due, completed, score, why, locked, attempts, actions, mayUnlock } = props
	const refused = props.refused?.requirement === slug ? props.refused : undefined
	return (
		<section aria-labelledby={slug} className="pb-requirement">
			<div className="pb-item__main">
				<h3 className="govuk-heading-s" id={slug}>
					{title}
				</h3>
				<div>
					{locked && <Tag colour="red">Quiz locked</Tag>} <StatusTag status={status} />
				</div>
			</div>
			<dl className="pb-requirement__facts">
				<Fact name="Due" value={due} />
				<Fact name="Last completed" value={score === null ? completed : `${completed}, with ${score}%`} />
			</dl>
			<Details summary={<About title={title}>Why</About>} className="pb-requirement__fold">
				<ul className="govuk-list">
					{why.map((sentence) => (
						<li key={sentence}>{sentence}</li>
					))}
				</ul>
			</Details>
			<Attempts title={title} attempts={attempts} />
			<Actions title={title} actions={actions} />
			{locked && mayUnlock && <UnlockForm slug={slug} title={title} refused={refused} />}
			{!locked && refused && <LostNote slug={slug} title={title} refused={refused} />}
		</section>
	)
}

/** The same words stand in every card: those who hear them alone are told which one it is. */
function About({ title, children }: { title: string; children: string }) {
	return (
		<>
			{children}
			<span className="govuk-visually-hidden">: {title}</span>
		</>
	)
}

function Fact({ name, value }: { name: string; value: string }) {
	return (
		<div>
			<dt>{name}:</dt> <dd>{value}</dd>
		</div>
	)
}

function Attempts({ title, attempts }: Pick<PersonRequirementCardProps, 'title' | 'attempts'>) {
	if (attempts.length === 0) return null
	const count = attempts.length === 1 ? '1 quiz attempt' : `${attempts.length} quiz attempts`
	return (
		<Details summary={<About title={title}>{count}</About>} className="pb-requirement__fold">
			<ScrollRegion label={`Quiz attempts: ${title}`}>
				<Table
					caption={`Quiz attempts: ${title}`}
					captionClass="govuk-visually-hidden"
					head={['Attempt', 'Sent', { content: 'Score', format: 'numeric' }, 'Outcome']}
					rows={attempts.map(({ attempt, submittedOn, score, outcome }) => [
						attempt,
						submittedOn,
						{ content: `${score}%`, format: 'numeric' },
						outcome,
					])}
				/>
			</ScrollRegion>
		</Details>
	)
}

function Actions({ title, actions }: Pick<PersonRequirementCardProps, 'title' | 'actions'>) {
	if (actions.length === 0) return null
	return (
		<ul className="pb-requirement__actions">
			{actions.map(({ href, text }) => (
				<li key={href}>
					<a className="govuk-link" href={href}>
						<About title={title}>{text}</About>
					</a>
				</li>
			))}
		</ul>
	)
}

/** What was typed is kept for whoever typed it, to copy. */
function LostNote({ slug, title, refused }: Pick<PersonRequirementCardProps, 'slug' | 'title' | 'refused'>) {
	return (
		<Textarea
			name="note"
			id={`unlock-${slug}`}
			label={`What you wrote before unlocking ${title}`}
			rows={3}
			readOnly
			defaultValue={refused?.note}
			error={refused?.error}
		/>
	)
}

function UnlockForm({ slug, title, refused }: Pick<PersonRequirementCardProps, 'slug' | 'title' | 'refused'>) {
	return (
		<form method="post" noValidate>
			<input type="hidden" name="requirement" value={slug} />
			<Textarea
				name="note"
				id={`unlock-${slug}`}
				label={`What did you agree before unlocking ${title}?`}
				hint="Kept in the record. Do not write about health or other private matters. No more than 500 characters."
				rows={3}
				required
				defaultValue={refused?.note}
				error={refused?.error}
			/>
			<Button name="intent" value="unlock">
				Unlock the quiz<span className="govuk-visually-hidden">: {title}</span>
			</Button>
		</form>
	)
}
