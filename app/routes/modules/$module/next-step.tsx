import type { ProgressState } from '#app/features/learning/progress/progress.machine.ts'
import { Button } from '#app/ui/govuk/button.tsx'

export type NextStepProps = {
	module: {
		id: string
		state: ProgressState
		/** The page to go on with. */
		resume: string
		done: object | null
		renewal: boolean
		/** Only the pages on what was missed are asked for. */
		askedOnly: boolean
		elsewhere: { counts: boolean }
	}
}

/** The button that leads on from the overview of a module. */
export function NextStep({ module }: NextStepProps) {
	const { id, state, resume, done, renewal, askedOnly, elsewhere } = module
	if (elsewhere.counts) return null
	const quiz = `/modules/${id}/quiz`
	if (done)
		return (
			<Button href={`/modules/${id}/result`} variant="secondary">
				See your result
			</Button>
		)
	if (state === 'answering')
		return (
			<Button href={quiz} start>
				Continue the quiz
			</Button>
		)
	if (state === 'ready')
		return (
			<Button href={quiz} start>
				Take the quiz
			</Button>
		)
	if (state === 'failed' || state === 'locked') return <Button href={`/modules/${id}/result`}>See your result</Button>
	if (renewal && state === 'notStarted')
		return (
			<>
				<p className="govuk-body">
					<strong>You have done this before, so you can take the quiz first.</strong> If you pass, you are done. If not, we ask you to read
					only the pages on what you missed.
				</p>
				<div className="govuk-button-group">
					<Button href={quiz} start>
						Take the quiz first
					</Button>
					<a className="govuk-link" href={`/modules/${id}/${resume}`}>
						Read the pages first
					</a>
				</div>
			</>
		)
	return (
		<div className="govuk-button-group">
			<Button href={`/modules/${id}/${resume}`} start>
				{state === 'reading' ? 'Continue' : 'Start'}
			</Button>
			{renewal && !askedOnly && (
				<a className="govuk-link" href={quiz}>
					Take the quiz now
				</a>
			)}
		</div>
	)
}
