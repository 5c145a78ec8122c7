import { Button } from '#app/ui/govuk/button.tsx'
import { Details } from '#app/ui/govuk/details.tsx'
import { ScrollRegion } from '#app/ui/scroll-region.tsx'
import { StatusTag, type Status } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/govuk/table.tsx'
import { Tag } from '#app/ui/govuk/tag.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'

/** Days are in words. */
export type PersonRequirementCardProps = {
	id: string
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
	attempts: readonly { attempt: string; formValues: string; score: number; outcome: string }[]
	/** What may be done for the person. */
	actions: readonly { href: string; text: string }[]
	mayUnlock: boolean
	/** The note that was refused: it wants other words, or the quiz is not locked any more. */
	refused: { requirement: string; note: string; error: string } | undefined
}

/** One requirement in somebody's record: where they stand, why, every attempt, and what may be done for them. */
export function PersonRequirementCard(props: PersonRequirementCardProps) {
	const { id, title, status, due, completed, score, why, locked, attempts, actions, mayUnlock, refused } = props
	return (
		<section aria-labelledby={id} className="pb-requirement">
			<div className="pb-item__main">
				<h3 className="govuk-heading-s" id={id}>
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
			{attempts.length > 0 && (
				<Details
					summary={<About title={title}>{attempts.length === 1 ? '1 quiz attempt' : `${attempts.length} quiz attempts`}</About>}
					className="pb-requirement__fold"
				>
					<Attempts title={title} attempts={attempts} />
				</Details>
			)}
			{actions.length > 0 && (
				<ul className="pb-requirement__actions">
					{actions.map(({ href, text }) => (
						<li key={href}>
							<a className="govuk-link" href={href}>
								<About title={title}>{text}</About>
							</a>
						</li>
					))}
				</ul>
			)}
			{locked && mayUnlock && <UnlockForm id={id} title={title} refused={refused?.requirement === id ? refused : undefined} />}
			{!locked && refused?.requirement === id && <LostNote id={id} title={title} refused={refused} />}
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
	return (
		<ScrollRegion label={`Quiz attempts: ${title}`}>
			<Table
				caption={`Quiz attempts: ${title}`}
				captionClass="govuk-visually-hidden"
				head={['Attempt', 'Sent', { content: 'Score', format: 'numeric' }, 'Outcome']}
				rows={attempts.map(({ attempt, formValues, score, outcome }) => [
					attempt,
					formValues,
					{ content: `${score}%`, format: 'numeric' },
					outcome,
				])}
			/>
		</ScrollRegion>
	)
}

/** What was typed is kept for whoever typed it, to copy. */
function LostNote({ id, title, refused }: Pick<PersonRequirementCardProps, 'id' | 'title' | 'refused'>) {
	return (
		<Textarea
			name="note"
			id={`unlock-${id}`}
			label={`What you wrote before unlocking ${title}`}
			rows={3}
			readOnly
			defaultValue={refused?.note}
			error={refused?.error}
		/>
	)
}

function UnlockForm({ id, title, refused }: Pick<PersonRequirementCardProps, 'id' | 'title' | 'refused'>) {
	return (
		<form method="post" noValidate>
			<input type="hidden" name="requirement" value={id} />
			<Textarea
				name="note"
				id={`unlock-${id}`}
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
