import { AttestStep, type Seen } from './attest-form.tsx'
import type { ToRead } from './attest-start.tsx'
import { AttestSteps } from './attest-steps.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { Tag } from '#app/ui/govuk/tag.tsx'
import { TaskList } from '#app/ui/govuk/task-list.tsx'

export type PartView = { href: string; title: string; minutes: number; read: boolean }

export type AttestReadingProps = {
	seen: Seen
	edition: { id: string; title: string }
	/** Another edition came into force on that day, after they began. */
	changedOn: string | null
	/** As in “Yours is due by 6 December 2026”. */
	due: string
	reading: ToRead
	parts: readonly PartView[]
}

/** Where somebody is in reading: the parts, and the way on. */
export function AttestReading({ seen, edition, changedOn, due, reading, parts }: AttestReadingProps) {
	const next = parts.find(({ read }) => !read)
	const done = parts.filter(({ read }) => read).length
	return (
		<>
			<h1 className="govuk-heading-xl">{edition.title}</h1>
			{changedOn && (
				<InsetText>
					The Code changed on {changedOn}, after you began. {done > 0 || parts.length > 0 ? 'Read what is new, then go on.' : ''}
				</InsetText>
			)}
			<p className="govuk-body">
				{parts.length === 0
					? 'The words are the same as those that you read before, so there is nothing to read. Only numbers or the order changed.'
					: next
						? `You have read ${done} of ${parts.length} ${parts.length === 1 ? 'part' : 'parts'}. You can stop at any time and come back. Yours ${due}.`
						: 'You have read it all.'}{' '}
				<a className="govuk-link" href={`/code/${edition.id}`}>
					Read the whole Code
				</a>
			</p>
			{next ? (
				<Button href={next.href}>{done === 0 ? 'Start reading' : 'Go on reading'}</Button>
			) : (
				<AttestStep seen={seen} intent="read">
					Go on
				</AttestStep>
			)}
			{parts.length > 1 && (
				<>
					<h2 className="govuk-heading-m">The parts</h2>
					<TaskList
						idPrefix="part"
						items={parts.map(({ href, title, minutes, read }) => ({
							href,
							title,
							hint: `About ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
							status: read ? 'Read' : <Tag>To read</Tag>,
						}))}
					/>
				</>
			)}
			<h2 className="govuk-heading-m">All steps</h2>
			<AttestSteps at={1} hint={reading.kind === 'nothing' ? 'Nothing to read' : `${done} of ${parts.length} read`} />
		</>
	)
}
