import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findLearnerModule } from '#app/features/learning/progress/find-progress.server.ts'
import { findLatestAttempt } from '#app/features/learning/quiz/quiz-attempt.server.ts'
import type { QuizAnswer } from '#app/features/learning/quiz/mark-quiz.ts'
import { mayTakeQuiz } from '#app/features/learning/progress/progress.machine.ts'
import { describeMissing, describeQuizRefusal, readQuizForm } from '#app/features/learning/quiz/read-quiz-form.ts'
import { requireLearner } from '#app/routes/modules/$module/require-learner.server.ts'
import { describeMustPass, toAnswersView, toQuestionView } from '#app/features/learning/quiz/quiz-view-model.ts'
import { answerQuestionAsSent, startQuiz, submitQuiz } from '#app/features/learning/quiz/take-quiz.server.ts'
import type { PageHandle } from '#app/root.tsx'
import { requirePerson } from '#app/features/sign-in/guards.server.ts'
import { sentForm } from '#app/platform/form.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { QuestionForm } from './question-form.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import { WarningText } from '#app/ui/govuk/warning-text.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: (page) => {
		if (page.step === 'question') return `Question ${page.number} of ${page.of} - ${page.title} quiz`
		return page.step === 'check' ? `Check your answers - ${page.title} quiz` : `Quiz - ${page.title}`
	},
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db, content, requirements } = args.context.site
	const { module, requirement } = requireLearner(viewer, { content, requirements }, args.params.module)
	const found = findLearnerModule(db, { personId: viewer.personId, requirementId: requirement.id, today: viewer.today })
	const { id, title, questionsDrawn, passMark, attemptsAllowed } = module
	const frame = { id, title }
	const { state, attemptsUsed } = found.row
	if (!found.open || state === 'passed' || state === 'locked') throw redirect(`/modules/${id}/result`)
	const attempt = state === 'answering' && found.progressId !== null ? findLatestAttempt(db, found.progressId) : null
	if (!attempt) {
		const mayStart = mayTakeQuiz({ ...found.row, pages: module.pages.map(({ slug }) => slug), renewal: found.open.cycle > 1 })
		if (!mayStart) throw redirect(`/modules/${id}?unread`)
		return {
			...frame,
			step: 'start' as const,
			questions: questionsDrawn,
			passMark,
			mustPass: describeMustPass(module),
			attemptsLeft: attemptsAllowed - attemptsUsed,
		}
	}
	const { searchParams } = new URL(args.request.url)
	const listed = toAnswersView(attempt)
	const firstOpen = listed.findIndex(({ answered }) => !answered)
	const asked = Number(searchParams.get('question')) - 1
	const index = attempt.drawn[asked] ? asked : firstOpen
	const question = attempt.drawn[index]
	if (searchParams.has('check') || !question) {
		return { ...frame, step: 'check' as const, attempt: attempt.number, revision: attempt.revision, listed, complete: firstOpen < 0 }
	}
	return {
		...frame,
		step: 'question' as const,
		attempt: attempt.number,
		number: index + 1,
		of: attempt.drawn.length,
		answer: attempt.answers[index] ?? null,
		question: toQuestionView(question),
		fromCheck: searchParams.get('from') === 'check',
	}
}

type Refused = {
	error: string
	/** What was chosen so far, if that is what is wrong: nothing has to be chosen again. */
	chosen?: QuizAnswer
}

const refuse = (refused: Refused) => data(refused, 400)

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db, requirements, issuer } = args.context.site
	const learner = requireLearner(viewer, args.context.site, args.params.module)
	const path = `/modules/${learner.module.id}`
	const step = readQuizForm(await sentForm(args.request))
	if (!step) throw new Response(null, { status: 400 })
	if (step.intent === 'start')
		return startQuiz(db, learner, viewer) ? redirect(`${path}/quiz`) : refuse({ error: describeQuizRefusal('not-yet') })
	if (step.intent === 'submit') {
		const refusal = submitQuiz(db, { ...learner, requirements, issuer }, step, viewer)
		return refusal && refusal !== 'not-open' ? refuse({ error: describeQuizRefusal(refusal) }) : redirect(`${path}/result`)
	}
	const sent = answerQuestionAsSent(db, learner, step, viewer)
	if (sent.refusal === 'no-question') return redirect(`${path}/result`)
	if (sent.refusal === 'not-answered') return refuse({ error: describeMissing(sent.question), chosen: sent.answer })
	if (sent.refusal) return refuse({ error: describeQuizRefusal(sent.refusal) })
	return redirect(step.fromCheck || sent.isLast ? `${path}/quiz?check` : `${path}/quiz?question=${step.index + 2}`)
}

export default function Quiz() {
	const page = useLoaderData<typeof loader>()
	const refused = useActionData<typeof action>()
	const aboutAnswer = refused?.chosen !== undefined
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				{refused && <ErrorSummary errors={[{ text: refused.error, href: aboutAnswer ? '#answer' : '#main-content' }]} />}
				{page.step === 'start' && <Start page={page} />}
				{page.step === 'question' && (
					<QuestionForm page={{ ...page, answer: refused?.chosen ?? page.answer }} error={aboutAnswer ? refused?.error : undefined} />
				)}
				{page.step === 'check' && <Check page={page} />}
			</div>
		</div>
	)
}

type Page = Awaited<ReturnType<typeof loader>>
type StepOf<Step extends Page['step']> = Extract<Page, { step: Step }>

function Start({ page: { title, questions, passMark, mustPass, attemptsLeft } }: { page: StepOf<'start'> }) {
	return (
		<>
			<span className="govuk-caption-xl">{title}</span>
			<h1 className="govuk-heading-xl">Quiz</h1>
			<ul className="govuk-list govuk-list--bullet">
				<li>{questions} questions, one at a time.</li>
				<li>You need {passMark}% to pass.</li>
				{mustPass && <li>{mustPass}</li>}
				<li>
					You have {attemptsLeft} {attemptsLeft === 1 ? 'attempt' : 'attempts'} left.
				</li>
				<li>There is no time limit. Every answer is saved as you go, so you can stop and come back.</li>
				<li>You can look at the pages again while you answer.</li>
			</ul>
			<form method="post">
				<Button name="intent" value="start" start>
					Start the quiz
				</Button>
			</form>
		</>
	)
}

function Check({ page: { id, title, attempt, revision, listed, complete } }: { page: StepOf<'check'> }) {
	return (
		<>
			<span className="govuk-caption-xl">{title}</span>
			<h1 className="govuk-heading-xl">Check your answers</h1>
			<SummaryList
				rows={listed.map(({ scenario, stem, chosen, answered }, index) => ({
					key: (
						<>
							{index + 1}. {stem}
							{scenario && <div className="govuk-hint pb-scenario-hint">{scenario}</div>}
						</>
					),
					value: answered ? chosen.map((line) => <div key={line}>{line}</div>) : <strong>Not answered yet</strong>,
					actions: [
						{
							href: `/modules/${id}/quiz?question=${index + 1}&from=check`,
							text: answered ? 'Change' : 'Answer',
							hiddenText: `question ${index + 1}`,
						},
					],
				}))}
			/>
			{complete ? (
				<>
					<WarningText>Once you send your answers you cannot change them in this attempt.</WarningText>
					<form method="post">
						<input type="hidden" name="attempt" value={attempt} />
						<input type="hidden" name="revision" value={revision} />
						<Button name="intent" value="submit">
							Send my answers
						</Button>
					</form>
				</>
			) : (
				<Button href={`/modules/${id}/quiz?question=${listed.findIndex(({ answered }) => !answered) + 1}`}>Answer the rest</Button>
			)}
		</>
	)
}
