import { Tag } from './tag'
import { TaskList } from './task-list'

const STEPS = ['Read the Code', 'Agree to the statements', 'Confirm']

/** Where somebody is in the attestation: `at` is 0 before the Code was opened, then 1 to 3. */
export function AttestSteps({ at }: { at: number }) {
	const current = Math.max(0, at - 1)
	return (
		<TaskList
			aria-label="Steps"
			items={STEPS.map((title, index) => ({
				title: index === current ? <strong>{title}</strong> : title,
				status:
					at > 0 && index < current ? 'Done' : index === current ? <Tag colour={undefined}>{at === 0 ? 'To do' : 'Now'}</Tag> : 'Later',
			}))}
		/>
	)
}
