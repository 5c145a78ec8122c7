import { setTimeout as pause } from 'node:timers/promises'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { renderEdition } from '#app/features/code/edition/edition.ts'
import { approvalRows, toWhoApproved } from '#app/routes/admin/code/$edition/approval-rows.tsx'
import { dropPublicationPreview, findPublicationPreview } from '#app/features/code/publication/publication-previews.server.ts'
import { readingByEdition } from '#app/features/code/publication/publication-reading.server.ts'
import { findApprovedText } from '#app/features/code/publication/publications.server.ts'
import { publishEdition, type PublishRefusal } from '#app/features/code/publication/publish-edition.server.ts'
import { toPublicationView } from './view-model.ts'
import { namePeople } from '#app/features/requirements/rules/preview-rule-impact.server.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { inWords } from '#app/platform/calendar.ts'
import { sentForm } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { PublicationImpact } from './publication-impact.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import type { PageHandle } from '#app/root.tsx'

/** While the effect is being worked out the page asks again by itself. */
export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: (found) => `Preview: ${found.label}`,
	refresh: ({ step }) => (step === 'working' ? 1 : null),
	wide: true,
	backLink: { href: '/admin/code', text: 'Editions' },
}

/** Milliseconds that a page waits for the effect before it shows how far it is. */
const patience = 1_000

/** The preview of this person, as long as its text is still the one that was approved last. */
function requirePreview({ context: { site }, params }: LoaderFunctionArgs | ActionFunctionArgs, { personId, today }: Viewer) {
	const id = params.edition ?? ''
	const preview = findPublicationPreview(site.db, { personId, id }, today)
	const text = findApprovedText(site.db, id)
	// Previews are kept in memory only.
	if (!preview || !text || text.fingerprint !== preview.fingerprint) throw redirect(`/admin/code/${encodeURIComponent(id)}/publish?gone`)
	return { id, preview, text }
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'manage-code')
	const { id, preview, text } = requirePreview(args, viewer)
	await Promise.race([preview.done, pause(patience, null, { ref: false })])
	const { db } = args.context.site
	const { effect, seen, of, token, known, choice } = preview
	const head = { id, label: text.label, token }
	if (!effect) return { ...head, step: 'working' as const, seen, of }
	const { effectiveFrom, material, reason, dueDays } = choice
	const edition = renderEdition(text.text)
	const readings = readingByEdition(
		db,
		effect.readers.map(({ agreedTo }) => agreedTo),
		edition,
	)
	return {
		...head,
		step: 'preview' as const,
		isToday: effectiveFrom === viewer.today,
		from: inWords(effectiveFrom),
		who: toWhoApproved(text),
		rows: [
			{ key: 'Fingerprint', value: text.fingerprint.slice(0, 12) },
			{ key: 'Binds from', value: inWords(effectiveFrom) },
			{ key: 'Kind', value: material ? `Material: agreed to again within ${dueDays} days` : 'Minor: nobody is asked again' },
			{ key: 'Reason', value: reason },
		],
		effect: toPublicationView(effect, { names: namePeople(db, effect.onLeave), readings, whole: edition.minutes, material, known }),
	}
}

const refusals: Record<PublishRefusal, string> = {
	'not-approved': 'This text is not approved. Nothing was published',
	past: 'The day from which it was to bind is over. Nothing was published: choose today or a later day',
	'in-force': 'This text came into force meanwhile. Nothing was published',
	published: 'It is published just so already',
	'day-taken':
		'Another edition is to come into force on that day. Nothing was published: choose another day, or withdraw the other edition first',
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'manage-code')
	const { id, preview } = requirePreview(args, viewer)
	const { db, code } = args.context.site
	const form = await sentForm(args.request)
	// What is confirmed is what was seen: another preview of theirs, in another window, is another publication.
	if (!preview.effect || form.get('token') !== preview.token) return redirect(`/admin/code/${id}/publish/preview`)
	const { dueDays, ...choice } = preview.choice
	const publication = { ...choice, id, fingerprint: preview.fingerprint, dueDays: choice.material ? dueDays : null }
	const refusal = publishEdition(db, publication, viewer)
	if (refusal) return data({ refusal: refusals[refusal] }, 409)
	dropPublicationPreview(db, { personId: viewer.personId, id })
	code.refresh()
	return redirect(`/admin/code/${id}/publish?done=published`)
}

export default function PreviewPublication() {
	const page = useLoaderData<typeof loader>()
	const refused = useActionData<typeof action>()
	const at = `/admin/code/${page.id}/publish`
	if (page.step === 'working') {
		return (
			<>
				<span className="govuk-caption-xl">{page.label}</span>
				<h1 className="govuk-heading-xl">Working out the effect</h1>
				<p className="govuk-body-l" role="status">
					{page.seen.toLocaleString('en-GB')} of {page.of.toLocaleString('en-GB')} people looked at so far.
				</p>
				<p className="govuk-body">This page loads again by itself until it is done. Nothing is published.</p>
				<p className="govuk-body">
					<a className="govuk-link" href={`${at}/preview`}>
						Look again now
					</a>
				</p>
			</>
		)
	}
	const { label, token, isToday, from, rows, who, effect } = page
	return (
		<>
			{refused && <ErrorSummary errors={[{ text: refused.refusal, href: `${at}?draft` }]} />}
			<span className="govuk-caption-xl">{label}</span>
			<h1 className="govuk-heading-xl">Check what it does</h1>
			<SummaryList rows={[...rows, ...approvalRows(who)]} />
			<PublicationImpact {...effect} />
			<form method="post" action={`${at}/preview`}>
				<input type="hidden" name="token" value={token} />
				<p className="govuk-body">
					{isToday
						? 'If you confirm, the edition is the Code at once. It cannot be taken back, only followed by another.'
						: `If you confirm, the edition is the Code from ${from}. You can withdraw it until the day before.`}
				</p>
				<div className="govuk-button-group">
					<Button>Publish the edition</Button>
					<a className="govuk-link" href={`${at}?draft`}>
						Go back to the form
					</a>
					<a className="govuk-link" href="/admin/code">
						Leave it as it is
					</a>
				</div>
			</form>
		</>
	)
}
