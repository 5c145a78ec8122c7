import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { discardDraft } from '#app/features/code/draft/approve-draft.server.ts'
import { isOpen, type CodeDraft } from '#app/features/code/draft/code-draft.ts'
import { readDiscard } from '#app/features/code/draft/read-draft-forms.ts'
import { findApprovedText } from '#app/features/code/publication/publications.server.ts'
import { approvalRows, toWhoApproved } from '#app/routes/admin/code/$edition/approval-rows.tsx'
import { requireDraft, requireOpenDraft } from '#app/routes/admin/code/require-draft.server.ts'
import { readVersionToken, writeVersionToken } from '#app/features/code/draft/draft-version-token.ts'
import { toTasksView } from './view-model.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { inWords } from '#app/platform/calendar.ts'
import { readFormValues, sentForm } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { Details } from '#app/ui/govuk/details.tsx'
import { EditionTag } from '#app/routes/admin/code/edition-card.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import { Tag } from '#app/ui/govuk/tag.tsx'
import { TaskList } from '#app/ui/govuk/task-list.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'
import type { Database } from '#db/open.server.ts'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ label }) => label,
	backLink: { href: '/admin/code', text: 'Editions' },
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'manage-code')
	const { db, code } = args.context.site
	const draft = requireDraft(db, args.params.edition)
	code.refresh()
	const { editionId, label, title, state } = draft
	return {
		path: `/admin/code/${editionId}`,
		editionId,
		label,
		title,
		state,
		seen: writeVersionToken(draft),
		tasks: isOpen(draft) ? toTasksView(draft) : null,
		approval: toApprovalView(draft),
		who: toWhoFor(db, draft),
		published: code
			.list()
			.filter(({ fingerprint }) => fingerprint === draft.sha256)
			.map(({ effectiveFrom }) => `${effectiveFrom > viewer.today ? 'It will be in force' : 'In force'} from ${inWords(effectiveFrom)}`),
	}
}

/** Of the text that was approved last: an open draft of it has neither. */
function toWhoFor(db: Database, { editionId, state }: CodeDraft) {
	const text = state === 'approved' ? findApprovedText(db, editionId) : null
	return text && toWhoApproved(text)
}

function toApprovalView({ sha256, approver, approvedOn, material, reason }: CodeDraft) {
	if (sha256 === null || approver === null || approvedOn === null) return null
	const kind = material === null ? 'Said when it is put in force' : `${material ? 'Material' : 'Minor'}: ${reason ?? ''}`
	return { sha256, version: sha256.slice(0, 12), by: `${approver}, on ${inWords(approvedOn)}`, kind }
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'manage-code')
	const { db } = args.context.site
	requireOpenDraft(db, args.params.edition)
	const formValues = readFormValues(await sentForm(args.request))
	const { values, errors } = readDiscard(formValues)
	if (!values) return data({ errors, reason: formValues.reason }, 400)
	const refusal = discardDraft(db, readVersionToken(formValues.seen), values, viewer)
	if (refusal) return data({ errors: [{ field: 'reason', text: refusal }], reason: formValues.reason }, 400)
	return redirect('/admin/code?discarded=1')
}

export default function Edition() {
	const { path, editionId, label, title, state, seen, tasks, approval, who, published } = useLoaderData<typeof loader>()
	const refused = useActionData<typeof action>()
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<FormErrors errors={refused?.errors ?? []} />
				<span className="govuk-caption-xl">
					{editionId}: {label}
				</span>
				<h1 className="govuk-heading-xl">{title}</h1>
				<p className="govuk-body">
					<EditionTag state={state} />
				</p>
				{tasks && (
					<>
						<TaskList
							aria-label="Steps"
							items={tasks.map(({ status, colour, ...task }) => ({
								...task,
								status: colour ? <Tag colour={colour}>{status}</Tag> : status,
							}))}
						/>
						<p className="govuk-body">
							<a className="govuk-link" href={`${path}/read`}>
								Read the draft as people will see it
							</a>
						</p>
						<Details summary="Discard this draft" open={refused !== undefined}>
							<form method="post" action={path} noValidate>
								<input type="hidden" name="seen" value={seen} />
								<Textarea
									name="reason"
									label="Why"
									hint="Kept in the record. Do not name people. No more than 300 characters."
									rows={3}
									defaultValue={refused?.reason}
									error={refused?.errors[0]?.text}
								/>
								<Button variant="warning">Discard the draft</Button>
							</form>
						</Details>
					</>
				)}
				{approval && (
					<>
						<p className="govuk-body-l">This text is approved. It never changes again; a correction is a new draft.</p>
						<SummaryList
							rows={[
								{ key: 'Approved by', value: approval.by },
								...approvalRows(who),
								{ key: 'Change', value: approval.kind },
								{ key: 'Fingerprint (SHA-256)', value: <span className="pb-hash">{approval.sha256}</span> },
								{ key: 'In force', value: published.join('. ') || 'Not yet' },
							]}
						/>
						<div className="govuk-button-group">
							<Button href={`${path}/publish`}>{published.length > 0 ? 'See its day' : 'Put it in force'}</Button>
							<a className="govuk-link" href={`/code/${editionId}?version=${approval.version}`}>
								Read it
							</a>
						</div>
					</>
				)}
			</div>
		</div>
	)
}
