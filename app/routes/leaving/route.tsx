import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { acknowledgeLeaving, findAcknowledgement } from '#app/features/attestation/leaving/acknowledge-leaving.server.ts'
import { isLeaving, leavingReminder, toReminderView, understanding } from '#app/features/attestation/leaving/leaving.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import { inWords, momentInWords, type Day } from '#app/platform/calendar.ts'
import { readFormValues, sentForm } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { LeavingReminder } from '#app/ui/leaving-reminder.tsx'
import { Panel } from '#app/ui/govuk/panel.tsx'
import type { Site } from '#app/load-context.ts'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'Before you leave', backLink: { href: '/', text: 'My learning' } }

export async function loader(args: LoaderFunctionArgs) {
	const { personId, leavesOn, today } = await requirePerson(args)
	const { site } = args.context
	const { edition, reminder } = findReminder(site, today)
	if (!isLeaving(leavesOn, today) || !reminder) throw notFound()
	const acknowledged = findAcknowledgement(site.db, { personId, leavesOn })
	return {
		lastDay: inWords(leavesOn),
		...toReminderView(edition, reminder),
		fingerprint: edition.fingerprint,
		acknowledged: acknowledged && momentInWords(acknowledged.acknowledgedAt),
	}
}

function findReminder({ code, content }: Site, today: Day) {
	code.refresh()
	const edition = code.inForce(today)
	return { edition, reminder: leavingReminder(edition, content.council.leavingClause) }
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const { site } = args.context
	const { personId, leavesOn } = viewer
	const { edition: shown } = readFormValues(await sentForm(args.request))
	const refusal = acknowledgeLeaving(site.db, { personId, leavesOn, ...findReminder(site, viewer.today), shown, note: null }, viewer)
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
