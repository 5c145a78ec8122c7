import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { readAnswer } from '#app/features/people/import/answer-import-question.ts'
import { sentBefore, toAnswersView, toResultView, toQuestionView } from './view-model.ts'
import { answerQuestion, findUpload, stepUpload, type Upload } from '#app/features/people/import/uploads.server.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { ImportAnswers } from './import-answers.tsx'
import { ImportDone } from './import-done.tsx'
import { ImportErrors } from './import-errors.tsx'
import { ImportPreview } from './import-preview.tsx'
import { ImportProgress } from './import-progress.tsx'
import { ImportQuestion } from './import-question.tsx'
import { NotificationBanner } from '#app/ui/govuk/notification-banner.tsx'
import type { PageHandle } from '#app/root.tsx'

type Found = { state: string; question: unknown }
/** Without a script a page can only ask again. */
export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
	{ title: `${found ? titleOf(found) : 'Import people'} - Probity` },
	...(found?.isBusy ? [{ httpEquiv: 'refresh', content: '2' }] : []),
]
export const handle: PageHandle = { backLink: { href: '/people/import', text: 'Import people' } }

const titles: Record<string, string> = {
	checking: 'Checking the file',
	asking: 'A question about the file',
	refused: 'The file cannot be imported',
	ready: 'Check what will change',
	applying: 'Importing people',
	applied: 'People imported',
	cancelled: 'Import cancelled',
}

const titleOf = ({ state, question }: Found) => titles[question ? 'asking' : state] ?? 'Import people'

const requireUpload = (args: LoaderFunctionArgs | ActionFunctionArgs) => {
	const upload = findUpload(args.context.site.db, { id: Number(args.params.id) })
	if (!upload) throw notFound()
	return upload
}

export async function loader(args: LoaderFunctionArgs) {
	await requirePermission(args, 'import-people')
	const upload = requireUpload(args)
	const { id, fileName, kind, state, problem, layout, result } = upload
	const { question, isChange } = askedIn(upload, args.request)
	const here = `/people/import/${id}`
	return {
		id,
		fileName,
		kind,
		state,
		problem,
		isBusy: state === 'checking' || state === 'applying',
		progress: args.context.site.importer.progressOf(id),
		found: result && toResultView(result),
		question: question && result && toQuestionView(question, result.header),
		chosen: question ? sentBefore(question, layout) : {},
		keep: isChange ? here : null,
		answers: toAnswersView(result?.answers ?? [], layout).map(({ change, ...answer }) => ({
			...answer,
			change: change && { what: change.what, href: `${here}?change=${change.about}` },
		})),
	}
}

/** The question that is open; or the one that `?change=` names, of those which were answered. */
function askedIn({ state, result }: Upload, { url }: Request) {
	const about = new URL(url).searchParams.get('change')
	const isOpen = state === 'asking' || state === 'ready'
	const changed = isOpen ? result?.answers.find((answer) => answer.about === about) : undefined
	return { question: changed ?? (state === 'asking' ? (result?.question ?? null) : null), isChange: changed !== undefined }
}

const form = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('cancel') }),
	z.object({ intent: z.literal('answer') }),
	z.object({ intent: z.literal('apply'), leavers: z.string().trim().optional() }),
])

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'import-people')
	const { db, importer, requirements } = args.context.site
	const upload = requireUpload(args)
	const { id, layout, result } = upload
	const formValues = Object.fromEntries(await args.request.formData())
	const parsed = form.safeParse(formValues)
	if (!parsed.success) throw new Response(null, { status: 400 })
	const order = { id, rules: requirements, now: viewer.now, actor: viewer.actor }
	const here = redirect(`/people/import/${id}`)

	if (parsed.data.intent === 'cancel') {
		stepUpload(db, { id, from: ['asking', 'ready'], to: 'cancelled' }, viewer)
		return here
	}
	if (parsed.data.intent === 'answer') {
		const { question } = askedIn(upload, args.request)
		if (!question) return here
		const answer = readAnswer(question, layout, formValues)
		if ('errors' in answer) return data({ errors: answer.errors, formValues }, 400)
		if (answerQuestion(db, { id, layout: answer.layout }, viewer)) importer.start({ ...order, task: 'check' })
		return here
	}
	const asked = result?.toConfirm?.leaving ?? null
	if (asked !== null && parsed.data.leavers !== String(asked)) {
		const text = `Type ${asked}, the number of people who would leave, or cancel the import`
		return data({ errors: [{ field: 'leavers', text }], formValues }, 400)
	}
	if (stepUpload(db, { id, from: ['ready'], to: 'applying' }, viewer)) importer.start({ ...order, task: 'apply', confirmLeavers: asked })
	return here
}

export default function ImportStep() {
	const { id, fileName, kind, state, problem, progress, found, question, chosen, keep, answers } = useLoaderData<typeof loader>()
	const failed = useActionData<typeof action>()
	const errors = failed?.errors ?? []
	return (
		<>
			{errors.length > 0 && <ErrorSummary errors={errors.map(({ field, text }) => ({ text, href: `#${field}` }))} />}
			{problem !== null && <NotificationBanner>{problem}</NotificationBanner>}
			<span className="govuk-caption-l">{fileName}</span>
			<h1 className="govuk-heading-l">{titleOf({ state, question })}</h1>
			{(state === 'checking' || state === 'applying') && <ImportProgress share={progress} applying={state === 'applying'} />}
			{question && <ImportQuestion question={question} errors={errors} formValues={failed?.formValues ?? chosen} keep={keep} />}
			{state === 'asking' && !keep && <ImportAnswers answers={answers} />}
			{state === 'refused' && found && (
				<ImportErrors errors={found.errors} total={found.totalErrors} csv={`/people/import/${id}/faults.csv`} />
			)}
			{state === 'ready' && !question && found && (
				<ImportPreview {...found} full={kind === 'full'} answers={answers} error={errors[0]?.text} typed={failed?.formValues.leavers} />
			)}
			{state === 'applied' && found && <ImportDone {...found} />}
			{state === 'cancelled' && <p className="govuk-body">Nothing was imported, and the file was deleted.</p>}
			{(state === 'refused' || state === 'cancelled') && (
				<p className="govuk-body">
					<a className="govuk-link" href="/people/import">
						Upload another file
					</a>
				</p>
			)}
		</>
	)
}
