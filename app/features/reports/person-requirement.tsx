import type { PersonRequirement } from '#app/features/people/find-person-learning.server.ts'
import { dayOf, inWords } from '#app/platform/calendar.ts'
import { Button } from '#app/ui/button.tsx'
import { ScrollRegion } from '#app/ui/scroll-region.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { Textarea } from '#app/ui/textarea.tsx'

type Unlocking = {
	mayUnlock: boolean
	/** The note that was refused. */
	refused: { requirement: string; note: string; error: string } | undefined
}

/** One requirement in somebody's record: where they stand, why, and every attempt. */
export function PersonRequirementCard({ item, mayUnlock, refused }: { item: PersonRequirement } & Unlocking) {
	const { id, title, status, dueOn, completedOn, score, explanation, locked, attempts } = item
	return (
		<section aria-labelledby={id}>
			<h3 className="govuk-heading-m" id={id}>
				{title} <StatusTag status={status} /> {locked && <Tag colour="red">Quiz locked</Tag>}
			</h3>
			<SummaryList
				rows={[
					{ key: 'Due', value: dueOn === null ? 'Nothing is due' : inWords(dueOn) },
					{ key: 'Last completed', value: completedOn === null ? 'Not completed' : inWords(completedOn) },
					...(score === null ? [] : [{ key: 'Score', value: `${score}%` }]),
					{ key: 'Why', value: explanation },
				]}
			/>
			{locked && mayUnlock && <UnlockForm id={id} title={title} refused={refused?.requirement === id ? refused : undefined} />}
			{attempts.length > 0 && (
				<ScrollRegion label={`Quiz attempts: ${title}`}>
					<Table
						caption={`Quiz attempts: ${title}`}
						captionClass="govuk-table__caption--s"
						head={['Attempt', 'Sent', { content: 'Score', format: 'numeric' }, 'Outcome']}
						rows={attempts.map(({ cycle, number, score: own, passMark, outcome, submittedAt }) => [
							cycle === 1 ? number : `${number}, renewal ${cycle - 1}`,
							inWords(dayOf(submittedAt)),
							{ content: `${own}%`, format: 'numeric' },
							outcome === 'passed' ? 'Passed' : `Not passed (pass mark ${passMark}%)`,
						])}
					/>
				</ScrollRegion>
			)}
		</section>
	)
}

function UnlockForm({ id, title, refused }: { id: string; title: string; refused: Unlocking['refused'] }) {
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
