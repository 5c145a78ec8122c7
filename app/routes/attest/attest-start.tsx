import { AttestStep, type PageVersion } from './attest-form.tsx'
import { AttestSteps } from './attest-steps.tsx'

/** What there is to read, in figures. */
export type ToRead = {
	kind: 'whole' | 'changes' | 'nothing'
	minutes: number
	whole: number
	/** Not one word or number has changed. */
	isSameText: boolean
	/** Which text is read, where it is another one than they agreed to. */
	anotherText: 'adopted' | 'plain-english' | null
}

export type AttestStartProps = {
	version: PageVersion
	edition: { id: string; title: string }
	/** As in “Yours is due by 6 December 2026”. */
	due: string
	agreed: { on: string; receipt: string } | null
	declined: boolean
	reading: ToRead
}

export function AttestStart({ version, edition, due, agreed, declined, reading }: AttestStartProps) {
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
			<AttestStep version={version} intent="open">
				{reading.kind === 'nothing' ? 'Start' : reading.kind === 'changes' ? 'Read what changed' : 'Read the Code'}
			</AttestStep>
		</>
	)
}

const whatIsNew = ({ kind, isSameText, anotherText }: ToRead): string => {
	if (isSameText) return 'The Code has not changed since then, so there is nothing to read.'
	if (anotherText === 'adopted')
		return 'You agreed to it in plain English. The council’s own wording binds now. It is another text, even where it says the same, so you read all of it. What you know is folded beside it.'
	if (anotherText)
		return 'You agreed to the council’s own wording. A plain-English text binds now. It is another text, even where it says the same, so you read all of it. What you know is folded beside it.'
	if (kind === 'whole') return 'Nearly all of the Code has been written anew since then, so you read all of it.'
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
