import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { describeSeeToProblem, longestWords, readStepForm } from '#app/features/attestation/refusals/read-refusal-forms.ts'
import { recordRefusalStep } from '#app/features/attestation/refusals/see-to-refusal.server.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import { dayOf } from '#app/platform/calendar.ts'
import { dateFieldValues, type FormValues, readFormValues, sentForm } from '#app/platform/form.ts'
import { requireOthersRefusal, seenRevision } from '#app/routes/attestations/refusals/$id/require-refusal.server.ts'
import { DayField } from '#app/ui/day-field.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ name }) => `Record a step - ${name}`,
	backLink: ({ path, name }) => ({ href: path, text: name }),
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'see-to-refusals')
	const { refusal, path } = requireOthersRefusal(args, viewer)
	// Somebody has to see to it first; closed, there is nothing more to record.
	if (refusal.state === 'open' || refusal.state === 'closed') throw redirect(path)
	const { name, revision } = refusal
	return { path, name, revision, today: dateFieldValues('taken', viewer.today), longestWords }
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'see-to-refusals')
	const { db, refusal, requirementId, path } = requireOthersRefusal(args, viewer)
	const formValues = readFormValues(await sentForm(args.request))
	const { values, errors } = readStepForm(formValues, { from: dayOf(refusal.openedAt), to: viewer.today })
	if (!values) return data({ formValues, errors }, 400)
	const seen = { id: refusal.id, revision: seenRevision(formValues.seen), requirementId }
	const problem = recordRefusalStep(db, seen, { takenOn: values.taken, words: values.words }, viewer)
	if (problem === 'none') throw notFound()
	return problem ? data({ formValues, errors: [describeSeeToProblem(problem, formValues)] }, 400) : redirect(`${path}#steps`)
}

export default function RefusalStep() {
	const page = useLoaderData<typeof loader>()
	const { path, name, revision, today } = page
	const { errors = [], formValues = today } = useActionData<typeof action>() ?? {}
	const sent: FormValues = formValues
	const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<FormErrors errors={errors} days={['taken']} />
				<span className="govuk-caption-xl">{name}</span>
				<h1 className="govuk-heading-xl">Record a step</h1>
				<form method="post" action={`${path}/step`} noValidate>
					<input type="hidden" name="seen" value={revision} />
					<DayField
						name="taken"
						legend="The day on which it was done"
						hint="Such as 27 3 2026"
						formValues={sent}
						error={errorOf('taken')}
					/>
					<Textarea
						name="words"
						label="What was done, and what came of it"
						labelClass="govuk-label--s"
						hint={`Such as a talk with them and their manager. Do not write about health. It cannot be changed later. No more than ${page.longestWords.toLocaleString('en-GB')} characters.`}
						defaultValue={sent.words}
						error={errorOf('words')}
					/>
					<div className="govuk-button-group">
						<Button>Record the step</Button>
						<a className="govuk-link" href={path}>
							Cancel
						</a>
					</div>
				</form>
			</div>
		</div>
	)
}
