import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { acknowledgeLeaving, findAcknowledgement } from '#app/features/attestation/leaving/acknowledge-leaving.server.ts'
import { isLeaving, leavingReminder, understanding } from '#app/features/attestation/leaving/leaving.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import { inWords, momentInWords } from '#app/platform/calendar.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { LeavingReminder } from '#app/ui/leaving-reminder.tsx'
import { Panel } from '#app/ui/govuk/panel.tsx'
import type { PageHandle } from '#app/root.tsx'

export const meta: MetaFunction = () => [{ title: 'Before you leave - Probity' }]
export const handle: PageHandle = { backLink: { href: '/', text: 'My learning' } }

export async function loader(args: LoaderFunctionArgs) {
	const { personId, leavesOn, today } = await requirePerson(args)
	const { db, code } = args.context.site
	code.refresh()
	const edition = code.inForce(today)
	const reminder = leavingReminder(edition)
	if (!isLeaving(leavesOn, today) || !reminder) throw notFound()
	const { number, html, plainHtml } = reminder
	const acknowledged = findAcknowledgement(db, { personId, leavesOn })
	return {
		lastDay: inWords(leavesOn),
		source: `${edition.title}, ${edition.label}${number === null ? '' : `, paragraph ${number}`}`,
		html,
		plainHtml,
		fingerprint: edition.fingerprint,
		acknowledged: acknowledged && momentInWords(acknowledged.acknowledgedAt),
	}
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db, code } = args.context.site
	code.refresh()
	const edition = code.inForce(viewer.today)
	const formValues = await args.request.formData()
	const { personId, leavesOn } = viewer
	const refusal =
		formValues.get('edition') === edition.fingerprint
			? acknowledgeLeaving(db, { personId, leavesOn, edition, note: null }, viewer)
			: 'new-edition'
	if (refusal === 'not-leaving') throw notFound()
	if (refusal) return data({ error: 'The Code changed while this page was open. Nothing was recorded. Read what it says now' }, 400)
	return redirect('/leaving')
}

export default function Leaving() {
	const { lastDay, source, html, plainHtml, fingerprint, acknowledged } = useLoaderData<typeof loader>()
	const refused = useActionData<typeof action>()
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				{refused && <ErrorSummary errors={[{ text: refused.error, href: '#main-content' }]} />}
				{acknowledged ? (
					<Panel title="Thank you">You acknowledged this on {acknowledged}.</Panel>
				) : (
					<h1 className="govuk-heading-xl">Before you leave</h1>
				)}
				<p className="govuk-body-l">Your last day is {lastDay}.</p>
				<LeavingReminder source={source} html={html} plainHtml={plainHtml} />
				{!acknowledged && (
					<form method="post">
						<input type="hidden" name="edition" value={fingerprint} />
						<p className="govuk-body">{understanding}</p>
						<Button>I understand</Button>
						<p className="govuk-body-s">
							Your name, the time and these words are kept as a record. Your duty is the same if you do not press it.
						</p>
					</form>
				)}
			</div>
		</div>
	)
}
