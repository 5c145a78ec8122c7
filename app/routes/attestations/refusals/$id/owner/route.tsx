import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listPossibleOwners } from '#app/features/attestation/refusals/find-refusal.server.ts'
import { describeSeeToProblem, readOwnerForm } from '#app/features/attestation/refusals/read-refusal-forms.ts'
import { giveRefusal } from '#app/features/attestation/refusals/see-to-refusal.server.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import { readFormValues, sentForm } from '#app/platform/form.ts'
import { requireOthersRefusal, seenRevision } from '#app/routes/attestations/refusals/$id/require-refusal.server.ts'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { Select } from '#app/ui/govuk/select.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ name }) => `Who sees to it - ${name}`,
	backLink: ({ path, name }) => ({ href: path, text: name }),
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'see-to-refusals')
	const { db, refusal, path } = requireOthersRefusal(args, viewer)
	if (refusal.closedAt !== null) throw redirect(path)
	const { name, revision, ownerId } = refusal
	const owners = listPossibleOwners(db, refusal, viewer).map(({ id, name: text }) => ({ value: String(id), text }))
	return { path, name, revision, owners, owner: String(ownerId ?? viewer.personId) }
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'see-to-refusals')
	const { db, refusal, requirementId, path } = requireOthersRefusal(args, viewer)
	const formValues = readFormValues(await sentForm(args.request))
	const { values, errors } = readOwnerForm(formValues)
	if (!values) return data({ formValues, errors }, 400)
	const problem = giveRefusal(db, { id: refusal.id, revision: seenRevision(formValues.seen), requirementId }, values, viewer)
	if (problem === 'none') throw notFound()
	return problem ? data({ formValues, errors: [describeSeeToProblem(problem, formValues)] }, 400) : redirect(path)
}

export default function RefusalOwner() {
	const { path, name, revision, owners, owner } = useLoaderData<typeof loader>()
	const { errors = [], formValues = { owner } } = useActionData<typeof action>() ?? {}
	const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<FormErrors errors={errors} />
				<span className="govuk-caption-xl">{name}</span>
				<h1 className="govuk-heading-xl">Who sees to it</h1>
				<form method="post" action={`${path}/owner`} noValidate>
					<input type="hidden" name="seen" value={revision} />
					<Select
						name="owner"
						label="Who talks to them, and answers for what comes of it"
						labelClass="govuk-label--s"
						items={[{ value: '', text: 'Choose somebody' }, ...owners]}
						defaultValue={formValues.owner ?? ''}
						error={errorOf('owner')}
					/>
					<Textarea
						name="words"
						label="Note (optional)"
						labelClass="govuk-label--s"
						hint="HR and the Monitoring Officer see it. No more than 300 characters."
						rows={3}
						defaultValue={formValues.words}
						error={errorOf('words')}
					/>
					<div className="govuk-button-group">
						<Button>Save</Button>
						<a className="govuk-link" href={path}>
							Cancel
						</a>
					</div>
				</form>
			</div>
		</div>
	)
}
