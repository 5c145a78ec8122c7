import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findPersonRequirement } from '#app/features/people/record/find-person-learning.server.ts'
import { extensionReasons, reasonChoices, reasonInWords } from '#app/features/requirements/decisions/decision-reasons.ts'
import type { ExtensionLimits } from '#app/features/requirements/decisions/extension-limits.ts'
import { findExtendable, grantExtension, withdrawExtension } from '#app/features/requirements/decisions/grant-extension.server.ts'
import { describeExtensionRefusal, readExtensionForm } from '#app/features/requirements/decisions/read-extension-form.ts'
import { requirePerson } from '#app/features/sign-in/guards.server.ts'
import { may } from '#app/features/sign-in/roles.ts'
import { inWords } from '#app/platform/calendar.ts'
import { sentForm } from '#app/platform/form.ts'
import type { FieldError, FormValues } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { Explanation } from '#app/routes/people/$employeeNumber/explanation.tsx'
import { DayField } from '#app/ui/day-field.tsx'
import { requireDecided, requireRequirement } from '#app/routes/people/$employeeNumber/require-decided.server.ts'
import { DecisionCheck } from '#app/routes/people/$employeeNumber/decision-check.tsx'
import { DecisionDone } from '#app/ui/decision-done.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { ReasonFields } from '#app/routes/people/$employeeNumber/reason-fields.tsx'
import { dryRun } from '#db/transaction.server.ts'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ name }) => `Give more time - ${name}`,
	backLink: ({ record }) => record,
}

async function requireRecord(args: LoaderFunctionArgs | ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const { site } = args.context
	const person = requireDecided(site, { employeeNumber: args.params.employeeNumber, viewer })
	const requirement = requireRequirement(site, args.request.url)
	// Of those who have no role for it, only somebody who leads the person may unlock a quiz, and give more time.
	if (!may(viewer, 'extend-due-dates') && !person.mayUnlock) throw new Response(null, { status: 403 })
	const grantedAs = may(viewer, 'extend-due-dates') ? ('hr' as const) : ('line-manager' as const)
	const asked = { personId: person.id, requirement, grantedAs }
	return { viewer, person, site, asked, open: findExtendable(site.db, asked, viewer.today) }
}

export async function loader(args: LoaderFunctionArgs) {
	const { viewer, person, site, asked, open } = await requireRecord(args)
	const { requirement, grantedAs } = asked
	const done = new URL(args.request.url).searchParams.get('done')
	const { why } = findPersonRequirement(site.db, { ...asked, today: viewer.today })
	const current = open?.current ?? null
	const path = `/people/${encodeURIComponent(person.employeeNumber)}`
	return {
		name: person.name,
		record: { href: `${path}#${requirement.slug}`, text: person.name },
		action: `${path}/extend?requirement=${requirement.slug}`,
		title: requirement.title,
		why,
		due: open && inWords(open.dueOn),
		range: open?.limits ? rangeOf(open.limits) : null,
		isHr: grantedAs === 'hr',
		current: current && {
			id: current.id,
			words: `${current.grantedAs === 'hr' ? 'HR' : 'The line manager'} gave more time on ${inWords(current.grantedOn)}, until ${inWords(current.dueOn)}. Reason: ${reasonInWords(current.reason).toLowerCase()}.`,
			// A note is for HR and whoever wrote it.
			note: grantedAs === 'hr' || current.grantedBy === viewer.actor ? current.note : '',
		},
		done: done === 'granted' && current ? ('granted' as const) : done === 'withdrawn' && !current ? ('withdrawn' as const) : null,
	}
}

const rangeOf = ({ earliest, latest }: ExtensionLimits) =>
	earliest === latest ? `It can be ${inWords(earliest)} only.` : `From ${inWords(earliest)} to ${inWords(latest)}.`

export async function action(args: ActionFunctionArgs) {
	const { viewer, site, asked, open } = await requireRecord(args)
	const { db } = site
	const read = readExtensionForm(await sentForm(args.request))
	const { formValues } = read
	if ('errors' in read) return again(formValues, read.errors, 400)
	if (read.intent === 'change') return again(formValues, [])
	const done = (what: string) => redirect(`${new URL(args.request.url).pathname}?requirement=${asked.requirement.slug}&done=${what}`)
	if (read.intent === 'withdraw') {
		if (asked.grantedAs !== 'hr') throw new Response(null, { status: 403 })
		withdrawExtension(db, { ...asked, extension: read.extension }, viewer)
		return done('withdrawn')
	}
	const { dueOn, reason, note } = read
	const grant = () => grantExtension(db, { ...asked, dueOn, reason, note }, viewer)
	const { refusal, becomes } =
		read.intent === 'grant'
			? { refusal: grant(), becomes: [] }
			: dryRun(db, () => ({ refusal: grant(), becomes: findPersonRequirement(db, { ...asked, today: viewer.today }).why }))
	if (refusal) return again(formValues, [describeExtensionRefusal(refusal, open?.limits ?? null)], 400)
	if (read.intent === 'grant') return done('granted')
	return data({ step: 'check' as const, formValues, becomes, due: inWords(dueOn), reason: reasonInWords(reason), note })
}

const again = (formValues: FormValues, errors: FieldError[], status = 200) => data({ step: 'form' as const, formValues, errors }, status)

type Page = Awaited<ReturnType<typeof loader>>

export default function Extend() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				{answer?.step === 'check' ? (
					<Check page={page} answer={answer} />
				) : page.done && !answer ? (
					<DecisionDone
						title={page.done === 'granted' ? 'More time given' : 'Extra time withdrawn'}
						about={`${page.name}: ${page.title}${page.due ? `, due by ${page.due}` : ''}`}
						next={{ href: page.record.href, text: `Go to the record of ${page.name}` }}
					>
						<Explanation title="Why it is due then" sentences={page.why} />
					</DecisionDone>
				) : (
					<Form page={page} formValues={answer?.formValues ?? {}} errors={answer?.errors ?? []} />
				)}
			</div>
		</div>
	)
}

function Form({ page, formValues, errors }: { page: Page; formValues: FormValues; errors: FieldError[] }) {
	const { name, title, due, why, range, current, isHr, action: to } = page
	const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
	return (
		<>
			<FormErrors errors={errors} days={['due']} />
			<span className="govuk-caption-xl">{name}</span>
			<h1 className="govuk-heading-xl">Give more time</h1>
			<p className="govuk-body-l">
				{title}
				{due && `, due by ${due}`}
			</p>
			<Explanation title="Why it is due then" sentences={why} />
			{current && <Current page={page} current={current} />}
			{due === null ? (
				<p className="govuk-body">Nothing is due now, so no more time can be given.</p>
			) : range === null ? (
				<p className="govuk-body">
					A line manager can give more time once, up to four weeks after the due day. Ask HR if {name} needs longer.
				</p>
			) : (
				<form method="post" action={to} noValidate>
					<DayField name="due" legend="New due day" hint={range} formValues={formValues} error={errorOf('due')} />
					<ReasonFields
						legend="Why do they need more time?"
						choices={reasonChoices(extensionReasons)}
						noteHint={`${isHr ? 'Only HR sees it.' : 'Only you and HR see it.'} Do not write about health. No more than 500 characters.`}
						formValues={formValues}
						errorOf={errorOf}
					/>
					<Button name="intent" value="check">
						Continue
					</Button>
				</form>
			)}
		</>
	)
}

function Current({ page, current }: { page: Page; current: NonNullable<Page['current']> }) {
	return (
		<>
			<p className="govuk-body">
				{current.words} {current.note && `Note: ${current.note}`}
			</p>
			{page.isHr && (
				<form method="post" action={page.action}>
					<input type="hidden" name="extension" value={current.id} />
					<Button name="intent" value="withdraw" variant="secondary">
						Withdraw the extra time
					</Button>
				</form>
			)}
		</>
	)
}

type Checked = { formValues: FormValues; becomes: string[]; due: string; reason: string; note: string }

function Check({ page, answer }: { page: Page; answer: Checked }) {
	const { formValues, becomes, due, reason, note } = answer
	return (
		<DecisionCheck
			name={page.name}
			title="Check before you give more time"
			rows={[
				{ key: 'Requirement', value: page.title },
				{ key: 'Due now', value: page.due },
				{ key: 'New due day', value: <strong>{due}</strong> },
				{ key: 'Reason', value: reason },
				{ key: 'Note', value: note || 'None' },
			]}
			action={page.action}
			formValues={formValues}
			decide={{ intent: 'grant', text: 'Give more time' }}
		>
			<Explanation title="What it becomes" sentences={becomes} />
		</DecisionCheck>
	)
}
