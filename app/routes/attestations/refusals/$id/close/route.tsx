import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { describeSeeToProblem, longestWords, readClosingForm } from '#app/features/attestation/refusals/read-refusal-forms.ts'
import { factOf, outcomeWords } from '#app/features/attestation/refusals/refusal-outcomes.ts'
import { closeRefusal } from '#app/features/attestation/refusals/see-to-refusal.server.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import { type FieldError, type FormValues, readFormValues, sentForm } from '#app/platform/form.ts'
import { requireOthersRefusal, seenRevision } from '#app/routes/attestations/refusals/$id/require-refusal.server.ts'
import { refusalOutcomes } from '#db/schema/attestation.ts'
import { dryRun } from '#db/transaction.server.ts'
import type { PageHandle } from '#app/root.tsx'
import { ClosingCheck } from './closing-check.tsx'
import { ClosingForm } from './closing-form.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ name }) => `Close the refusal - ${name}`,
	backLink: ({ path, name }) => ({ href: path, text: name }),
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'see-to-refusals')
	const { refusal, path } = requireOthersRefusal(args, viewer)
	if (refusal.closedAt !== null) throw redirect(path)
	const { name, revision, facts } = refusal
	const outcomes = refusalOutcomes.map((value) => ({ value, text: outcomeWords[value], hint: factOf(value, facts) ?? undefined }))
	return { path, name, revision, outcomes, longestWords }
}

/** `check` shows what will be recorded, `change` goes back to the form, and only `close`, from the page that showed it, closes it. */
export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'see-to-refusals')
	const { db, refusal, requirementId, path } = requireOthersRefusal(args, viewer)
	const formValues = readFormValues(await sentForm(args.request))
	if (formValues.intent === 'change') return form(formValues, [])
	const { values, errors } = readClosingForm(formValues)
	if (!values) return form(formValues, errors)
	const seen = { id: refusal.id, revision: seenRevision(formValues.seen), requirementId }
	const close = () => closeRefusal(db, seen, values, viewer)
	const isChecked = formValues.intent === 'close'
	const problem = isChecked ? close() : dryRun(db, close)
	if (problem === 'none') throw notFound()
	if (problem) return form(formValues, [describeSeeToProblem(problem, formValues)])
	if (isChecked) return redirect(path)
	const { outcome, words } = values
	const fact = factOf(outcome, refusal.facts) ?? 'The record cannot show this: what you write is all that there is'
	return data({ step: 'check' as const, formValues, outcome: outcomeWords[outcome], fact, words })
}

const form = (formValues: FormValues, errors: FieldError[]) =>
	data({ step: 'form' as const, formValues, errors }, errors.length > 0 ? 400 : 200)

export default function CloseRefusal() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				{answer?.step === 'check' ? (
					<ClosingCheck {...page} {...answer} />
				) : (
					<ClosingForm {...page} formValues={answer?.formValues ?? {}} errors={answer?.errors ?? []} />
				)}
			</div>
		</div>
	)
}
