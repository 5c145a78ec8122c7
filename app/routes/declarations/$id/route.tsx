import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { decideDeclaration, type DecisionRefusal } from '#app/features/declarations/decision/decide-declaration.server.ts'
import { asksForConsent } from '#app/features/declarations/decision/declaration-status.ts'
import { readDecisionForm } from '#app/features/declarations/decision/read-decision-form.ts'
import { findDeclaration, listDecisions } from '#app/features/declarations/find-declarations.server.ts'
import { readEndingForm } from '#app/features/declarations/read-ending-form.ts'
import { endInterest } from '#app/features/declarations/record-declarations.server.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import { may } from '#app/features/sign-in/roles.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { type FieldError, type FormValues, readFormValues, sentForm } from '#app/platform/form.ts'
import { toDeclarationPageView } from './view-model.ts'
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

export const handle: PageHandle<SerializeFrom<typeof loader>> = { title: ({ kind }) => kind, backLink: ({ back }) => back }

async function requireRecord(args: LoaderFunctionArgs | ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const found = findDeclaration(args.context.site.db, { id: Number(args.params.id), viewer })
	if (!found) throw notFound()
	return { viewer, ...found, db: args.context.site.db }
}

export async function loader(args: LoaderFunctionArgs) {
	const { viewer, db, ...found } = await requireRecord(args)
	return {
		back: backLink(viewer, found.isOwn),
		done: doneWords[new URL(args.request.url).searchParams.get('done') ?? ''],
		...toDeclarationPageView({ ...found, decisions: listDecisions(db, found.declaration) }, viewer.today),
	}
}

function backLink(viewer: Viewer, isOwn: boolean): PageLink {
	if (isOwn) return { href: '/declarations', text: 'My interests' }
	return may(viewer, 'read-register') ? { href: '/admin/register', text: 'Register of interests' } : { href: '/team', text: 'My team' }
}

const doneWords: Readonly<Record<string, string>> = {
	declared: 'Your declaration is recorded.',
	ended: 'It is recorded that this has ended.',
	decided: 'Your decision is recorded. They see it on their page.',
}

export async function action(args: ActionFunctionArgs) {
	const record = await requireRecord(args)
	const formValues = readFormValues(await sentForm(args.request))
	const isEnding = formValues.intent === 'end'
	// Nobody ends what is another's, and nobody decides their own.
	if (record.isOwn !== isEnding) throw forbidden()
	const answered = isEnding ? end(record, formValues) : decide(record, formValues)
	return 'errors' in answered
		? data({ formValues, ...answered }, 400)
		: redirect(`/declarations/${record.declaration.id}?done=${answered.done}`)
}

type Found = Awaited<ReturnType<typeof requireRecord>>
type Answered = { done: 'ended' | 'decided' } | { errors: FieldError[] }

function end({ db, viewer, declaration: { id, personId } }: Found, formValues: FormValues): Answered {
	const read = readEndingForm(formValues)
	if ('errors' in read) return read
	const refusal = endInterest(db, { personId, id, on: read.on }, viewer)?.refusal
	if (refusal !== 'too-late') return { done: 'ended' }
	return { errors: [{ field: 'ended', text: 'The day on which it ended must be today or earlier' }] }
}

function decide({ db, viewer, declaration }: Found, formValues: FormValues): Answered {
	const startsOn = declaration.details.kind === 'secondary-employment' ? declaration.details.startsOn : undefined
	const read = readDecisionForm(formValues, { consent: asksForConsent(declaration), today: viewer.today, startsOn })
	if ('errors' in read) return read
	const { id } = declaration
	const refused = decideDeclaration(db, { id, decision: read.decision, version: Number(formValues.seen) || null, viewer })
	if (refused?.refusal === 'not-yours') throw forbidden()
	return refused ? { errors: [{ field: 'outcome', text: problems[refused.refusal] }] } : { done: 'decided' }
}

const forbidden = () => new Response(null, { status: 403 })
const problems: Record<Exclude<DecisionRefusal, 'not-yours'>, string> = {
	'not-open': 'It ended or was corrected meanwhile, so there is nothing to decide',
	changed: 'Somebody decided it meanwhile: read their decision, and decide again if you must',
}

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
