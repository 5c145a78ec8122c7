import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readHistoryAnswer } from '#app/features/history/answer-history-question.ts'
import { advanceHistory, findHistoryUpload } from '#app/features/history/history-uploads.server.ts'
import type { HistoryState } from '#app/features/history/history-upload.machine.ts'
import { passMarksOf } from '#app/features/history/pass-marks.ts'
import { readHistoryStep } from '#app/features/history/read-history-form.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import { dayOf, inWords } from '#app/platform/calendar.ts'
import { readFormValues, sentForm } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { NotificationBanner } from '#app/ui/govuk/notification-banner.tsx'
import { Panel } from '#app/ui/govuk/panel.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import type { PageHandle } from '#app/root.tsx'
import { HistoryFaults } from './history-faults.tsx'
import { HistoryFound } from './history-found.tsx'
import { HistoryQuestionForm } from './history-question.tsx'
import { questionAsked, sentBefore, toAnswersView, toFoundView, toQuestionView } from './view-model.ts'

/** Without a script a page can only ask again. */
export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: (page) => titleOf(page),
	refresh: ({ isBusy }) => (isBusy ? 2 : null),
	backLink: { href: '/people/import/history', text: 'Past learning and absences' },
}

const titles: Record<HistoryState, string> = {
	checking: 'Checking the file',
	asking: 'A question about the file',
	refused: 'The file cannot be read',
	ready: 'Check what comes along',
	applying: 'Bringing the file',
	applied: 'Past records brought',
	cancelled: 'Import cancelled',
	withdrawn: 'Import withdrawn',
}
const titleOf = ({ state, question }: { state: HistoryState; question: unknown }) => titles[question ? 'asking' : state]

const requireUpload = (args: LoaderFunctionArgs | ActionFunctionArgs) => {
	const upload = findHistoryUpload(args.context.site.db, { id: Number(args.params.id) })
	if (!upload) throw notFound()
	return upload
}
const changeIn = ({ url }: Request) => new URL(url).searchParams.get('change')

export async function loader(args: LoaderFunctionArgs) {
	await requirePermission(args, 'import-people')
	const { historyImporter, requirements } = args.context.site
	const upload = requireUpload(args)
	const { id, fileName, fileSha256, state, problem, layout, found, withdrawn } = upload
	const { question, isChange } = questionAsked(upload, changeIn(args.request))
	const here = `/people/import/history/${id}`
	return {
		...{ id, fileName, fileSha256, state, problem },
		isBusy: state === 'checking' || state === 'applying',
		progress: historyImporter.progressOf(id),
		found: found && toFoundView(found),
		question: question && found && toQuestionView(question, found, requirements),
		isAboutFaults: question?.about === 'faults',
		chosen: question && found ? sentBefore(question, found, layout) : {},
		keep: isChange ? here : null,
		withdrawn: withdrawn && { on: inWords(dayOf(withdrawn.at)), reason: withdrawn.reason },
		answers: (found ? toAnswersView(found, layout, requirements) : []).map(({ change, ...answer }) => ({
			...answer,
			change: change && state === 'ready' ? { what: change.what, href: `${here}?change=${change.about}` } : null,
		})),
	}
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'import-people')
	const { db, content, historyImporter, requirements } = args.context.site
	const upload = requireUpload(args)
	const { id, layout } = upload
	const formValues = readFormValues(await sentForm(args.request))
	const step = readHistoryStep(formValues)
	if (!step) throw new Response(null, { status: 400 })
	const rules = { requirements, passMarks: passMarksOf(content.modules) }
	const order = { id, rules, now: viewer.now, actor: viewer.actor }
	const here = redirect(`/people/import/history/${id}`)
	if (step === 'cancel') {
		await historyImporter.stopTask(id)
		advanceHistory(db, { id, event: { type: 'CANCEL' } }, viewer)
		return here
	}
	if (step === 'answer') {
		const { question } = questionAsked(upload, changeIn(args.request))
		if (!question) return here
		const answer = readHistoryAnswer(
			question,
			layout,
			formValues,
			requirements.map(({ slug }) => slug),
		)
		if ('errors' in answer) return data({ errors: answer.errors, formValues }, 400)
		if (advanceHistory(db, { id, event: { type: 'ANSWER' }, layout: answer.layout }, viewer))
			historyImporter.start({ ...order, task: 'check' })
		return here
	}
	if (advanceHistory(db, { id, event: { type: 'CONFIRM' } }, viewer)) historyImporter.start({ ...order, task: 'apply' })
	return here
}

export default function HistoryStep() {
	const page = useLoaderData<typeof loader>()
	const failed = useActionData<typeof action>()
	const errors = failed?.errors ?? []
	return (
		<>
			{errors.length > 0 && <ErrorSummary errors={errors.map(({ field, text }) => ({ text, href: `#${field}` }))} />}
			{page.problem !== null && <NotificationBanner>{page.problem}</NotificationBanner>}
			<span className="govuk-caption-l">{page.fileName}</span>
			<h1 className="govuk-heading-l">{titleOf(page)}</h1>
			{page.question ? (
				<>
					<HistoryQuestionForm question={page.question} errors={errors} formValues={failed?.formValues ?? page.chosen} keep={page.keep} />
					{page.isAboutFaults && page.found && <Faults id={page.id} found={page.found} />}
				</>
			) : (
				<Step page={page} />
			)}
		</>
	)
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

const Faults = ({ id, found }: { id: number; found: NonNullable<Page['found']> }) => (
	<HistoryFaults errors={found.errors} total={found.totalErrors} csv={`/people/import/history/${id}/faults.csv`} />
)

/** What there is to see and to do in the state that the file is in. */
function Step({ page }: { page: Page }) {
	const { id, state, progress, found, answers, withdrawn } = page
	switch (state) {
		case 'checking':
		case 'applying':
			return <Progress share={progress} applying={state === 'applying'} />
		case 'asking':
			return null
		case 'ready':
			return (
				found && (
					<>
						<p className="govuk-body-l">Nothing is brought yet.</p>
						<Confirm brought={found.brought} />
						<HistoryFound {...found} answers={answers} />
						<Faults id={id} found={found} />
					</>
				)
			)
		case 'applied':
			return (
				found && (
					<>
						<Panel title="The past came along" headingLevel={2}>
							{found.brought === 0 ? 'Nothing in the file was new' : 'What each person has to learn was planned anew'}
						</Panel>
						<HistoryFound {...found} answers={answers} />
						<Kept page={page} />
						{found.brought > 0 && (
							<p className="govuk-body">
								<a className="govuk-link" href={`/people/import/history/${id}/withdraw`}>
									Withdraw this import
								</a>
							</p>
						)}
					</>
				)
			)
		case 'withdrawn':
			return (
				<>
					<InsetText>
						Withdrawn on {withdrawn?.on}: {withdrawn?.reason}. What this file brought counts no more.
					</InsetText>
					{found && <HistoryFound {...found} due={null} answers={answers} />}
					<Kept page={page} />
				</>
			)
		case 'refused':
			return (
				<>
					{found && <Faults id={id} found={found} />}
					<AnotherFile />
				</>
			)
		case 'cancelled':
			return (
				<>
					<p className="govuk-body">Nothing was brought, and the file was deleted.</p>
					<AnotherFile />
				</>
			)
	}
}

function Kept({ page: { id, found, fileSha256 } }: { page: Page }) {
	return (
		<>
			<p className="govuk-body">The file was deleted. Its fingerprint (SHA-256), in the evidence with each record, is {fileSha256}.</p>
			{found && <Faults id={id} found={found} />}
		</>
	)
}

function Confirm({ brought }: { brought: number }) {
	return (
		<form method="post">
			<div className="govuk-button-group">
				<Button name="intent" value="apply">
					{brought === 0 ? 'Finish: nothing is new' : 'Bring these records'}
				</Button>
				<Button name="intent" value="cancel" variant="secondary">
					Cancel
				</Button>
			</div>
		</form>
	)
}

/** `share` is between 0 and 1. The page asks again by itself. */
function Progress({ share, applying }: { share: number; applying: boolean }) {
	const percent = Math.round(share * 100)
	return (
		<>
			<div role="status">
				<p className="govuk-body-l">
					{applying ? 'The records are being brought.' : 'The file is being read and compared with the register.'} You may leave this page
					and come back.
				</p>
				<ProgressBar value={percent} max={100} label={`${percent}% done`} />
				<p className="govuk-body govuk-!-margin-top-2">{percent}% done</p>
				<p className="govuk-body-s">This page renews itself every 2 seconds.</p>
			</div>
			<form method="post">
				<Button name="intent" value="cancel" variant="secondary">
					Cancel
				</Button>
			</form>
		</>
	)
}

function AnotherFile() {
	return (
		<p className="govuk-body">
			<a className="govuk-link" href="/people/import/history">
				Upload another file
			</a>
		</p>
	)
}
