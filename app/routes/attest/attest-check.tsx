import { AttestStep, type Seen } from './attest-form.tsx'
import { StepCaption } from './attest-steps.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { Radios } from '#app/ui/govuk/radios.tsx'
import { Tag } from '#app/ui/govuk/tag.tsx'

export type AttestCheckProps = {
	seen: Seen
	edition: { id: string }
	questions: readonly {
		stem: string
		options: readonly string[]
		chosen: number | null
		missing: boolean
		/** Once all are answered. */
		answer: { right: boolean; reason: string; rightAnswer: string; explanation: string; clause: string } | null
	}[]
}

/** What the error summary says of a question without an answer. */
export const missingAnswer = (number: number): string => `Question ${number}: choose an answer`

/** Six questions that nobody scores; after they are sent, the same with their answers. They travel in the address, and are not kept. */
export function AttestCheck({ seen, edition, questions }: AttestCheckProps) {
	const isAnswered = questions.every(({ answer }) => answer !== null)
	return (
		<>
			<StepCaption number={2} />
			<h1 className="govuk-heading-xl">{isAnswered ? 'The answers' : 'Check yourself'}</h1>
			{isAnswered ? <Answers {...{ seen, edition, questions }} /> : <Questions questions={questions} />}
			<AttestStep seen={seen} intent="back" variant="secondary">
				Go back
			</AttestStep>
		</>
	)
}

function Questions({ questions }: Pick<AttestCheckProps, 'questions'>) {
	return (
		<>
			<p className="govuk-body-l">{questions.length} questions about the Code. Nobody scores them, and your answers are not kept.</p>
			<form method="get" action="/attest" noValidate>
				{questions.map(({ stem, options, chosen, missing }, index) => (
					<Radios
						key={stem}
						name={`question-${index + 1}`}
						legend={`${index + 1}. ${stem}`}
						legendClass="govuk-fieldset__legend--s"
						items={options.map((text, position) => ({ value: String(position), text }))}
						defaultValue={chosen === null ? null : String(chosen)}
						error={missing ? 'Choose an answer. If you are not sure, choose the one that seems best' : undefined}
					/>
				))}
				<Button name="check" value="sent">
					See the answers
				</Button>
			</form>
		</>
	)
}

function Answers({ seen, edition, questions }: AttestCheckProps) {
	return (
		<>
			<ol className="pb-feedback">
				{questions.map(({ stem, options, chosen, answer }, index) => (
					<li key={stem} className="pb-feedback__item">
						<h2 className="govuk-heading-s">
							{index + 1}. {stem} {answer && <Tag colour={answer.right ? 'green' : 'yellow'}>{answer.right ? 'Right' : 'Not quite'}</Tag>}
						</h2>
						<p className="govuk-body">
							<strong>You chose:</strong> {options[chosen ?? -1]}. {answer?.reason}
						</p>
						{answer?.right === false && (
							<p className="govuk-body">
								<strong>The right answer:</strong> {answer.rightAnswer}.
							</p>
						)}
						{answer && (
							<p className="govuk-body">
								{answer.explanation}{' '}
								<a className="govuk-link" href={`/code/${edition.id}#${answer.clause}`}>
									Read it in the Code<span className="govuk-visually-hidden">: question {index + 1}</span>
								</a>
							</p>
						)}
					</li>
				))}
			</ol>
			<AttestStep seen={seen} intent="checked">
				Go on to the statements
			</AttestStep>
		</>
	)
}
