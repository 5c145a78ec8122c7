import { AttestForm, AttestStep, type Seen } from './attest-form.tsx'
import { StepCaption } from './attest-steps.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { DeclarationList, type DeclarationListProps } from '#app/ui/declaration-list.tsx'
import { Details } from '#app/ui/govuk/details.tsx'
import { InterestQuestions, type InterestQuestionsProps } from '#app/ui/interest-questions.tsx'
import { WantedInterests } from '#app/ui/wanted-interests.tsx'

export type AttestInterestsProps = {
	seen: Seen
	/** They have answered before on this journey; all is told. */
	isAnswered: boolean
	isDone: boolean
	/** What they ticked and have not told about yet. */
	wants: readonly { href: string; text: string }[]
	declared: DeclarationListProps['declarations']
	questions: InterestQuestionsProps['questions']
	nothing: InterestQuestionsProps['nothing']
	/** Interests stand that they declared before. */
	standing: boolean
	ticked: readonly string[]
	error: string | undefined
}

export function AttestInterests(props: AttestInterestsProps) {
	const { seen, isAnswered, isDone, wants, declared, standing, error } = props
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
				<AttestStep seen={seen} intent="declared">
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
			{standing && (
				<p className="govuk-body">
					Something is no longer right?{' '}
					<a className="govuk-link" href="/declarations">
						Correct or end it
					</a>
					, then come back.
				</p>
			)}
			<AttestStep seen={seen} intent="back" variant="secondary">
				Go back
			</AttestStep>
		</>
	)
}

function Questions({ seen, standing, questions, nothing, ticked, error }: AttestInterestsProps) {
	return (
		<AttestForm seen={seen}>
			<InterestQuestions
				name="interests"
				legend={standing ? 'Do any of these apply to you that you have not declared?' : 'Do any of these apply to you?'}
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
