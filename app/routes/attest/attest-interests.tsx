import { AttestForm, AttestStep, type PageVersion } from './attest-form.tsx'
import { StepCaption } from './attest-steps.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { DeclarationList, type DeclarationListProps } from '#app/ui/declaration-list.tsx'
import { Details } from '#app/ui/govuk/details.tsx'
import { InterestQuestions, type InterestQuestionsProps } from '#app/ui/interest-questions.tsx'
import { WantedInterests } from '#app/ui/wanted-interests.tsx'

export type AttestInterestsProps = {
	version: PageVersion
	/** They have answered before in this attestation; all is told. */
	isAnswered: boolean
	isDone: boolean
	/** What they ticked and have not told about yet. */
	wants: readonly { href: string; text: string }[]
	declared: DeclarationListProps['declarations']
	questions: InterestQuestionsProps['questions']
	nothing: InterestQuestionsProps['nothing']
	/** They hold interests that they declared before. */
	holdsAny: boolean
	ticked: readonly string[]
	error: string | undefined
}

export function AttestInterests(props: AttestInterestsProps) {
	const { version, isAnswered, isDone, wants, declared, holdsAny, error } = props
	return (
		<>
			<StepCaption number={4} />
			<h1 className="govuk-heading-xl">Your interests</h1>
			{wants.length > 0 && <WantedInterests wants={wants} />}
			{declared.length > 0 && (
				<>
					<h2 className="govuk-heading-m">{isAnswered ? 'What you have declared' : 'What you declared before'}</h2>
					<DeclarationList declarations={declared} />
				</>
			)}
			{isDone && declared.length === 0 && <p className="govuk-body">You answered that you have nothing to declare.</p>}
			{isDone && (
				<AttestStep version={version} intent="declared">
					Go on
				</AttestStep>
			)}
			{isAnswered && error === undefined ? (
				<Details summary="Change my answer">
					<Questions {...props} />
				</Details>
			) : (
				<Questions {...props} />
			)}
			{holdsAny && (
				<p className="govuk-body">
					Something is no longer right?{' '}
					<a className="govuk-link" href="/declarations">
						Correct or end it
					</a>
					, then come back.
				</p>
			)}
			<AttestStep version={version} intent="back" variant="secondary">
				Go back
			</AttestStep>
		</>
	)
}

function Questions({ version, holdsAny, questions, nothing, ticked, error }: AttestInterestsProps) {
	return (
		<AttestForm version={version}>
			<InterestQuestions
				name="interests"
				legend={holdsAny ? 'Do any of these apply to you that you have not declared?' : 'Do any of these apply to you?'}
				questions={questions}
				nothing={nothing}
				ticked={ticked}
				error={error}
			/>
			<Button name="intent" value="interests">
				Continue
			</Button>
		</AttestForm>
	)
}
