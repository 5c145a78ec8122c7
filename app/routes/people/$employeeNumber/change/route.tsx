import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findHandCells } from '#app/features/people/by-hand/find-hand-cells.server.ts'
import { columnWords, handParts, type HandCells, type HandColumn, type HandPart } from '#app/features/people/by-hand/hand-fields.ts'
import { findHandChange, listHandChanges } from '#app/features/people/by-hand/hand-changes.server.ts'
import { readHandCells, readHandRow, readWhy } from '#app/features/people/by-hand/read-hand-form.ts'
import { findByNumber } from '#app/features/people/directory/search-people.server.ts'
import { fieldName, fieldValue } from '#app/features/people/import/change-in-words.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { inWords, isDay } from '#app/platform/calendar.ts'
import { dateFieldValues, type FieldError, type FormValues, readFormValues, sentForm } from '#app/platform/form.ts'
import { sha256 } from '#app/platform/ids.ts'
import { requireDecided } from '#app/routes/people/$employeeNumber/require-decided.server.ts'
import { HandInputs } from '#app/routes/people/hand-inputs.tsx'
import { HandCheck, HandQuestion } from '#app/routes/people/hand-question.tsx'
import { stepByHand } from '#app/routes/people/step-by-hand.server.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { DecisionDone } from '#app/ui/decision-done.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ name, form }) => `${form ? form.title : 'Correct the record'} - ${name}`,
	backLink: ({ record, here, form }) => (form ? { href: here, text: 'Correct the record' } : record),
}

function requireCells({ context: { site }, params, request }: LoaderFunctionArgs | ActionFunctionArgs, viewer: Viewer) {
	const present = findByNumber(site.db, params.employeeNumber ?? '')
	if (present !== null && present !== params.employeeNumber) throw redirect(`/people/${encodeURIComponent(present)}/change`)
	const person = requireDecided(site, { employeeNumber: params.employeeNumber, viewer })
	const named = new URL(request.url).searchParams.get('part')
	const part = (Object.keys(handParts) as HandPart[]).find((each) => each === named) ?? null
	if (named !== null && part === null) throw notFound()
	const path = `/people/${encodeURIComponent(person.employeeNumber)}`
	return { site, person, part, path, cells: findHandCells(site.db, { personId: person.id }, viewer.today) }
}

/** What the form was filled from: where it is other by now, somebody has to look again. */
const seenOf = (cells: HandCells) => sha256(JSON.stringify(cells)).slice(0, 16)

const inForm = (cells: HandCells): FormValues => ({
	...cells,
	...dateFieldValues('start_date', isDay(cells.start_date) ? cells.start_date : null),
	...dateFieldValues('leave_date', isDay(cells.leave_date) ? cells.leave_date : null),
	seen: seenOf(cells),
})

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'change-people')
	const { site, person, part, path, cells } = requireCells(args, viewer)
	const id = Number(new URL(args.request.url).searchParams.get('done'))
	const done = id > 0 ? listHandChanges(site.db, { personId: person.id }).find((change) => change.id === id) : undefined
	return {
		name: person.name,
		record: { href: path, text: person.name },
		here: `${path}/change`,
		parts: (Object.keys(handParts) as HandPart[]).map((each) => ({
			key: handParts[each].title,
			value: handParts[each].columns
				.map((column) => valueOf(cells, column))
				.filter((line) => line !== '')
				.join(each === 'name' ? ' ' : ', '),
			href: `${path}/change?part=${each}`,
		})),
		form: part && {
			title: handParts[part].title,
			columns: handParts[part].columns as readonly HandColumn[],
			isDated: handParts[part].dated,
			action: `${path}/change?part=${part}`,
			formValues: Object.fromEntries(
				Object.entries(inForm(cells)).filter(
					([name]) => name === 'seen' || handParts[part].columns.some((column) => name === column || name.startsWith(`${column}-`)),
				),
			),
		},
		done: done ? { rows: done.fields.map((field) => ({ key: fieldName(field), value: fieldValue(field) })) } : null,
	}
}

const valueOf = (cells: HandCells, column: HandColumn) =>
	isDay(cells[column]) ? inWords(cells[column]) : cells[column].replaceAll('|', ', ')

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'change-people')
	const { site, person, part, cells } = requireCells(args, viewer)
	if (part === null) throw notFound()
	const formValues = readFormValues(await sentForm(args.request))
	if (formValues.intent === 'change') return again(formValues, [])
	const made = findHandChange(site.db, { token: formValues.token ?? '' })
	if (made) return redirect(receiptOf(made))
	const read = readPart(formValues, part, cells)
	if ('errors' in read) return again(formValues, read.errors, 400)
	if (formValues.seen !== seenOf(cells)) return again({ ...formValues, ...inForm(cells) }, [changedMeanwhile], 409)
	const step = stepByHand(site, formValues, { ...read, personId: person.id }, viewer)
	if (step.step === 'done') return redirect(receiptOf(step))
	if (step.step === 'same') return redirect(`/people/${encodeURIComponent(step.employeeNumber)}/change`)
	if (step.step === 'form') return again(step.formValues, step.errors, 400)
	return data(step, step.step === 'question' && step.errors.length > 0 ? 400 : 200)
}

/** What the form of a part says of somebody, of whom `cells` is on record; or what is wrong with it. */
function readPart(formValues: FormValues, part: HandPart, cells: HandCells) {
	const { columns, dated } = handParts[part]
	const typed = readHandCells(formValues, columns)
	// What was left as it stood is not said: a move that is announced for a later day stays.
	const said = Object.fromEntries(Object.entries(typed).filter(([column, value]) => value !== cells[column as HandColumn]))
	// Of a name the other half is always said, so that one name may become two.
	const given = part === 'name' && Object.keys(said).length > 0 ? typed : said
	const why = readWhy(formValues, dated)
	const number = typed.employee_number ?? cells.employee_number
	const read = readHandRow(given, { employeeNumber: number, from: 'reason' in why ? why.from : null })
	if ('errors' in read || 'errors' in why)
		return { errors: [...('errors' in read ? read.errors : []), ...('errors' in why ? why.errors : [])] }
	return { row: { ...read.row, employeeNumber: cells.employee_number }, cells: typed, reason: why.reason }
}

const receiptOf = ({ employeeNumber, id }: { employeeNumber: string; id: number }) =>
	`/people/${encodeURIComponent(employeeNumber)}/change?done=${id}`

const changedMeanwhile: FieldError = {
	field: 'reason',
	text: 'The record was changed meanwhile. Look at what it says now, and change it again',
}

const again = (formValues: FormValues, errors: FieldError[], status = 200) => data({ step: 'form' as const, formValues, errors }, status)

export default function ChangePerson() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				{page.form ? <Part page={page} form={page.form} answer={answer} /> : page.done ? <Done page={page} /> : <Parts {...page} />}
			</div>
		</div>
	)
}

type Page = SerializeFrom<typeof loader>

function Parts({ name, parts }: Pick<Page, 'name' | 'parts'>) {
	return (
		<>
			<span className="govuk-caption-xl">{name}</span>
			<h1 className="govuk-heading-xl">Correct the record</h1>
			<p className="govuk-body">
				This is what is on record today. Correct it in the HR system as well, or the next people file brings back what stands there.
			</p>
			<SummaryList
				rows={parts.map(({ key, value, href }) => ({
					key,
					value: value || 'None',
					actions: [{ href, text: 'Change', hiddenText: key.toLowerCase() }],
				}))}
			/>
		</>
	)
}

function Done({ page: { name, record, here, done } }: { page: Page }) {
	return (
		<DecisionDone title="Recorded" about={name} next={{ href: record.href, text: `Go to the record of ${name}` }}>
			<SummaryList rows={done?.rows ?? []} />
			<p className="govuk-body">
				<a className="govuk-link" href={here}>
					Correct something else
				</a>
			</p>
		</DecisionDone>
	)
}

type Answer = ReturnType<typeof useActionData<typeof action>>

function Part({ page: { name, here }, form, answer }: { page: Page; form: NonNullable<Page['form']>; answer: Answer }) {
	const { title, columns, isDated, action: to } = form
	if (answer?.step === 'question') return <HandQuestion {...answer} name={name} isNew={false} action={to} />
	if (answer?.step === 'check') return <HandCheck {...answer} name={name} title="Check what changes" action={to} save="Record it" />
	const { formValues, errors } = answer ?? { formValues: form.formValues, errors: [] }
	const [only] = columns
	return (
		<>
			<FormErrors errors={errors} days={['from', 'start_date', 'leave_date']} />
			<span className="govuk-caption-xl">{name}</span>
			<h1 className="govuk-heading-xl">{title}</h1>
			{only && !isDated && only !== 'start_date' && only !== 'leave_date' && (
				<p className="govuk-body">
					{only === 'employee_number'
						? 'The person keeps their record, and is found by the old number as well. Nobody else is given that one.'
						: `${columnWords[only] === 'Given name' ? 'A name' : 'An e-mail address'} is corrected at once. Earlier names stay in reports as at an earlier day.`}
				</p>
			)}
			<form method="post" action={to} noValidate>
				<input type="hidden" name="seen" value={formValues.seen ?? ''} />
				<HandInputs columns={columns} formValues={formValues} errors={errors} isDated={isDated} />
				<div className="govuk-button-group">
					<Button name="intent" value="check">
						Continue
					</Button>
					<a className="govuk-link" href={here}>
						Cancel
					</a>
				</div>
			</form>
		</>
	)
}
