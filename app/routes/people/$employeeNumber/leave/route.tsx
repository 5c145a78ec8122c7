import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findPersonLearning } from '#app/features/people/record/find-person-learning.server.ts'
import { absenceKinds, describeLeaveRefusal, kindInWords, leaveInWords } from '#app/features/people/record/leave-in-words.ts'
import { readLeaveForm } from '#app/features/people/record/read-leave-form.ts'
import { listAbsences, recordAbsence, type Leave } from '#app/features/people/record/record-absence.server.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { inWords, type Day } from '#app/platform/calendar.ts'
import { dateFieldValues, type FieldError, type FormValues, sentForm } from '#app/platform/form.ts'
import { requireDecided } from '#app/routes/people/$employeeNumber/require-decided.server.ts'
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
			words: leaveInWords(absence),
			kind: kindInWords(absence.kind),
			href: `${path}/leave?absence=${absence.id}`,
		})),
		own: own && {
			words: leaveInWords(own),
			fields: { kind: own.kind, ...dateFieldValues('from', own.from), ...dateFieldValues('to', own.to) },
		},
		// What an older register calls leave stays choosable when its days are corrected.
		kinds: [...new Set([...absenceKinds, ...(own ? [own.kind] : [])])].map((value) => ({ value, text: kindInWords(value) })),
		done: what === 'recorded' || what === 'removed' ? done[what] : null,
	}
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'record-leave')
	const { site, person, id, path } = requireLeave(args, viewer)
	const { db, requirements } = site
	const recorded = listAbsences(db, { personId: person.id })
	const read = readLeaveForm(await sentForm(args.request), { replaces: id, recorded, today: viewer.today })
	const { formValues } = read
	if ('errors' in read) return again(formValues, read.errors, 400)
	if (read.intent === 'change') return again(formValues, [])
	const record = (leave: Leave | null) => recordAbsence(db, { personId: person.id, requirements, replaces: id, leave }, viewer)
	if (read.intent === 'remove') {
		record(null)
		return redirect(`${path}/leave?done=removed`)
	}
	const { leave } = read
	const learningBefore = dueDays(site, person.id, viewer.today)
	const { refusal, after } =
		read.intent === 'save'
			? { refusal: record(leave), after: [] }
			: dryRun(db, () => ({ refusal: record(leave), after: dueDays(site, person.id, viewer.today) }))
	if (refusal) return again(formValues, [describeLeaveRefusal(refusal)], 400)
	if (read.intent === 'save') return redirect(`${path}/leave?done=recorded`)
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
