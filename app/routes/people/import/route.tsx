import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readSentFile } from '#app/features/people/import/read-upload-form.ts'
import { addUpload, findLiveUpload, listImports } from '#app/features/people/import/uploads.server.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { dayOf, inWords } from '#app/platform/calendar.ts'
import { sentForm } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { FileUpload } from '#app/ui/govuk/file-upload.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { Radios } from '#app/ui/govuk/radios.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'Import people', backLink: { href: '/people', text: 'People' } }

export async function loader(args: LoaderFunctionArgs) {
	await requirePermission(args, 'import-people')
	const { db } = args.context.site
	const before = listImports(db).map(({ id, fileName, finishedAt }) => ({
		id,
		fileName,
		on: finishedAt === null ? '' : inWords(dayOf(finishedAt)),
	}))
	return { live: findLiveUpload(db), before }
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'import-people')
	const { db, importer, requirements } = args.context.site
	const sent = readSentFile(await sentForm(args.request))
	if ('missing' in sent) return data({ errors: sent.missing, kind: sent.kind }, 400)
	const { file, fileName, kind } = sent
	const id = addUpload(db, { fileName, file: new Uint8Array(await file.arrayBuffer()), kind }, viewer)
	if (id === null) return redirect('/people/import')
	importer.start({ id, task: 'check', rules: requirements, now: viewer.now, actor: viewer.actor })
	return redirect(`/people/import/${id}`)
}

const kinds = [
	{ value: 'delta', text: 'Some people', hint: 'Whoever is not in the file stays as they are.' },
	{
		value: 'full',
		text: 'Everybody who works for the council',
		hint: 'Whoever works here and is not in the file leaves; their last day is yesterday.',
	},
]

export default function ImportPeople() {
	const { live, before } = useLoaderData<typeof loader>()
	const failed = useActionData<typeof action>()
	const errors = failed?.errors
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				{errors && (
					<ErrorSummary
						errors={[...(errors.file ? [{ text: noFile, href: '#file' }] : []), ...(errors.kind ? [{ text: noKind, href: '#kind' }] : [])]}
					/>
				)}
				<h1 className="govuk-heading-xl">Import people</h1>
				{live === null ? <UploadForm errors={errors} kind={failed?.kind} /> : <UnderWay id={live} />}
				{before.length > 0 && (
					<>
						<h2 className="govuk-heading-m">Imported so far</h2>
						<ul className="govuk-list">
							{before.map(({ id, fileName, on }) => (
								<li key={id}>
									<a className="govuk-link" href={`/people/import/${id}`}>
										{fileName}
									</a>
									, {on}
								</li>
							))}
						</ul>
					</>
				)}
			</div>
		</div>
	)
}

const noFile = 'Choose a file that is not empty'
const noKind = 'Say who is in the file'

function UnderWay({ id }: { id: number }) {
	return (
		<InsetText>
			<p className="govuk-body">An import is under way. There can be one at a time: finish or cancel it first.</p>
			<p className="govuk-body">
				<a className="govuk-link" href={`/people/import/${id}`}>
					Go on with that import
				</a>
			</p>
		</InsetText>
	)
}

function UploadForm({ errors, kind }: { errors: { file: boolean; kind: boolean } | undefined; kind: string | null | undefined }) {
	return (
		<>
			<p className="govuk-body-l">
				Joiners, movers and leavers, from a file of the HR system. You see what will change before anything does.
			</p>
			<form method="post" action="/people/import" encType="multipart/form-data">
				<FileUpload
					name="file"
					label="People file"
					labelClass="govuk-label--m"
					hint="CSV or Excel workbook (.xlsx), up to 50 MB and 200,000 people"
					accept=".csv,.txt,.tsv,.xlsx"
					error={errors?.file && noFile}
				/>
				<Radios
					name="kind"
					legend="Who is in the file?"
					legendClass="govuk-fieldset__legend--m"
					items={kinds}
					defaultValue={kind}
					error={errors?.kind && noKind}
				/>
				<Button>Check the file</Button>
			</form>
			<h2 className="govuk-heading-m">From the system that you used before</h2>
			<p className="govuk-body">
				Once people are here,{' '}
				<a className="govuk-link" href="/people/import/history">
					bring past learning and absences
				</a>
				.
			</p>
		</>
	)
}
