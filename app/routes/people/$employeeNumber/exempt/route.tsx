import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findPersonRequirement } from '#app/features/people/record/find-person-learning.server.ts'
import { exemptionReasons, reasonChoices, reasonInWords } from '#app/features/requirements/decisions/decision-reasons.ts'
import {
	describeEndingRefusal,
	describeExemptionRefusal,
	exemptionInWords,
} from '#app/features/requirements/decisions/exemption-in-words.ts'
import { earliestFirstDay, isBackdated, lastDays, mayTakeBack } from '#app/features/requirements/decisions/exemption-limits.ts'
import { endExemption, grantExemption, isAsked, listExemptions } from '#app/features/requirements/decisions/grant-exemption.server.ts'
import { readExemptionForm } from '#app/features/requirements/decisions/read-exemption-form.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { inWords } from '#app/platform/calendar.ts'
import { dateFieldValues, type FieldError, type FormValues, sentForm } from '#app/platform/form.ts'
import { requireDecided, requireRequirement } from '#app/routes/people/$employeeNumber/require-decided.server.ts'
import { Explanation } from '#app/routes/people/$employeeNumber/explanation.tsx'
import { DecisionCheck } from '#app/routes/people/$employeeNumber/decision-check.tsx'
import { DecisionDone } from '#app/ui/decision-done.tsx'
import { ExemptionForm } from './exemption-form.tsx'
import { dryRun } from '#db/transaction.server.ts'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ name }) => `Exempt - ${name}`,
	backLink: ({ record }) => record,
}

function requireAsked({ context: { site }, params, request }: LoaderFunctionArgs | ActionFunctionArgs, viewer: Viewer) {
	const person = requireDecided(site, { employeeNumber: params.employeeNumber, viewer })
	return { site, person, asked: { personId: person.id, requirement: requireRequirement(site, request.url) } }
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'exempt')
	const { site, person, asked } = requireAsked(args, viewer)
	const { requirement } = asked
	const path = `/people/${encodeURIComponent(person.employeeNumber)}`
	const { today } = viewer
	const done = new URL(args.request.url).searchParams.get('done')
	return {
		name: person.name,
		record: { href: `${path}#${requirement.slug}`, text: person.name },
		action: `${path}/exempt?requirement=${requirement.slug}`,
		title: requirement.title,
		why: findPersonRequirement(site.db, { ...asked, today: viewer.today }).why,
		isAsked: isAsked(site.db, asked, today),
		today: dateFieldValues('from', today),
		earliest: inWords(earliestFirstDay(today)),
		reasons: reasonChoices(exemptionReasons),
		exemptions: listExemptions(site.db, asked)
			.filter(({ to }) => to === null || to >= today)
			.map((exemption) => {
				const { id, from, to, reason, note } = exemption
				const { earliest, latest } = lastDays(exemption, today)
				return {
					id,
					words: exemptionInWords({ from, to }),
					reason: reasonInWords(reason),
					note,
					isOpen: to === null,
					mayTakeBack: mayTakeBack(exemption, today),
					range: `From ${inWords(earliest)} to ${inWords(latest)}.`,
				}
			}),
		done: done === 'granted' ? 'Exemption recorded' : done === 'ended' ? 'Exemption changed' : null,
	}
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'exempt')
	const { site, asked } = requireAsked(args, viewer)
	const { db } = site
	const read = readExemptionForm(await sentForm(args.request), viewer.today)
	const { formValues } = read
	if ('errors' in read) return again(formValues, read.errors, 400)
	if (read.intent === 'change') return again(formValues, [])
	const done = (what: string) => redirect(`${new URL(args.request.url).pathname}?requirement=${asked.requirement.slug}&done=${what}`)
	if (read.intent === 'end') {
		const refusal = endExemption(db, { ...asked, exemption: read.exemption, lastDay: read.lastDay }, viewer)
		return refusal ? again(formValues, [describeEndingRefusal(refusal)], 400) : done('ended')
	}
	const { days, reason, note } = read
	const grant = () => grantExemption(db, { ...asked, ...days, reason, note }, viewer)
	const { refusal, becomes } =
		read.intent === 'grant'
			? { refusal: grant(), becomes: [] }
			: dryRun(db, () => ({ refusal: grant(), becomes: findPersonRequirement(db, { ...asked, today: viewer.today }).why }))
	if (refusal) return again(formValues, [describeExemptionRefusal(refusal)], 400)
	if (read.intent === 'grant') return done('granted')
	return data({
		step: 'check' as const,
		formValues,
		becomes,
		span: exemptionInWords(days),
		reason: reasonInWords(reason),
		note,
		backdated: isBackdated(days, viewer.today),
	})
}

const again = (formValues: FormValues, errors: FieldError[], status = 200) => data({ step: 'form' as const, formValues, errors }, status)

type Page = Awaited<ReturnType<typeof loader>>

export default function Exempt() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				{answer?.step === 'check' ? (
					<Check page={page} answer={answer} />
				) : page.done && !answer ? (
					<DecisionDone
						title={page.done}
						about={`${page.name}: ${page.title}`}
						next={{ href: page.record.href, text: `Go to the record of ${page.name}` }}
					>
						<Explanation title="How it stands today" sentences={page.why} />
					</DecisionDone>
				) : (
					<ExemptionForm page={page} formValues={answer?.formValues ?? page.today} errors={answer?.errors ?? []} />
				)}
			</div>
		</div>
	)
}

type Checked = { formValues: FormValues; becomes: string[]; span: string; reason: string; note: string; backdated: boolean }

function Check({ page, answer }: { page: Page; answer: Checked }) {
	const { formValues, becomes, span, reason, note, backdated } = answer
	return (
		<DecisionCheck
			name={page.name}
			title="Check the exemption"
			rows={[
				{ key: 'Requirement', value: page.title },
				{ key: 'Exempt', value: span },
				{ key: 'Reason', value: reason },
				{ key: 'Note', value: note || 'None' },
			]}
			action={page.action}
			formValues={formValues}
			decide={{ intent: 'grant', text: 'Record the exemption' }}
		>
			{backdated && (
				<p className="govuk-body">
					It begins on a day that is over. A report as at a day before today still says what was known then: it does not change.
				</p>
			)}
			<Explanation title="What it becomes today" sentences={becomes} />
		</DecisionCheck>
	)
}
