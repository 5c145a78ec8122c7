import { Button } from './button.tsx'
import { ScrollRegion } from './scroll-region.tsx'
import { StatusTag, type Status } from './status-tag.tsx'
import { SummaryList } from './summary-list.tsx'
import { Table } from './table.tsx'
import { Tag } from './tag.tsx'
import { Textarea } from './textarea.tsx'

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
	attempts: readonly { attempt: string; sent: string; score: number; outcome: string }[]
	mayUnlock: boolean
	/** The note that was refused. */
	refused: { requirement: string; note: string; error: string } | undefined
}

/** One requirement in somebody's record: where they stand, why, and every attempt. */
export function PersonRequirementCard(props: PersonRequirementCardProps) {
	const { id, title, status, due, completed, score, why, locked, attempts, mayUnlock, refused } = props
	return (
		<section aria-labelledby={id}>
			<h3 className="govuk-heading-m" id={id}>
				{title} <StatusTag status={status} /> {locked && <Tag colour="red">Quiz locked</Tag>}
			</h3>
			<SummaryList
				rows={[
					{ key: 'Due', value: due },
					{ key: 'Last completed', value: completed },
					...(score === null ? [] : [{ key: 'Score', value: `${score}%` }]),
					{ key: 'Why', value: <Sentences sentences={why} /> },
				]}
			/>
			{locked && mayUnlock && <UnlockForm id={id} title={title} refused={refused?.requirement === id ? refused : undefined} />}
			{attempts.length > 0 && (
				<ScrollRegion label={`Quiz attempts: ${title}`}>
					<Table
						caption={`Quiz attempts: ${title}`}
						captionClass="govuk-table__caption--s"
						head={['Attempt', 'Sent', { content: 'Score', format: 'numeric' }, 'Outcome']}
						rows={attempts.map(({ attempt, sent, score: own, outcome }) => [
							attempt,
							sent,
							{ content: `${own}%`, format: 'numeric' },
							outcome,
						])}
					/>
				</ScrollRegion>
			)}
		</section>
	)
}

function Sentences({ sentences }: { sentences: readonly string[] }) {
	return (
		<ul className="govuk-list govuk-list--bullet">
			{sentences.map((sentence) => (
				<li key={sentence}>{sentence}</li>
			))}
		</ul>
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
			<Button name="intent" value="unlock" preventDoubleClick>
				Unlock the quiz<span className="govuk-visually-hidden">: {title}</span>
			</Button>
		</form>
	)
}
