import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireDecided } from '#app/routes/people/$employeeNumber/require-decided.server.ts'
import { findPersonLearning } from '#app/features/people/record/find-person-learning.server.ts'
import {
	absenceKinds,
	kindInWords,
	listAbsences,
	recordAbsence,
	type AbsenceRefusal,
	type Leave,
} from '#app/features/people/record/record-absence.server.ts'
import type { Span } from '#app/features/requirements/planning/scope.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { addMonths, inWords, type Day } from '#app/platform/calendar.ts'
import {
	dateFieldValues,
	dayField,
	fieldErrors,
	optionalDay,
	readFormValues,
	readDateField,
	type FieldError,
	type FormValues,
} from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { DayField } from '#app/ui/day-field.tsx'
import { DecisionCheck } from '#app/routes/people/$employeeNumber/decision-check.tsx'
import { DecisionDone } from '#app/ui/decision-done.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { LeaveList, type LeaveListProps } from './leave-list.tsx'
import { Radios } from '#app/ui/govuk/radios.tsx'
import { dryRun } from '#db/transaction.server.ts'
import type { Site } from '#app/load-context.ts'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ name }) => `Long leave - ${name}`,
	backLink: ({ record }) => record,
}

/** The leave that `?absence=` names is corrected; without it, leave is added. */
function requireLeave({ context: { site }, params, request }: LoaderFunctionArgs | ActionFunctionArgs, viewer: Viewer) {
	const person = requireDecided(site, { employeeNumber: params.employeeNumber, viewer })
	const id = new URL(request.url).searchParams.get('absence')
	return { site, person, id: id === null ? null : Number(id), path: `/people/${encodeURIComponent(person.employeeNumber)}` }
}

const spanInWords = ({ from, to }: Span) => `${inWords(from)} to ${to === null ? 'a day that is not known yet' : inWords(to)}`
const done = { recorded: 'Long leave recorded', removed: 'Long leave removed' }

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'record-leave')
	const { site, person, id, path } = requireLeave(args, viewer)
	const all = listAbsences(site.db, { personId: person.id })
	const own = all.find((absence) => absence.id === id) ?? null
	const what = new URL(args.request.url).searchParams.get('done')
	if (id !== null && !own) throw notFound()
	return {
		name: person.name,
		record: { href: path, text: person.name },
		here: `${path}/leave`,
		action: `${path}/leave${id === null ? '' : `?absence=${id}`}`,
		leave: all.map((absence) => ({
			words: spanInWords(absence),
			kind: kindInWords(absence.kind),
			href: `${path}/leave?absence=${absence.id}`,
		})),
		own: own && {
			words: spanInWords(own),
			fields: { kind: own.kind, ...dateFieldValues('from', own.from), ...dateFieldValues('to', own.to) },
		},
		// What an older register calls leave stays choosable when its days are corrected.
		kinds: [...new Set([...absenceKinds, ...(own ? [own.kind] : [])])].map((value) => ({ value, text: kindInWords(value) })),
		done: what === 'recorded' || what === 'removed' ? done[what] : null,
	}
}

const form = z.object({
	kind: z.string().min(1, 'Choose the kind of leave').max(40),
	from: dayField('The first day of leave'),
	to: optionalDay('The last day of leave'),
})

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'record-leave')
	const { site, person, id, path } = requireLeave(args, viewer)
	const { db, requirements } = site
	const formValues = readFormValues(await args.request.formData())
	if (formValues.intent === 'change') return again(formValues, [])
	const recorded = (leave: Leave | null) => recordAbsence(db, { personId: person.id, requirements, replaces: id, leave }, viewer)
	if (formValues.intent === 'remove' && id !== null) {
		recorded(null)
		return redirect(`${path}/leave?done=removed`)
	}
	const parsed = form.safeParse({ kind: '', ...formValues, from: readDateField(formValues, 'from'), to: readDateField(formValues, 'to') })
	if (!parsed.success) return again(formValues, fieldErrors(parsed.error), 400)
	const leave = parsed.data
	const isKnown =
		absenceKinds.some((kind) => kind === leave.kind) || listAbsences(db, { personId: person.id }).some(({ kind }) => kind === leave.kind)
	if (!isKnown) return again(formValues, [{ field: 'kind', text: 'Choose the kind of leave' }], 400)
	if (leave.from > addMonths(viewer.today, 12))
		return again(formValues, [{ field: 'from', text: 'The first day of leave must be within the next twelve months' }], 400)
	const learningBefore = dueDays(site, person.id, viewer.today)
	const save = () => recorded(leave)
	const { refusal, after } =
		formValues.intent === 'save'
			? { refusal: save(), after: [] }
			: dryRun(db, () => ({ refusal: save(), after: dueDays(site, person.id, viewer.today) }))
	if (refusal) return again(formValues, [problem(refusal)], 400)
	if (formValues.intent === 'save') return redirect(`${path}/leave?done=recorded`)
	const changes = after.flatMap((item) => {
		const before = learningBefore.find(({ title }) => title === item.title)?.dueOn
		return before && item.dueOn && before !== item.dueOn ? [{ title: item.title, before: inWords(before), after: inWords(item.dueOn) }] : []
	})
	return data({
		step: 'check' as const,
		formValues,
		changes,
		kind: kindInWords(leave.kind),
		from: inWords(leave.from),
		to: leave.to && inWords(leave.to),
	})
}

const dueDays = ({ db, requirements }: Site, personId: number, today: Day) =>
	findPersonLearning(db, { personId, today, requirements }).requirements

const again = (formValues: FormValues, errors: FieldError[], status = 200) => data({ step: 'form' as const, formValues, errors }, status)

function problem(refusal: AbsenceRefusal): FieldError {
	if (refusal.why === 'overlaps')
		return { field: 'from', text: `There is long leave from ${spanInWords(refusal.with)} already. Correct that, or choose other days` }
	if (refusal.why === 'implausible') return { field: refusal.field, text: refusal.text }
	if (refusal.why === 'changed') return { field: 'from', text: 'This leave was changed meanwhile. Go back and look at it again' }
	return { field: 'to', text: 'The last day must not be before the first' }
}

type Page = Awaited<ReturnType<typeof loader>>

export default function RecordLeave() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { name, record, leave, here } = page
	const list: LeaveListProps = { leave }
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				{answer?.step === 'check' ? (
					<Check page={page} answer={answer} />
				) : page.done && !answer ? (
					<DecisionDone title={page.done} about={name} next={{ href: record.href, text: `Go to the record of ${name}` }}>
						<LeaveList {...list} />
						<p className="govuk-body">
							<a className="govuk-link" href={here}>
								Record other leave
							</a>
						</p>
					</DecisionDone>
				) : (
					<Form page={page} formValues={answer?.formValues ?? page.own?.fields ?? {}} errors={answer?.errors ?? []} />
				)}
			</div>
		</div>
	)
}

function Form({ page, formValues, errors }: { page: Page; formValues: FormValues; errors: FieldError[] }) {
	const { name, own, leave, kinds, action: to } = page
	const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
	return (
		<>
			<FormErrors errors={errors} days={['from', 'to']} />
			<span className="govuk-caption-xl">{name}</span>
			<h1 className="govuk-heading-xl">{own ? 'Record the return, or correct the leave' : 'Record long leave'}</h1>
			{own ? <p className="govuk-body-l">Recorded now: {own.words}.</p> : <LeaveList leave={leave} />}
			<p className="govuk-body">
				On long leave nothing falls due: the days do not count, and everybody has at least two weeks after they come back. Managers see that
				somebody is away, not why.
			</p>
			<form method="post" action={to} noValidate>
				<Radios
					name="kind"
					legend="Kind of leave"
					legendClass="govuk-fieldset__legend--s"
					hint="Only HR sees it."
					items={kinds}
					defaultValue={formValues.kind}
					error={errorOf('kind')}
				/>
				<DayField name="from" legend="First day of leave" hint="For example, 27 3 2026." formValues={formValues} error={errorOf('from')} />
				<DayField
					name="to"
					legend="Last day of leave (optional)"
					hint="The day before they are expected back, or came back. Leave it empty if it is not known."
					formValues={formValues}
					error={errorOf('to')}
				/>
				<div className="govuk-button-group">
					<Button name="intent" value="check">
						Continue
					</Button>
					{own && (
						<Button name="intent" value="remove" variant="warning">
							It was a mistake: remove it
						</Button>
					)}
				</div>
			</form>
		</>
	)
}

type Checked = {
	formValues: FormValues
	changes: { title: string; before: string; after: string }[]
	kind: string
	from: string
	to: string | null
}

function Check({ page, answer }: { page: Page; answer: Checked }) {
	const { formValues, changes, kind, from, to } = answer
	return (
		<DecisionCheck
			name={page.name}
			title="Check the long leave"
			rows={[
				{ key: 'Kind', value: kind },
				{ key: 'First day', value: from },
				{ key: 'Last day', value: to ?? 'Not known yet' },
			]}
			action={page.action}
			formValues={formValues}
			decide={{ intent: 'save', text: 'Record the leave' }}
		>
			<h2 className="govuk-heading-m">What it changes</h2>
			{changes.length === 0 ? (
				<p className="govuk-body">
					{to === null ? 'No due day moves before the last day of leave is known. What is open is paused meanwhile.' : 'No due day moves.'}
				</p>
			) : (
				<ul className="govuk-list govuk-list--bullet">
					{changes.map(({ title, before, after }) => (
						<li key={title}>
							{title}: due by <strong>{after}</strong> instead of {before}
						</li>
					))}
				</ul>
			)}
			<p className="govuk-body">A report as at a day before today still says what was known then.</p>
		</DecisionCheck>
	)
}
