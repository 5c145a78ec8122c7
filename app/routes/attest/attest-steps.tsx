import { Tag } from '#app/ui/govuk/tag.tsx'
import { TaskList } from '#app/ui/govuk/task-list.tsx'

const steps = ['Read', 'Check yourself', 'Agree to the statements', 'Declare your interests', 'Confirm']

/** Where somebody is in the attestation, before it (`at` 0) or while they read (`at` 1). `hint` is what there is to read. */
export function AttestSteps({ at, hint }: { at: 0 | 1; hint: string }) {
	return (
		<TaskList
			aria-label="Steps"
			items={steps.map((title, index) => ({
				title: index === 0 ? <strong>{title}</strong> : title,
				hint: index === 0 ? hint : undefined,
				status: index > 0 ? 'Later' : <Tag>{at === 0 ? 'To do' : 'Now'}</Tag>,
			}))}
		/>
	)
}

/** Over the heading of each step: which of how many. */
export function StepCaption({ number }: { number: 1 | 2 | 3 | 4 | 5 }) {
	return (
		<span className="govuk-caption-xl">
			Step {number} of {steps.length}
		</span>
	)
}
