import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { acknowledgeLeaving, findAcknowledgement } from '#app/features/attestation/leaving/acknowledge-leaving.server.ts'
import { isLeaving, leavingReminder, toReminderView, understanding } from '#app/features/attestation/leaving/leaving.ts'
import { readLeavingForm } from '#app/features/attestation/leaving/read-leaving-form.ts'
import { requireDecided } from '#app/routes/people/$employeeNumber/require-decided.server.ts'
import { findPersonHistory } from '#app/features/people/record/find-person-history.server.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import { inWords } from '#app/platform/calendar.ts'
import { sentForm } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { LeavingReminder } from '#app/ui/leaving-reminder.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ name }) => `Leaving - ${name}`,
	backLink: ({ record }) => record,
}

/** Somebody else who leaves and was not reminded yet, for those who may answer for them about the Code. */
async function requireRecord(args: LoaderFunctionArgs | ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const { site } = args.context
	const person = requireDecided(site, { employeeNumber: args.params.employeeNumber, viewer })
	if (!person.mayAttest) throw new Response(null, { status: 403 })
	site.code.refresh()
	const edition = site.code.inForce(viewer.today)
	const reminder = leavingReminder(edition, site.content.council.leavingClause)
	const leavesOn = findPersonHistory(site.db, { personId: person.id }).placements[0]?.validTo ?? null
	if (!isLeaving(leavesOn, viewer.today) || !reminder) throw notFound()
	return { viewer, site, person, edition, reminder, leavesOn, record: `/people/${encodeURIComponent(person.employeeNumber)}` }
}

export async function loader(args: LoaderFunctionArgs) {
	const { site, person, edition, reminder, leavesOn, record } = await requireRecord(args)
	if (findAcknowledgement(site.db, { personId: person.id, leavesOn })) throw redirect(record)
	return {
		name: person.name,
		record: { href: record, text: person.name },
		lastDay: inWords(leavesOn),
		...toReminderView(edition, reminder),
		fingerprint: edition.fingerprint,
	}
}

export async function action(args: ActionFunctionArgs) {
	const { viewer, site, person, edition, reminder, leavesOn, record } = await requireRecord(args)
	const read = readLeavingForm(await sentForm(args.request))
	if ('errors' in read) return data(read, 400)
	const refusal = acknowledgeLeaving(site.db, { personId: person.id, leavesOn, edition, reminder, ...read }, viewer)
	if (!refusal) return redirect(record)
	const text = 'The Code changed while this page was open. Nothing was recorded. Read to them what it says now'
	return data({ note: read.note, errors: [{ field: 'main-content', text }] }, 400)
}

export default function RecordLeaving() {
	const { name, lastDay, fingerprint, ...reminder } = useLoaderData<typeof loader>()
	const refused = useActionData<typeof action>()
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<FormErrors errors={refused?.errors ?? []} />
				<span className="govuk-caption-xl">{name}</span>
				<h1 className="govuk-heading-xl">Leaving: remind them, and record it</h1>
				<p className="govuk-body-l">Their last day is {lastDay}. Read this to them, or give it to them to read.</p>
				<LeavingReminder {...reminder} />
				<form method="post" noValidate>
					<input type="hidden" name="edition" value={fingerprint} />
					<p className="govuk-body">What they say is recorded in these words:</p>
					<InsetText>{understanding}</InsetText>
					<Textarea
						name="note"
						label="Where and how were they told?"
						labelClass="govuk-label--s"
						hint="For example: at the depot, on their last shift. No more than 500 characters."
						rows={3}
						required
						defaultValue={refused?.note}
						error={refused?.errors.find(({ field }) => field === 'note')?.text}
					/>
					<Button>Record that they understand</Button>
				</form>
			</div>
		</div>
	)
}
