import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findPersonRequirement } from '#app/features/people/record/find-person-learning.server.ts'
import { requireDecided, requireRequirement } from '#app/routes/people/$employeeNumber/require-decided.server.ts'
import {
	exemptionReasons,
	hasNote,
	needsNote,
	noteField,
	reasonChoices,
	reasonInWords,
} from '#app/features/requirements/decisions/decision-reasons.ts'
import {
	backdatedDays,
	endExemption,
	grantExemption,
	isAsked,
	lastDays,
	listExemptions,
	type ExemptionRefusal,
} from '#app/features/requirements/decisions/grant-exemption.server.ts'
import type { Span } from '#app/features/requirements/planning/scope.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { addDays, inWords } from '#app/platform/calendar.ts'
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

const spanInWords = ({ from, to }: Span) => `from ${inWords(from)} ${to === null ? 'until further notice' : `to ${inWords(to)}`}`

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
		earliest: inWords(addDays(today, -backdatedDays)),
		reasons: reasonChoices(exemptionReasons),
		exemptions: listExemptions(site.db, asked)
			.filter(({ to }) => to === null || to >= today)
			.map((exemption) => {
				const { id, from, to, reason, note } = exemption
				const { earliest, latest } = lastDays(exemption, today)
				return {
					id,
					words: spanInWords({ from, to }),
					reason: reasonInWords(reason),
					note,
					isOpen: to === null,
					mayTakeBack: from >= today,
					range: `From ${inWords(earliest)} to ${inWords(latest)}.`,
				}
			}),
		done: done === 'granted' ? 'Exemption recorded' : done === 'ended' ? 'Exemption changed' : null,
	}
}

const form = z
	.object({
		from: dayField('The first day'),
		to: optionalDay('The last day'),
		reason: z.enum(exemptionReasons, 'Choose a reason'),
		note: noteField,
	})
	.refine(hasNote, needsNote)

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'exempt')
	const { site, asked } = requireAsked(args, viewer)
	const { db } = site
	const formValues = readFormValues(await args.request.formData())
	const done = (what: string) => redirect(`${new URL(args.request.url).pathname}?requirement=${asked.requirement.slug}&done=${what}`)
	if (formValues.intent === 'end' || formValues.intent === 'take-back') {
		const parsed = dayField('The last day').safeParse(readDateField(formValues, 'last'))
		const isEnd = formValues.intent === 'end'
		if (isEnd && !parsed.success) return again(formValues, [{ field: 'last', text: parsed.error.issues[0]?.message ?? '' }], 400)
		const lastDay = isEnd && parsed.success ? parsed.data : null
		const refusal = endExemption(db, { ...asked, exemption: Number(formValues.exemption), lastDay }, viewer)
		return refusal ? again(formValues, [{ field: 'last', text: endingProblems[refusal] }], 400) : done('ended')
	}
	if (formValues.intent === 'change') return again(formValues, [])
	const parsed = form.safeParse({ ...formValues, from: readDateField(formValues, 'from'), to: readDateField(formValues, 'to') })
	if (!parsed.success) return again(formValues, fieldErrors(parsed.error), 400)
	const { from, to, reason, note } = parsed.data
	const backdated = from < viewer.today
	if (backdated && note === '')
		return again(formValues, [{ field: 'note', text: 'Write a note that says why the exemption begins on a day that is over' }], 400)
	const grant = () => grantExemption(db, { ...asked, from, to, reason, note }, viewer)
	const { refusal, becomes } =
		formValues.intent === 'grant'
			? { refusal: grant(), becomes: [] }
			: dryRun(db, () => ({ refusal: grant(), becomes: findPersonRequirement(site.db, { ...asked, today: viewer.today }).why }))
	if (refusal) return again(formValues, [problem(refusal)], 400)
	if (formValues.intent === 'grant') return done('granted')
	return data({
		step: 'check' as const,
		formValues,
		becomes,
		span: spanInWords({ from, to }),
		reason: reasonInWords(reason),
		note,
		backdated,
	})
}

const again = (formValues: FormValues, errors: FieldError[], status = 200) => data({ step: 'form' as const, formValues, errors }, status)

const endingProblems = {
	'not-there': 'This exemption was changed meanwhile. Look at it again',
	'too-early': 'The last day must be yesterday or later, and not before the exemption began',
	'too-late': 'The last day must not be later than it is now, nor more than ten years ahead',
}

function problem(refusal: ExemptionRefusal): FieldError {
	switch (refusal.why) {
		case 'overlaps':
			return { field: 'from', text: `There is an exemption ${spanInWords(refusal.with)} already. End it, or choose other days` }
		case 'too-early':
			return { field: 'from', text: `The first day must be at most ${backdatedDays} days ago` }
		case 'ends-before-it-begins':
			return { field: 'to', text: 'The last day must not be before the first' }
		case 'too-late': {
			const what = refusal.field === 'from' ? 'The first day' : 'The last day'
			return {
				field: refusal.field,
				text: `${what} must be ${inWords(refusal.latest)} or earlier. Leave the last day empty if no end is known`,
			}
		}
		case 'not-asked':
			return { field: 'from', text: 'This is not asked of them, so no exemption is needed' }
	}
}

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
