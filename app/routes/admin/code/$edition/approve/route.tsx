import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { approveDraft, isOwnText, reviewDraft } from '#app/features/code/draft/approve-draft.server.ts'
import { counted, entriesOf, whatIsMissing } from '#app/features/code/draft/code-draft.ts'
import { readApproval } from '#app/features/code/draft/read-draft-forms.ts'
import { requireOpenDraft } from '#app/routes/admin/code/require-draft.server.ts'
import { readVersionToken, writeVersionToken } from '#app/features/code/draft/draft-version-token.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { type FieldError, type FormValues, readFormValues, sentForm } from '#app/platform/form.ts'
import { minutes, readSentDocument } from '#app/platform/read-document.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { DayField } from '#app/ui/day-field.tsx'
import { FileUpload } from '#app/ui/govuk/file-upload.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { Input } from '#app/ui/govuk/input.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { WarningText } from '#app/ui/govuk/warning-text.tsx'
import type { PageHandle, PageLink } from '#app/root.tsx'

export const handle: PageHandle<{ back: PageLink }> = { title: 'Review and approve', backLink: ({ back }) => back }

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'manage-code')
	const { db } = args.context.site
	const draft = requireOpenDraft(db, args.params.edition)
	const { editionId, label, state, outline, statements } = draft
	const entries = entriesOf(outline)
	const clauses = entries.filter(({ kind }) => kind === 'clause')
	return {
		back: { href: `/admin/code/${editionId}`, text: `${editionId}: ${label}` },
		path: `/admin/code/${editionId}`,
		isReviewed: state === 'reviewed',
		isOwnText: isOwnText(db, draft, viewer),
		seen: writeVersionToken(draft),
		missing: whatIsMissing(draft),
		holds: [
			counted(clauses.filter(({ number }) => number !== null).length, 'numbered paragraph'),
			counted(clauses.filter(({ number }) => number === null).length, 'block') + ' without a number',
			counted(entries.length - clauses.length, 'question'),
			counted(statements.length, 'statement') + ' to agree to',
		],
	}
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'manage-code')
	const { db } = args.context.site
	const { editionId } = requireOpenDraft(db, args.params.edition)
	const form = await sentForm(args.request)
	const formValues = readFormValues(form)
	const refuse = (errors: FieldError[]) => data({ errors, formValues }, 400)
	const seen = readVersionToken(formValues.seen)
	if (formValues.intent === 'review') {
		const refusal = reviewDraft(db, seen, viewer)
		return refusal ? refuse([{ field: 'main-content', text: refusal }]) : redirect(`/admin/code/${editionId}/approve`)
	}
	const { values, errors } = readApproval(formValues, viewer.today)
	const file = await readSentDocument(form.get('minute'), 'Choose the minute, or the decision notice, that shows the approval', minutes)
	if (!values || 'error' in file) return refuse([...errors, ...('error' in file ? [{ field: 'minute', text: file.error }] : [])])
	const done = approveDraft(db, seen, { ...values, minute: file.document }, viewer)
	return 'refusal' in done ? refuse([{ field: 'main-content', text: done.refusal }]) : redirect(`/admin/code/${editionId}`)
}

export default function Approve() {
	const { path, isReviewed, isOwnText: isOwn, seen, missing, holds } = useLoaderData<typeof loader>()
	const { errors = [], formValues = {} } = useActionData<typeof action>() ?? {}
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<FormErrors errors={errors} days={['approvedOn']} />
				<h1 className="govuk-heading-xl">{isReviewed ? 'Record the approval' : 'Review the draft'}</h1>
				<p className="govuk-body">
					It has {holds.join(', ')}.{' '}
					<a className="govuk-link" href={`${path}/read`}>
						Read it as people will see it
					</a>
					.
				</p>
				{isReviewed && isOwn ? (
					<InsetText>
						You loaded this text, so another Monitoring Officer has to record its approval.{' '}
						<a className="govuk-link" href="/admin/code/settings/approval">
							Who may approve
						</a>
					</InsetText>
				) : isReviewed ? (
					<ApprovalForm path={path} seen={seen} errors={errors} formValues={formValues} />
				) : missing.length > 0 ? (
					<InsetText>
						<p className="govuk-body">Before it can be reviewed:</p>
						<ul className="govuk-list govuk-list--bullet">
							{missing.map(({ step, text }) => (
								<li key={text}>
									<a className="govuk-link" href={`${path}/${step}`}>
										{text}
									</a>
								</li>
							))}
						</ul>
					</InsetText>
				) : (
					<form method="post" action={`${path}/approve`}>
						<input type="hidden" name="seen" value={seen} />
						<p className="govuk-body">
							Compare it with the document that is to be adopted. If you change anything afterwards, it has to be reviewed again.
						</p>
						<Button name="intent" value="review">
							I have reviewed it
						</Button>
					</form>
				)}
			</div>
		</div>
	)
}

function ApprovalForm({
	path,
	seen,
	errors,
	formValues,
}: {
	path: string
	seen: string
	errors: readonly FieldError[]
	formValues: FormValues
}) {
	const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
	return (
		<form method="post" action={`${path}/approve`} encType="multipart/form-data" noValidate>
			<input type="hidden" name="seen" value={seen} />
			<Input
				name="approver"
				label="Who approved it"
				labelClass="govuk-label--s"
				hint="The council or a committee, not a person. Such as Full Council."
				defaultValue={formValues.approver}
				error={errorOf('approver')}
			/>
			<DayField
				name="approvedOn"
				legend="The day of the meeting"
				hint="Such as 27 3 2026"
				formValues={formValues}
				error={errorOf('approvedOn')}
			/>
			<FileUpload
				name="minute"
				label="The minute"
				labelClass="govuk-label--s"
				hint="Of that meeting, or the decision notice, as a PDF, a Word document (.docx) or a picture, up to 5 MB. It is kept as it is, with its fingerprint."
				accept=".pdf,.docx,.png,.jpg,.jpeg"
				error={errorOf('minute')}
			/>
			<WarningText>Its words are frozen then: nobody can change them, and no draft of them is left.</WarningText>
			<div className="govuk-button-group">
				<Button name="intent" value="approve">
					Record the approval
				</Button>
				<a className="govuk-link" href={path}>
					Not yet
				</a>
			</div>
		</form>
	)
}
