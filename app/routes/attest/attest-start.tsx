import { AttestStep, type Seen } from './attest-form.tsx'
import { AttestSteps } from './attest-steps.tsx'

/** What there is to read, in figures. */
export type ToRead = {
	kind: 'whole' | 'changes' | 'nothing'
	minutes: number
	whole: number
	/** Not one word or number has changed. */
	isSameText: boolean
	/** The council's own wording stands beside the plain English that was there before. */
	ownWordingNow: boolean
}

export type AttestStartProps = {
	seen: Seen
	edition: { id: string; title: string }
	/** As in “Yours is due by 6 December 2026”. */
	due: string
	agreed: { on: string; receipt: string } | null
	declined: boolean
	reading: ToRead
}

export function AttestStart({ seen, edition, due, agreed, declined, reading }: AttestStartProps) {
	return (
		<>
			<h1 className="govuk-heading-xl">{edition.title}</h1>
			<p className="govuk-body-l">Once a year every officer reads the Code and says that they will follow it. Yours {due}.</p>
			{declined && (
				<p className="govuk-body">
					You answered that you do not agree. HR knows and will talk to you. If things have changed, you can open the Code and answer again.
				</p>
			)}
			{agreed && (
				<p className="govuk-body">
					You last agreed on {agreed.on}. {whatIsNew(reading)}{' '}
					<a className="govuk-link" href={`/code/${edition.id}`}>
						Read the whole Code
					</a>
				</p>
			)}
			<AttestSteps at={0} hint={inMinutes(reading)} />
			<AttestStep seen={seen} intent="open">
				{reading.kind === 'nothing' ? 'Start' : reading.kind === 'changes' ? 'Read what changed' : 'Read the Code'}
			</AttestStep>
		</>
	)
}

const whatIsNew = ({ kind, isSameText, ownWordingNow }: ToRead): string => {
	if (isSameText) return 'The Code has not changed since then, so there is nothing to read.'
	if (kind === 'whole') return 'Nearly all of the Code has been written anew since then, so you read all of it.'
	if (kind === 'nothing' && ownWordingNow)
		return 'The plain English that you read has not changed. The council’s own wording stands beside it now. There is nothing that you must read again.'
	if (kind === 'nothing') return 'Only its numbers or its order changed since then. The words are the same, so there is nothing to read.'
	return 'The Code has changed since then. You read only what changed.'
}

const inMinutes = ({ kind, minutes, whole }: ToRead): string => {
	if (kind === 'nothing') return 'Nothing to read'
	const about = `about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
	return kind === 'whole'
		? `The whole Code, ${about}. You can stop and come back.`
		: `What changed, ${about}. The whole Code would be ${whole}.`
}
