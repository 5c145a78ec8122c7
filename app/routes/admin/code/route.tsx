import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { createDraft, findOpenDraft } from '#app/features/code/draft/drafts.server.ts'
import { listDrafts } from '#app/features/code/draft/list-drafts.server.ts'
import { listEditions } from '#app/features/code/edition/list-editions.ts'
import { parseCode } from '#app/features/code/reading/parse-code.ts'
import { notesOfProposal } from '#app/features/code/edition/proposed-notes.ts'
import { readCodeFile } from '#app/features/code/reading/read-code-file.server.ts'
import { readNewEdition } from '#app/features/code/draft/read-draft-forms.ts'
import { toListedView } from './view-model.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { type FieldError, type FormValues, readFormValues, sentForm } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { EditionCard } from './edition-card.tsx'
import { FileUpload } from '#app/ui/govuk/file-upload.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { Input } from '#app/ui/govuk/input.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { NotificationBanner } from '#app/ui/govuk/notification-banner.tsx'
import { Textarea } from '#app/ui/govuk/textarea.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'Editions of the Code' }

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'manage-code')
	const { db, code, content } = args.context.site
	code.refresh()
	const proposals = [...content.proposals.values()]
	const listed = listEditions({ proposals, drafts: listDrafts(db), published: code.list() }, viewer.today)
	return {
		discarded: new URL(args.request.url).searchParams.has('discarded'),
		editions: listed.map(toListedView),
		open: findOpenDraft(db),
	}
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'manage-code')
	const { db, content } = args.context.site
	const form = await sentForm(args.request)
	const formValues = readFormValues(form)
	const refuse = (errors: FieldError[]) => data({ errors, formValues }, 400)
	const { values, errors } = readNewEdition(formValues, form.get('file'))
	if (!values) return refuse(errors)
	const { editionId, label, file } = values
	const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(file)
	const name = file instanceof File ? file.name : 'pasted.txt'
	const read = await readCodeFile(bytes, name)
	if ('error' in read) return refuse([{ field: file instanceof File ? 'file' : 'text', text: read.error }])
	const { source, mediaType } = read
	const begun = createDraft(
		db,
		{
			editionId,
			label,
			source,
			file: { name: name.slice(0, 200), mediaType, bytes },
			outline: parseCode(source),
			changeNotes: notesOfProposal(content.proposals.get(editionId)),
		},
		viewer,
	)
	if ('refusal' in begun) return refuse([{ field: 'edition', text: begun.refusal }])
	return redirect(`/admin/code/${editionId}`)
}

export default function Editions() {
	const { discarded, editions, open } = useLoaderData<typeof loader>()
	const refused = useActionData<typeof action>()
	const { errors = [], formValues = {} } = refused ?? {}
	return (
		<>
			<FormErrors errors={errors} />
			{discarded && <NotificationBanner type="success">The draft is discarded. Its document stays in the record.</NotificationBanner>}
			<h1 className="govuk-heading-xl">Editions of the Code</h1>
			<p className="govuk-body-l">
				A document that the council adopts becomes a draft, is reviewed and approved, and is put in force from a day. Once approved it never
				changes.
			</p>
			{editions.map((edition) => (
				<EditionCard key={`${edition.id} ${edition.state} ${edition.label}`} {...edition} />
			))}
			<p className="govuk-body">
				<a className="govuk-link" href="/admin/code/settings/approval">
					Who may record that a text was approved
				</a>
			</p>
			<h2 className="govuk-heading-l" id="load">
				Load a document
			</h2>
			{open ? (
				<InsetText>
					There is one draft at a time. Approve or discard{' '}
					<a className="govuk-link" href={`/admin/code/${open.editionId}`}>
						{open.editionId}: {open.label}
					</a>{' '}
					first.
				</InsetText>
			) : (
				<LoadForm errors={errors} formValues={formValues} />
			)}
		</>
	)
}

function LoadForm({ errors, formValues }: { errors: readonly FieldError[]; formValues: FormValues }) {
	const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
	return (
		<form method="post" action="/admin/code?index" encType="multipart/form-data" noValidate>
			<Input
				name="edition"
				label="Id of the edition"
				labelClass="govuk-label--s"
				hint="It stands in its address and in every answer, such as 2026. Use the id of an edition that is there for the council’s own wording of it."
				width={10}
				defaultValue={formValues.edition}
				error={errorOf('edition')}
			/>
			<Input
				name="label"
				label="What people call it (optional)"
				labelClass="govuk-label--s"
				hint="Such as April 2026"
				width={20}
				defaultValue={formValues.label}
				error={errorOf('label')}
			/>
			<FileUpload
				name="file"
				label="The document"
				labelClass="govuk-label--s"
				hint="Word (.docx), Markdown or plain text, up to 5 MB"
				accept=".docx,.md,.txt"
				error={errorOf('file')}
			/>
			<Textarea
				name="text"
				label="Or its text"
				labelClass="govuk-label--s"
				hint="Paste it with its numbers and headings"
				rows={6}
				defaultValue={formValues.text}
				error={errorOf('text')}
			/>
			<Button>Load it</Button>
		</form>
	)
}
