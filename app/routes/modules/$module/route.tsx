import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { findLearnerModule } from '#app/features/learning/progress/find-progress.server.ts'
import { explainMine } from '#app/features/learning/list-my-learning.server.ts'
import { describeMustPass } from '#app/features/learning/quiz/quiz-view-model.ts'
import { requireLearner } from '#app/features/learning/progress/require-learner.server.ts'
import { whyNoClaim } from '#app/features/prior-learning/claim-prior-learning.server.ts'
import { findLatestClaim } from '#app/features/prior-learning/find-claim.server.ts'
import { toClaimView } from './claim-view-model.ts'
import { dueWords } from '#app/features/requirements/status/status.ts'
import { requirePerson } from '#app/features/sign-in/guards.server.ts'
import { inWords } from '#app/platform/calendar.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { Sources } from './sources.tsx'
import { Why } from '#app/ui/why.tsx'
import type { PageHandle } from '#app/root.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? 'Module'} - Probity` }]
export const handle: PageHandle = { backLink: { href: '/', text: 'My learning' } }

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db, content, code, requirements } = args.context.site
	const { module, requirement } = requireLearner(viewer, { content, requirements }, args.params.module)
	const found = findLearnerModule(db, { personId: viewer.personId, requirementId: requirement.id, today: viewer.today })
	const { row, open } = found
	const why = explainMine(db, { ...viewer, content, code, requirements }, requirement.slug)
	const claim = findLatestClaim(db, { personId: viewer.personId, requirementId: requirement.id })
	return {
		why,
		elsewhere: { ...toClaimView(claim, found), mayClaim: whyNoClaim(found, { claim, isOwn: true }) === null },
		id: module.id,
		title: module.title,
		cover: module.cover,
		summary: module.summary,
		minutes: module.minutes,
		passMark: module.passMark,
		questions: module.questionsDrawn,
		outcomes: module.outcomes.map(({ text }) => text),
		sources: module.sources,
		pages: module.pages.map(({ slug, title, minutes }) => ({
			slug,
			title,
			minutes,
			read: row.pagesRead.includes(slug),
			asked: row.pagesAsked?.includes(slug) ?? false,
		})),
		opening: module.opening?.html ?? null,
		state: row.state,
		resume: row.page ?? module.pages[0]?.slug ?? '',
		due: open && dueWords(open.dueOn, viewer.today),
		attemptsLeft: module.attemptsAllowed - row.attemptsUsed,
		mustPass: describeMustPass(module),
		renewal: open !== null && open.cycle > 1,
		askedOnly: row.pagesAsked !== null,
		done:
			open === null && found.lastCompletedOn !== null
				? { on: inWords(found.lastCompletedOn), until: found.opensOn && inWords(found.opensOn) }
				: null,
	}
}

export default function ModuleOverview() {
	const module = useLoaderData<typeof loader>()
	const [address] = useSearchParams()
	const toRead = module.askedOnly ? module.pages.filter(({ asked }) => asked) : module.pages
	const read = toRead.filter((page) => page.read).length
	const isOpen = module.due !== null && module.state !== 'locked'
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-one-third pb-cover-column">
				<img className="pb-cover" src={module.cover} alt="" width={720} height={405} />
			</div>
			<div className="govuk-grid-column-two-thirds">
				<h1 className="govuk-heading-xl">{module.title}</h1>
				<p className="govuk-body-l">{module.summary}</p>
				{module.elsewhere.words && <InsetText>{module.elsewhere.words}</InsetText>}
				{module.done && (
					<InsetText>
						You completed this on {module.done.on}. You can renew it from {module.done.until}. You can read the pages whenever you like.
					</InsetText>
				)}
				<p className="govuk-body">
					About {module.minutes} minutes: {module.pages.length} pages, then {module.questions} questions. You need {module.passMark}% to
					pass.{module.mustPass && ` ${module.mustPass}`}
					{isOpen && ` You have ${module.attemptsLeft} ${module.attemptsLeft === 1 ? 'attempt' : 'attempts'}.`}
					{module.due && ` It ${module.due}.`}
				</p>
				{module.opening && <div className="pb-prose pb-opening" dangerouslySetInnerHTML={{ __html: module.opening }} />}
				{isOpen && <p className="govuk-body">You can leave at any time and come back to the same page.</p>}
				{address.has('unread') && read < toRead.length && (
					<InsetText>
						{toRead.length - read === 1 ? 'One page is' : `${toRead.length - read} pages are`} still to be read before you can take the
						quiz.
					</InsetText>
				)}
				{module.state === 'locked' && (
					<InsetText>
						You have used all your attempts. <strong>Talk to your manager or to HR.</strong> They can unlock the quiz for you.
					</InsetText>
				)}
				{read > 0 && <ProgressBar value={read} max={toRead.length} label={`${read} of ${toRead.length} pages read`} />}
				<Next module={module} />
				{module.elsewhere.mayClaim && (
					<p className="govuk-body">
						<a className="govuk-link" href={`/modules/${module.id}/elsewhere`}>
							I have done this elsewhere
						</a>
					</p>
				)}
				{module.why.length > 0 && <Why id="why" open={address.has('why')} title={module.title} sentences={module.why} />}
				<h2 className="govuk-heading-m">What you will be able to do</h2>
				<ul className="govuk-list govuk-list--bullet">
					{module.outcomes.map((text) => (
						<li key={text}>{text}</li>
					))}
				</ul>
				<h2 className="govuk-heading-m">Pages</h2>
				<ol className="govuk-list govuk-list--number">
					{module.pages.map(({ slug, title, minutes, read: isRead, asked }) => (
						<li key={slug}>
							<a className="govuk-link" href={`/modules/${module.id}/${slug}`}>
								{title}
							</a>
							, {minutes} {minutes === 1 ? 'minute' : 'minutes'}
							{isRead ? ' (read)' : asked && <strong> (on what you missed)</strong>}
						</li>
					))}
				</ol>
				<Sources sources={module.sources} />
				<h2 className="govuk-heading-m">To keep</h2>
				<ul className="govuk-list">
					<li>
						<a className="govuk-link" href={`/modules/${module.id}/print`}>
							All pages on one, to print
						</a>
					</li>
					<li>
						<a className="govuk-link" href={`/modules/${module.id}/handout.pdf`}>
							Handout (PDF)
						</a>
					</li>
				</ul>
			</div>
		</div>
	)
}

function Next({
	module,
}: {
	module: Pick<Awaited<ReturnType<typeof loader>>, 'id' | 'state' | 'resume' | 'done' | 'renewal' | 'askedOnly' | 'elsewhere'>
}) {
	const { id, state, resume, done, renewal, askedOnly, elsewhere } = module
	if (elsewhere.counts) return null
	const quiz = `/modules/${id}/quiz`
	if (done)
		return (
			<Button href={`/modules/${id}/result`} variant="secondary">
				See your result
			</Button>
		)
	if (state === 'answering')
		return (
			<Button href={quiz} start>
				Continue the quiz
			</Button>
		)
	if (state === 'ready')
		return (
			<Button href={quiz} start>
				Take the quiz
			</Button>
		)
	if (state === 'failed' || state === 'locked') return <Button href={`/modules/${id}/result`}>See your result</Button>
	if (renewal && state === 'notStarted')
		return (
			<>
				<p className="govuk-body">
					<strong>You have done this before, so you can take the quiz first.</strong> If you pass, you are done. If not, we ask you to read
					only the pages on what you missed.
				</p>
				<div className="govuk-button-group">
					<Button href={quiz} start>
						Take the quiz first
					</Button>
					<a className="govuk-link" href={`/modules/${id}/${resume}`}>
						Read the pages first
					</a>
				</div>
			</>
		)
	return (
		<div className="govuk-button-group">
			<Button href={`/modules/${id}/${resume}`} start>
				{state === 'reading' ? 'Continue' : 'Start'}
			</Button>
			{renewal && !askedOnly && (
				<a className="govuk-link" href={quiz}>
					Take the quiz now
				</a>
			)}
		</div>
	)
}
