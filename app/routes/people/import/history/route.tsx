import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addHistoryUpload, findLiveHistory, listHistoryImports } from '#app/features/history/history-uploads.server.ts'
import { passMarksOf } from '#app/features/history/pass-marks.ts'
import { readSentHistory } from '#app/features/history/read-history-form.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { dayOf, inWords } from '#app/platform/calendar.ts'
import { sentForm } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { FileUpload } from '#app/ui/govuk/file-upload.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'Past learning and absences', backLink: { href: '/people/import', text: 'Import people' } }

export async function loader(args: LoaderFunctionArgs) {
	await requirePermission(args, 'import-people')
	const { db } = args.context.site
	const before = listHistoryImports(db).map(({ id, fileName, finishedAt, withdrawnAt }) => ({
		id,
		fileName,
		on: finishedAt === null ? '' : inWords(dayOf(finishedAt)),
		withdrawn: withdrawnAt === null ? null : inWords(dayOf(withdrawnAt)),
	}))
	return { live: findLiveHistory(db), before }
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'import-people')
	const { db, content, historyImporter, requirements } = args.context.site
	const sent = readSentHistory(await sentForm(args.request))
	if ('error' in sent) return data(sent, 400)
	const id = addHistoryUpload(db, { fileName: sent.fileName, file: new Uint8Array(await sent.file.arrayBuffer()) }, viewer)
	if (id === null) return redirect('/people/import/history')
	const rules = { requirements, passMarks: passMarksOf(content.modules) }
	historyImporter.start({ id, task: 'check', rules, now: viewer.now, actor: viewer.actor })
	return redirect(`/people/import/history/${id}`)
}

export default function ImportHistory() {
	const { live, before } = useLoaderData<typeof loader>()
	const error = useActionData<typeof action>()?.error
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				{error && <ErrorSummary errors={[{ text: error, href: '#file' }]} />}
				<h1 className="govuk-heading-xl">Past learning and absences</h1>
				{live === null ? <UploadForm error={error} /> : <UnderWay id={live} />}
				{before.length > 0 && (
					<>
						<h2 className="govuk-heading-m">Brought so far</h2>
						<ul className="govuk-list">
							{before.map(({ id, fileName, on, withdrawn }) => (
								<li key={id}>
									<a className="govuk-link" href={`/people/import/history/${id}`}>
										{fileName}
									</a>
									, {on}
									{withdrawn && `; withdrawn on ${withdrawn}`}
								</li>
							))}
						</ul>
					</>
				)}
			</div>
		</div>
	)
}

function UnderWay({ id }: { id: number }) {
	return (
		<InsetText>
			<p className="govuk-body">A file is on its way. There can be one at a time: finish or cancel it first.</p>
			<p className="govuk-body">
				<a className="govuk-link" href={`/people/import/history/${id}`}>
					Go on with that file
				</a>
			</p>
		</InsetText>
	)
}

function UploadForm({ error }: { error: string | undefined }) {
	return (
		<>
			<p className="govuk-body-l">
				What people completed, and when they were on long leave, from a file of the system that you used before. You see what comes along
				before anything does.
			</p>
			<ul className="govuk-list govuk-list--bullet">
				<li>For learning: employee number, course, day of completion; score, status and source if there are any.</li>
				<li>For absences: employee number, kind, first day, last day.</li>
				<li>What has run out, and agreement to a Code of the past, is kept as history only. No certificates are issued.</li>
			</ul>
			<form method="post" action="/people/import/history" encType="multipart/form-data">
				<FileUpload
					name="file"
					label="File of the last system"
					labelClass="govuk-label--m"
					hint="CSV or Excel workbook (.xlsx), up to 50 MB and 200,000 rows. Learning and absences in files of their own"
					accept=".csv,.txt,.tsv,.xlsx"
					error={error}
				/>
				<Button>Check the file</Button>
			</form>
		</>
	)
}
