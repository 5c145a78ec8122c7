import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { columnWords, handColumns, newSteps, type NewStep } from '#app/features/people/by-hand/hand-fields.ts'
import { findHandChange } from '#app/features/people/by-hand/hand-changes.server.ts'
import { readHandCells, readHandRow, readWhy } from '#app/features/people/by-hand/read-hand-form.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { type FieldError, type FormValues, readFormValues, sentForm } from '#app/platform/form.ts'
import { HandInputs } from '#app/routes/people/hand-inputs.tsx'
import { HandCheck, HandQuestion } from '#app/routes/people/hand-question.tsx'
import { stepByHand } from '#app/routes/people/step-by-hand.server.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import type { Site } from '#app/load-context.ts'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'Add a person', backLink: { href: '/people', text: 'People' } }

const steps = Object.keys(newSteps) as NewStep[]
const titles: Record<NewStep, string> = { who: 'Who is it?', post: 'What do they do, and where?', days: 'Who manages them, and from when?' }

export async function loader(args: LoaderFunctionArgs) {
	await requirePermission(args, 'change-people')
	return null
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'change-people')
	const { site } = args.context
	const formValues = readFormValues(await sentForm(args.request))
	if (formValues.intent === 'change') return form('who', formValues, [])
	const made = findHandChange(site.db, { token: formValues.token ?? '' })
	if (made) return redirect(receiptOf(made))
	const at = steps.indexOf(formValues.at as NewStep)
	const step = steps[at] ?? 'who'
	const cells = readHandCells(formValues, newSteps[step])
	const isLast = step === 'days'
	const why = isLast ? readWhy(formValues, false) : { reason: '' }
	const read = readHandRow(cells, { employeeNumber: cells.employee_number ?? formValues.employee_number ?? '', from: null })
	const errors = [...('errors' in read ? read.errors : []), ...('errors' in why ? why.errors : [])]
	if (errors.length > 0 || 'errors' in why) return form(step, formValues, errors, 400)
	if (!isLast) return form(steps[at + 1] ?? 'post', formValues, [])
	return finish(site, formValues, why.reason, viewer)
}

function finish(site: Site, formValues: FormValues, reason: string, viewer: Viewer) {
	const all = readHandCells(formValues, handColumns)
	const whole = readHandRow(all, { employeeNumber: all.employee_number ?? '', from: null })
	if ('errors' in whole) return backTo(formValues, whole.errors)
	const next = stepByHand(site, formValues, { personId: null, row: whole.row, cells: all, reason }, viewer)
	if (next.step === 'done') return redirect(receiptOf(next))
	if (next.step === 'same') return redirect(`/people/${encodeURIComponent(next.employeeNumber)}/change`)
	if (next.step === 'form') return backTo(next.formValues, next.errors)
	return data(next, next.step === 'question' && next.errors.length > 0 ? 400 : 200)
}

const receiptOf = ({ employeeNumber, id }: { employeeNumber: string; id: number }) =>
	`/people/${encodeURIComponent(employeeNumber)}/change?done=${id}`

const form = (at: NewStep, formValues: FormValues, errors: FieldError[], status = 200) =>
	data({ step: 'form' as const, at, formValues, errors }, status)

/** The page that has the field which is wrong. */
function backTo(formValues: FormValues, errors: FieldError[]) {
	const at = steps.find((each) => errors.some(({ field }) => newSteps[each].some((column) => column === field))) ?? 'days'
	const own = errors.filter(({ field }) => field === 'reason' || newSteps[at].some((column) => column === field))
	return form(at, formValues, own.length > 0 ? own : errors, 400)
}

export default function NewPerson() {
	const answer = useActionData<typeof action>()
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<Step answer={answer} />
			</div>
		</div>
	)
}

function Step({ answer }: { answer: ReturnType<typeof useActionData<typeof action>> }) {
	if (answer?.step === 'question') return <HandQuestion {...answer} name="Add a person" isNew action="/people/new" />
	if (answer?.step === 'check')
		return <HandCheck {...answer} name="Add a person" title="Check who is added" action="/people/new" save="Add this person" />
	const { at, formValues, errors } = answer ?? { at: 'who' as const, formValues: {} as FormValues, errors: [] }
	const own: readonly string[] = newSteps[at]
	const isHere = (name: string) => name === 'at' || own.some((column) => name === column || name.startsWith(`${column}-`))
	const others = Object.fromEntries(
		Object.entries(formValues).filter(
			([name]) => !isHere(name) && handColumns.some((column) => name === column || name.startsWith(`${column}-`)),
		),
	)
	return (
		<>
			<FormErrors errors={errors} days={['start_date', 'leave_date']} />
			<span className="govuk-caption-xl">
				Add a person: step {steps.indexOf(at) + 1} of {steps.length}
			</span>
			<h1 className="govuk-heading-xl">{titles[at]}</h1>
			{at === 'who' && (
				<p className="govuk-body">
					For somebody whom no people file has yet. Add them in the HR system as well, with the same{' '}
					{columnWords.employee_number.toLowerCase()}.
				</p>
			)}
			<form method="post" action="/people/new" noValidate>
				<HiddenFields formValues={{ ...others, at, ...(at !== 'days' && formValues.reason ? { reason: formValues.reason } : {}) }} />
				<HandInputs columns={newSteps[at]} formValues={formValues} errors={errors} isReasoned={at === 'days'} />
				<Button name="intent" value="next">
					Continue
				</Button>
			</form>
		</>
	)
}
