import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { advanceUpload } from '#app/features/people/import/advance-upload.server.ts'
import { readImportAnswer } from '#app/features/people/import/answer-import-question.ts'
import { readLeaversConfirmed } from '#app/features/people/import/guard-leavers.ts'
import type { UploadState } from '#app/features/people/import/people-upload.machine.ts'
import { questionAsked, readUploadStep } from '#app/features/people/import/read-upload-form.ts'
import { sentBefore, toAnswersView, toResultView, toQuestionView } from './view-model.ts'
import { findUpload } from '#app/features/people/import/uploads.server.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import { type FieldError, type FormValues, readFormValues, sentForm } from '#app/platform/form.ts'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { ImportAnswers } from './import-answers.tsx'
import { ImportDone } from './import-done.tsx'
import { ImportErrors } from './import-errors.tsx'
import { ImportPreview } from './import-preview.tsx'
import { ImportProgress } from './import-progress.tsx'
import { ImportQuestion } from './import-question.tsx'
import { NotificationBanner } from '#app/ui/govuk/notification-banner.tsx'
import type { PageHandle } from '#app/root.tsx'

type Found = { state: UploadState; question: unknown }
/** Without a script a page can only ask again. */
export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: (found) => titleOf(found),
	refresh: ({ isBusy }) => (isBusy ? 2 : null),
	backLink: { href: '/people/import', text: 'Import people' },
}

const titles: Record<UploadState, string> = {
	checking: 'Checking the file',
	asking: 'A question about the file',
	refused: 'The file cannot be imported',
	ready: 'Check what will change',
	applying: 'Importing people',
	applied: 'People imported',
	cancelled: 'Import cancelled',
}

const titleOf = ({ state, question }: Found) => titles[question ? 'asking' : state]

const requireUpload = (args: LoaderFunctionArgs | ActionFunctionArgs) => {
	const upload = findUpload(args.context.site.db, { id: Number(args.params.id) })
	if (!upload) throw notFound()
	return upload
}

export async function loader(args: LoaderFunctionArgs) {
	await requirePermission(args, 'import-people')
	const upload = requireUpload(args)
	const { id, fileName, kind, state, problem, layout, result } = upload
	const { question, isChange } = questionAsked(upload, changeIn(args.request))
	const here = `/people/import/${id}`
	return {
		id,
		fileName,
		kind,
		state,
		problem,
		isBusy: state === 'checking' || state === 'applying',
		progress: args.context.site.importer.progressOf(id),
		found: result && toResultView(id, result),
		question: question && result && toQuestionView(question, result.header),
		/** The faults of the rows that may be left out are shown with that question, and the choice is made anew for each file. */
		isUnreadable: question?.about === 'unreadable',
		chosen: question ? sentBefore(question, layout) : {},
		keep: isChange ? here : null,
		answers: toAnswersView(result?.answers ?? [], layout).map(({ change, ...answer }) => ({
			...answer,
			change: change && { what: change.what, href: `${here}?change=${change.about}` },
		})),
	}
}

const changeIn = ({ url }: Request) => new URL(url).searchParams.get('change')

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'import-people')
	const { db, importer, requirements } = args.context.site
	const upload = requireUpload(args)
	const { id, layout, result } = upload
	const formValues = readFormValues(await sentForm(args.request))
	const step = readUploadStep(formValues)
	if (!step) throw new Response(null, { status: 400 })
	const order = { id, rules: requirements, now: viewer.now, actor: viewer.actor }
	const here = redirect(`/people/import/${id}`)

	if (step.intent === 'cancel') {
		await importer.stopTask(id)
		advanceUpload(db, { id, event: { type: 'CANCEL' } }, viewer)
		return here
	}
	if (step.intent === 'answer') {
		const { question } = questionAsked(upload, changeIn(args.request))
		if (!question) return here
		const answer = readImportAnswer(question, layout, formValues)
		if ('errors' in answer) return data({ errors: answer.errors, formValues }, 400)
		if (advanceUpload(db, { id, event: { type: 'ANSWER' }, layout: answer.layout }, viewer)) importer.start({ ...order, task: 'check' })
		return here
	}
	const confirmed = readLeaversConfirmed(result?.toConfirm ?? null, step.leavers)
	if ('errors' in confirmed) return data({ errors: confirmed.errors, formValues }, 400)
	const { leavers } = confirmed
	if (advanceUpload(db, { id, event: { type: 'CONFIRM', leavers } }, viewer))
		importer.start({ ...order, task: 'apply', confirmLeavers: leavers })
	return here
}

export default function ImportStep() {
	const page = useLoaderData<typeof loader>()
	const failed = useActionData<typeof action>()
	const errors = failed?.errors ?? []
	return (
		<>
			{errors.length > 0 && <ErrorSummary errors={errors.map(({ field, text }) => ({ text, href: `#${field}` }))} />}
			{page.problem !== null && <NotificationBanner>{page.problem}</NotificationBanner>}
			<span className="govuk-caption-l">{page.fileName}</span>
			<h1 className="govuk-heading-l">{titleOf(page)}</h1>
			<Step page={page} errors={errors} formValues={failed?.formValues} />
		</>
	)
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>
type StepProps = { page: Page; errors: readonly FieldError[]; formValues: FormValues | undefined }

/** What there is to see and to do in the state that the upload is in. A question that is to be answered again stands in place of the rest. */
function Step({ page, errors, formValues }: StepProps) {
	const { id, state, kind, progress, found, question, chosen, keep, answers, isUnreadable } = page
	if (question) {
		return (
			<>
				<ImportQuestion question={question} errors={errors} formValues={formValues ?? chosen} isRemembered={!isUnreadable} keep={keep} />
				{isUnreadable && found && <ImportErrors {...faultsOf(id, found)} />}
				{state === 'asking' && !keep && <ImportAnswers answers={answers} />}
			</>
		)
	}
	switch (state) {
		case 'checking':
		case 'applying':
			return <ImportProgress share={progress} applying={state === 'applying'} />
		case 'asking':
			return <ImportAnswers answers={answers} />
		case 'ready':
			if (!found) return null
			return <ImportPreview {...found} full={kind === 'full'} answers={answers} error={errors[0]?.text} typed={formValues?.leavers} />
		case 'applied':
			return found && <ImportDone {...found} />
		case 'refused':
			return (
				<>
					{found && <ImportErrors {...faultsOf(id, found)} />}
					<AnotherFile />
				</>
			)
		case 'cancelled':
			return (
				<>
					<p className="govuk-body">Nothing was imported, and the file was deleted.</p>
					<AnotherFile />
				</>
			)
	}
}

const faultsOf = (id: number, { errors, totalErrors }: NonNullable<Page['found']>) => ({
	errors,
	total: totalErrors,
	csv: `/people/import/${id}/faults.csv`,
})

function AnotherFile() {
	return (
		<p className="govuk-body">
			<a className="govuk-link" href="/people/import">
				Upload another file
			</a>
		</p>
	)
}
