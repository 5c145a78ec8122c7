import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { decideDeclaration, type DecisionRefusal } from '#app/features/declarations/decision/decide-declaration.server.ts'
import { findDeclaration, listDecisions } from '#app/features/declarations/find-declarations.server.ts'
import { interestQuestions } from '#app/features/declarations/interest-questions.ts'
import { choicesOf, readDecisionForm } from '#app/features/declarations/decision/read-decision-form.ts'
import { endInterest } from '#app/features/declarations/record-declarations.server.ts'
import {
	adviseOn,
	describeDecision,
	describeDetails,
	toDeclarationView,
	whoseTurn,
} from '#app/features/declarations/declaration-view-model.ts'
import { asksForConsent, isCurrent, statusOfDeclaration } from '#app/features/declarations/decision/declaration-status.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import { may } from '#app/features/sign-in/roles.ts'
import { dayOf, inWords } from '#app/platform/calendar.ts'
import {
	dateFieldValues,
	dayField,
	fieldErrors,
	readFormValues,
	readDateField,
	type FieldError,
	type FormValues,
} from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { DayField } from '#app/ui/day-field.tsx'
import { DeclarationDecision } from './declaration-decision.tsx'
import { Details } from '#app/ui/govuk/details.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { NotificationBanner } from '#app/ui/govuk/notification-banner.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import { Tag } from '#app/ui/govuk/tag.tsx'
import type { PageHandle, PageLink } from '#app/root.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.kind ?? 'Declaration'} - Probity` }]
export const handle: PageHandle<{ back: PageLink }> = { backLink: ({ back }) => back }

async function requireRecord(args: LoaderFunctionArgs | ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const found = findDeclaration(args.context.site.db, { id: Number(args.params.id), viewer })
	if (!found) throw notFound()
	return { viewer, ...found, db: args.context.site.db }
}

export async function loader(args: LoaderFunctionArgs) {
	const { viewer, db, declaration, isOwn, as, by } = await requireRecord(args)
	const { id, name, kind, details, declaredAt, replaces, replacedBy, endedOn, decision } = declaration
	const current = isCurrent(statusOfDeclaration(declaration, viewer.today))
	const consent = asksForConsent(declaration)
	const { clauses, topic } = interestQuestions[kind]
	const other = (of: number | null, text: string) => (of === null ? [] : [{ href: `/declarations/${of}`, text }])
	return {
		back: isOwn
			? { href: '/declarations', text: 'My interests' }
			: may(viewer, 'read-register')
				? { href: '/admin/register', text: 'Register of interests' }
				: { href: '/team', text: 'My team' },
		here: `/declarations/${id}`,
		done: saidOf[new URL(args.request.url).searchParams.get('done') ?? ''],
		name,
		...toDeclarationView(declaration, viewer.today),
		isOwn,
		turn: as ? null : whoseTurn(declaration, { by, isOwn, today: viewer.today }),
		rows: [
			...describeDetails(details),
			{ key: 'Declared on', value: inWords(dayOf(declaredAt)) },
			...(endedOn ? [{ key: 'Ended on', value: inWords(endedOn) }] : []),
		],
		advice: adviseOn(declaration),
		clause: { href: `/code#${clauses[0]}`, text: `What the Code says about ${topic}` },
		others: [...other(replacedBy, 'It was corrected: see what stands now'), ...other(replaces, 'It corrects an earlier declaration')],
		decisions: listDecisions(db, { id }).map(describeDecision),
		own:
			isOwn && current
				? {
						correct: `/declarations/new/${kind}?replaces=${id}`,
						answer: decision?.outcome === 'asked',
						mayEnd: kind !== 'gift',
						today: dateFieldValues('ended', viewer.today),
					}
				: null,
		decide: as && current ? { consent, choices: choicesOf({ consent }), seen: String(decision?.id ?? ''), again: decision !== null } : null,
	}
}

const saidOf: Readonly<Record<string, string>> = {
	declared: 'Your declaration is recorded.',
	ended: 'It is recorded that this has ended.',
	decided: 'Your decision is recorded. They see it on their page.',
}

const ending = z.object({ ended: dayField('The day on which it ended') })

export async function action(args: ActionFunctionArgs) {
	const { viewer, db, declaration, isOwn } = await requireRecord(args)
	const { id, personId } = declaration
	const formValues = readFormValues(await args.request.formData())
	const done = (what: string) => redirect(`/declarations/${id}?done=${what}`)
	if (formValues.intent === 'end') {
		if (!isOwn) throw new Response(null, { status: 403 })
		const parsed = ending.safeParse({ ended: readDateField(formValues, 'ended') })
		if (!parsed.success) return again(formValues, fieldErrors(parsed.error))
		const refusal = endInterest(db, { personId, id, on: parsed.data.ended }, viewer)?.refusal
		return refusal === 'too-late'
			? again(formValues, [{ field: 'ended', text: 'The day on which it ended must be today or earlier' }])
			: done('ended')
	}
	// Nobody decides their own.
	if (isOwn) throw new Response(null, { status: 403 })
	const startsOn = declaration.details.kind === 'secondary-employment' ? declaration.details.startsOn : undefined
	const read = readDecisionForm(formValues, { consent: asksForConsent(declaration), today: viewer.today, startsOn })
	if ('errors' in read) return again(formValues, read.errors)
	const refused = decideDeclaration(db, { id, decision: read.decision, seen: Number(formValues.seen) || null, viewer })
	if (refused?.refusal === 'not-yours') throw new Response(null, { status: 403 })
	return refused ? again(formValues, [{ field: 'outcome', text: problems[refused.refusal] }]) : done('decided')
}

const problems: Record<Exclude<DecisionRefusal, 'not-yours'>, string> = {
	'not-open': 'It ended or was corrected meanwhile, so there is nothing to decide',
	changed: 'Somebody decided it meanwhile: read their decision, and decide again if you must',
}
const again = (formValues: FormValues, errors: FieldError[]) => data({ formValues, errors }, 400)

type Page = Awaited<ReturnType<typeof loader>>
type Answer = { formValues: FormValues; errors: FieldError[] } | undefined

export default function Declaration() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { done, name, kind, title, status, turn, isOwn, rows, advice, clause, others, decisions, own, decide } = page
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<FormErrors errors={answer?.errors ?? []} days={['ended', 'until']} />
				{done && !answer && <NotificationBanner type="success">{done}</NotificationBanner>}
				<span className="govuk-caption-xl">{isOwn ? kind : `${name}: ${kind}`}</span>
				<h1 className="govuk-heading-l">{title}</h1>
				<p>
					<Tag colour={status.colour}>{status.text}</Tag>
				</p>
				{turn && <p className="govuk-body">{turn}</p>}
				{advice.length > 0 && (
					<InsetText>
						{!isOwn && (
							<p className="govuk-body">
								<strong>What {name} reads here:</strong>
							</p>
						)}
						{advice.map((sentence) => (
							<p className="govuk-body" key={sentence}>
								{sentence}
							</p>
						))}
					</InsetText>
				)}
				<SummaryList rows={rows} />
				{[...others, clause].map(({ href, text }) => (
					<p className="govuk-body" key={href}>
						<a className="govuk-link" href={href}>
							{text}
						</a>
					</p>
				))}
				{decisions.length > 0 && <Decisions decisions={decisions} />}
				{own && <Own own={own} page={page} answer={answer} />}
				{decide && <Decide decide={decide} page={page} answer={answer} />}
			</div>
		</div>
	)
}

function Decisions({ decisions }: Pick<Page, 'decisions'>) {
	return (
		<>
			<h2 className="govuk-heading-m">Decisions</h2>
			<ol className="govuk-list pb-items">
				{decisions.map(({ title, facts }, index) => (
					<li className="pb-item" key={index}>
						<strong>{title}</strong>
						{facts.map((fact) => (
							<p className="govuk-body" key={fact}>
								{fact}
							</p>
						))}
					</li>
				))}
			</ol>
		</>
	)
}

function Own({ own, page, answer }: { own: NonNullable<Page['own']>; page: Page; answer: Answer }) {
	const form = (
		<form method="post" action={page.here} noValidate>
			<DayField
				name="ended"
				legend="When did it end?"
				formValues={answer?.formValues ?? own.today}
				error={answer?.errors.find(({ field }) => field === 'ended')?.text}
			/>
			<Button name="intent" value="end" variant="secondary">
				Record that it has ended
			</Button>
		</form>
	)
	return (
		<>
			<Button href={own.correct} variant={own.answer ? undefined : 'secondary'}>
				{own.answer ? 'Answer the question' : 'Correct this'}
			</Button>
			{own.mayEnd && (
				<Details summary="This has ended" open={answer !== undefined}>
					{form}
				</Details>
			)}
		</>
	)
}

function Decide({ decide, page, answer }: { decide: NonNullable<Page['decide']>; page: Page; answer: Answer }) {
	const form = (
		<DeclarationDecision
			{...decide}
			action={page.here}
			name={page.name}
			formValues={answer?.formValues ?? {}}
			errors={answer?.errors ?? []}
		/>
	)
	return decide.again ? (
		<Details summary="Decide it again" open={answer !== undefined}>
			{form}
		</Details>
	) : (
		form
	)
}
