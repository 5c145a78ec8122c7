import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { advanceAttestation } from '#app/features/attestation/advance-attestation.server.ts'
import type { AttestationEvent } from '#app/features/attestation/attestation.machine.ts'
import { findJourney } from '#app/features/attestation/find-journey.server.ts'
import { explainMine } from '#app/features/learning/list-my-learning.server.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import { dayOf, inWords } from '#app/platform/calendar.ts'
import { AttestSteps } from '#app/ui/attest-steps.tsx'
import { Button } from '#app/ui/button.tsx'
import { Checkboxes } from '#app/ui/checkboxes.tsx'
import { Details } from '#app/ui/details.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Textarea } from '#app/ui/textarea.tsx'
import { Why } from '#app/ui/why.tsx'
import type { Site } from '../load-context.ts'
import type { PageHandle } from '../root.tsx'

export const meta: MetaFunction = () => [{ title: 'Agree to the Code - Probity' }]
export const handle: PageHandle = { backLink: { href: '/', text: 'My learning' } }

function requireAttestation({ requirements }: Pick<Site, 'requirements'>) {
	const requirement = requirements.find(({ kind }) => kind === 'attestation')
	if (!requirement) throw notFound()
	return requirement
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { site } = args.context
	site.code.refresh()
	const edition = site.code.inForce(viewer.today)
	const requirement = requireAttestation(site)
	const journey = findJourney(site.db, { personId: viewer.personId, requirementKey: requirement.key, today: viewer.today })
	const { open, last, row } = journey
	const isSameEdition = journey.editionSha256 === null || journey.editionSha256 === edition.fingerprint
	return {
		edition: { id: edition.id, title: edition.title, label: edition.label },
		revision: journey.revision,
		state: isSameEdition ? row.state : ('notStarted' as const),
		agreed: isSameEdition ? row.agreed : [],
		statements: edition.statements,
		why: explainMine(site.db, { ...viewer, ...site }, requirement.id),
		due: open && inWords(open.dueOn),
		next: !open && journey.opensOn ? inWords(journey.opensOn) : null,
		last: last && { on: inWords(dayOf(last.attestedAt)), sameEdition: last.editionSha256 === edition.fingerprint },
	}
}

const form = z.object({
	intent: z.enum(['open', 'read', 'agree', 'confirm', 'decline', 'back']),
	seen: z.coerce.number().int().min(0),
	comment: z.string().trim().max(2000, 'Use 2,000 characters or fewer').optional(),
})

const problems = {
	'not-open': 'You have already answered. There is nothing more to do.',
	'not-now': 'That step is not open. Start from the step shown here.',
	changed: 'You went on in another tab. Check what is shown here, then carry on.',
} as const

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const { site } = args.context
	const sent = await args.request.formData()
	const parsed = form.safeParse(Object.fromEntries(sent))
	if (!parsed.success)
		return data({ errors: [{ text: parsed.error.issues[0]?.message ?? 'Something is missing', href: '#comment' }], ticked: null }, 400)
	const { intent, seen, comment } = parsed.data
	const ticked = sent.getAll('statement').map(String)
	const events: Record<typeof intent, AttestationEvent> = {
		open: { type: 'OPEN_CODE' },
		read: { type: 'FINISH_READING' },
		agree: { type: 'AGREE', statements: ticked },
		confirm: { type: 'CONFIRM' },
		decline: { type: 'DECLINE' },
		back: { type: 'BACK' },
	}
	const { code, requirements, issuer, db } = site
	code.refresh()
	const edition = code.inForce(viewer.today)
	const attester = {
		personId: viewer.personId,
		requirement: requireAttestation(site),
		requirements,
		edition,
		issuer,
	}
	const refusal = advanceAttestation(db, attester, { event: events[intent], seen, comment: comment || null }, viewer)
	if (refusal) return data({ errors: [{ text: problems[refusal], href: '#main-content' }], ticked: null }, 400)
	const missing = edition.statements.filter(({ id }) => !ticked.includes(id))
	if (intent === 'agree' && missing.length > 0) {
		const text = 'Tick each statement to agree to it. If you do not agree to one of them, use “I do not agree” below'
		return data({ errors: [{ text, href: `#statement-${missing[0]?.id}` }], ticked }, 400)
	}
	return redirect(intent === 'open' ? `/code/${edition.id}` : '/attest')
}

type Page = Awaited<ReturnType<typeof loader>>

export default function Attest() {
	const page = useLoaderData<typeof loader>()
	const refused = useActionData<typeof action>()
	const { state, due } = page
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				{refused && <ErrorSummary errors={refused.errors} />}
				{due === null ? (
					<Receipt page={page} />
				) : state === 'statements' ? (
					<Statements page={page} ticked={refused?.ticked ?? page.agreed} error={refused?.ticked ? refused.errors[0]?.text : undefined} />
				) : state === 'confirming' ? (
					<Confirm page={page} />
				) : state === 'reading' ? (
					<Reading page={page} />
				) : (
					<Start page={page} />
				)}
			</div>
		</div>
	)
}

function Step({ page, intent, children, variant }: { page: Page; intent: string; children: string; variant?: 'secondary' }) {
	return (
		<form method="post">
			<input type="hidden" name="seen" value={page.revision} />
			<Button name="intent" value={intent} variant={variant} preventDoubleClick>
				{children}
			</Button>
		</form>
	)
}

function Start({ page }: { page: Page }) {
	const { edition, due, last, state, why } = page
	return (
		<>
			<h1 className="govuk-heading-xl">{edition.title}</h1>
			<p className="govuk-body-l">Once a year every officer reads the Code and says that they will follow it. Yours is due by {due}.</p>
			{state === 'declined' && (
				<p className="govuk-body">
					You answered that you do not agree. HR knows and will talk to you. If things have changed, you can read the Code and answer again.
				</p>
			)}
			{last && (
				<p className="govuk-body">
					You last agreed on {last.on}. {last.sameEdition ? 'The Code has not changed since then.' : 'The Code has changed since then.'}
				</p>
			)}
			<AttestSteps at={0} />
			<Step page={page} intent="open">
				Read the Code
			</Step>
			<Why id="why" title={edition.title} sentences={why} />
		</>
	)
}

function Reading({ page }: { page: Page }) {
	const { edition } = page
	return (
		<>
			<h1 className="govuk-heading-xl">Have you read the Code?</h1>
			<AttestSteps at={1} />
			<p className="govuk-body">
				Read the{' '}
				<a className="govuk-link" href={`/code/${edition.id}`}>
					{edition.title}, {edition.label}
				</a>{' '}
				first. You can search it and come back here at any time.
			</p>
			<Step page={page} intent="read">
				I have read it: go to the statements
			</Step>
		</>
	)
}

function Statements({ page, ticked, error }: { page: Page; ticked: string[]; error: string | undefined }) {
	return (
		<>
			<AttestSteps at={2} />
			<form method="post">
				<input type="hidden" name="seen" value={page.revision} />
				<Checkboxes
					name="statement"
					legend="What I agree to"
					legendClass="govuk-fieldset__legend--xl"
					legendIsHeading
					hint="Read each statement. Tick it if you agree."
					error={error}
					defaultValues={ticked}
					items={page.statements.map(({ id, text }) => ({ value: id, text, id: `statement-${id}` }))}
				/>
				<div className="govuk-button-group">
					<Button name="intent" value="agree" preventDoubleClick>
						I agree
					</Button>
					<a className="govuk-link" href={`/code/${page.edition.id}`}>
						Read the Code again
					</a>
				</div>
			</form>
			<Decline page={page} />
		</>
	)
}

function Confirm({ page }: { page: Page }) {
	const { edition, statements } = page
	return (
		<>
			<AttestSteps at={3} />
			<h1 className="govuk-heading-xl">Confirm</h1>
			<p className="govuk-body">
				You have read the {edition.title}, {edition.label}, and agree to these statements:
			</p>
			<ul className="govuk-list govuk-list--bullet">
				{statements.map(({ id, text }) => (
					<li key={id}>{text}</li>
				))}
			</ul>
			<p className="govuk-body">Your name, the time and these words are kept as a record.</p>
			<div className="govuk-button-group pb-button-row">
				<Step page={page} intent="confirm">
					Confirm and send
				</Step>
				<Step page={page} intent="back" variant="secondary">
					Go back
				</Step>
			</div>
		</>
	)
}

function Decline({ page }: { page: Page }) {
	return (
		<Details summary="I do not agree">
			<form method="post">
				<input type="hidden" name="seen" value={page.revision} />
				<p className="govuk-body">You may say no. Your answer is recorded and HR will talk to you about it. You can answer again later.</p>
				<Textarea id="comment" name="comment" label="What do you not agree with? (optional)" rows={4} maxLength={2000} />
				<Button name="intent" value="decline" variant="secondary" preventDoubleClick>
					Record that I do not agree
				</Button>
			</form>
		</Details>
	)
}

function Receipt({ page: { edition, last, next, why } }: { page: Page }) {
	if (!last) return <p className="govuk-body">You are not asked to agree to the Code at the moment.</p>
	return (
		<>
			<Panel title="You have agreed to the Code">
				{edition.title}, {last.on}
			</Panel>
			<p className="govuk-body">Thank you. You will be asked again in a year: the next one opens on {next}.</p>
			<p className="govuk-body">
				<a className="govuk-link" href={`/code/${edition.id}`}>
					Read the Code
				</a>{' '}
				or go to{' '}
				<a className="govuk-link" href="/">
					My learning
				</a>
				.
			</p>
			<Why id="why" title={edition.title} sentences={why} />
		</>
	)
}
