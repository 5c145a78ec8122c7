import { redirect, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findSubmittedAttempt } from '#app/features/learning/quiz/quiz-attempt.server.ts'
import { requireLearner } from '#app/routes/modules/$module/require-learner.server.ts'
import { toFeedbackView, type Feedback } from '#app/features/learning/quiz/quiz-view-model.ts'
import { requirePerson } from '#app/features/sign-in/guards.server.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { Panel } from '#app/ui/govuk/panel.tsx'
import { Tag } from '#app/ui/govuk/tag.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ title }) => `Result - ${title}`,
	backLink: { href: '/', text: 'My learning' },
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db, content, requirements } = args.context.site
	const { module, requirement } = requireLearner(viewer, { content, requirements }, args.params.module)
	const attempt = findSubmittedAttempt(db, { personId: viewer.personId, requirementId: requirement.id })
	if (!attempt) throw redirect(`/modules/${module.id}`)
	const feedback = toFeedbackView(attempt)
	return {
		id: module.id,
		title: module.title,
		score: attempt.score ?? 0,
		passMark: attempt.passMark,
		outcome: attempt.outcome,
		state: attempt.state,
		pagesToRead: module.pages.filter(({ slug }) => attempt.pagesToRead.includes(slug)).map(({ slug, title: text }) => ({ slug, text })),
		attemptsLeft: module.attemptsAllowed - attempt.attemptsUsed,
		mustPassMissed: feedback.filter(({ mustPass, right }) => mustPass && !right).length,
		feedback: feedback.map((item) => ({ ...item, pageTitle: module.pages.find(({ slug }) => slug === item.page)?.title ?? 'The module' })),
	}
}

export default function Result() {
	const { id, title, score, passMark, outcome, state, attemptsLeft, mustPassMissed, feedback, pagesToRead } = useLoaderData<typeof loader>()
	const right = feedback.filter((item) => item.right).length
	const passed = outcome === 'passed'
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				{passed ? (
					<Panel title="You have passed">
						{title}: {score}%, and the pass mark is {passMark}%
					</Panel>
				) : (
					<>
						<span className="govuk-caption-xl">{title}</span>
						<h1 className="govuk-heading-xl">You have not passed yet</h1>
						<p className="govuk-body-l">
							You scored {score}%. The pass mark is {passMark}%.
						</p>
						{mustPassMissed > 0 && score >= passMark && (
							<p className="govuk-body">
								{mustPassMissed === 1 ? 'One question that you missed has' : `${mustPassMissed} questions that you missed have`} to be right
								whatever your score, because people could be harmed. Look for “Has to be right” below.
							</p>
						)}
					</>
				)}
				<NextStep {...{ id, state, attemptsLeft, passed, pagesToRead }} />
				<h2 className="govuk-heading-l">
					Your answers: {right} of {feedback.length} right
				</h2>
				<ol className="pb-feedback">
					{feedback.map((item, index) => (
						<FeedbackItem key={item.stem} item={item} number={index + 1} href={`/modules/${id}/${item.page}`} />
					))}
				</ol>
			</div>
		</div>
	)
}

type NextStepProps = { id: string; state: string; attemptsLeft: number; passed: boolean; pagesToRead: { slug: string; text: string }[] }

function NextStep({ id, state, attemptsLeft, passed, pagesToRead }: NextStepProps) {
	if (passed) {
		return (
			<div className="govuk-button-group">
				<Button href="/">Go to My learning</Button>
				<a className="govuk-link" href="/certificates">
					See your certificate
				</a>
			</div>
		)
	}
	if (state === 'locked') {
		return (
			<p className="govuk-body">
				You have used all your attempts. <strong>Talk to your manager or to HR.</strong> They can unlock the quiz for you. Until then you
				can read the pages again.
			</p>
		)
	}
	const [first] = pagesToRead
	if (first)
		return (
			<>
				<p className="govuk-body">
					You have {attemptsLeft} {attemptsLeft === 1 ? 'attempt' : 'attempts'} left. Before the next, read{' '}
					{pagesToRead.length === 1 ? 'the page' : `the ${pagesToRead.length} pages`} on what you missed:
				</p>
				<ol className="govuk-list govuk-list--number">
					{pagesToRead.map(({ slug, text }) => (
						<li key={slug}>
							<a className="govuk-link" href={`/modules/${id}/${slug}`}>
								{text}
							</a>
						</li>
					))}
				</ol>
				<Button href={`/modules/${id}/${first.slug}`} start>
					Read now
				</Button>
			</>
		)
	return (
		<>
			<p className="govuk-body">
				You have {attemptsLeft} {attemptsLeft === 1 ? 'attempt' : 'attempts'} left. Look at the pages behind the questions you missed, then
				try again with new questions.
			</p>
			<Button href={`/modules/${id}/quiz`}>Try again</Button>
		</>
	)
}

function FeedbackItem({ item, number, href }: { item: Feedback & { pageTitle: string }; number: number; href: string }) {
	const { scenario, stem, right, mustPass, chosen, rightAnswer, reasons, explanation, source, pageTitle } = item
	return (
		<li className="pb-feedback__item">
			<h3 className="govuk-heading-s">
				{number}. {stem} <Tag colour={right ? 'green' : 'red'}>{right ? 'Right' : 'Not right'}</Tag>
				{mustPass && !right && <Tag colour="yellow">Has to be right</Tag>}
			</h3>
			{scenario && <p className="govuk-body-s">{scenario}</p>}
			<Lines label="You chose" lines={chosen} />
			{reasons.map(({ choice, reason }) => (
				<p className="govuk-body" key={`${choice} ${reason}`}>
					{choice && <strong>{choice}: </strong>}
					{reason}
				</p>
			))}
			{!right && (
				<>
					<Lines label="The right answer" lines={rightAnswer} />
					<p className="govuk-body">{explanation}</p>
					<p className="govuk-body">
						It is taught on{' '}
						<a className="govuk-link" href={href}>
							{pageTitle}
						</a>
						. Source: {source}.
					</p>
				</>
			)}
		</li>
	)
}

function Lines({ label, lines }: { label: string; lines: string[] }) {
	if (lines.length <= 1)
		return (
			<p className="govuk-body">
				<strong>{label}:</strong> {lines[0] ?? 'nothing'}
			</p>
		)
	return (
		<>
			<p className="govuk-body govuk-!-margin-bottom-1">
				<strong>{label}:</strong>
			</p>
			<ul className="govuk-list">
				{lines.map((line) => (
					<li key={line}>{line}</li>
				))}
			</ul>
		</>
	)
}
