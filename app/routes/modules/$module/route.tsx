import type { LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { findLearnerModule } from '#app/features/learning/progress/find-progress.server.ts'
import { explainMine } from '#app/features/learning/list-my-learning.server.ts'
import { describeMustPass } from '#app/features/learning/quiz/quiz-view-model.ts'
import { requireLearner } from '#app/routes/modules/$module/require-learner.server.ts'
import { whyNoClaim } from '#app/features/prior-learning/claim-limits.ts'
import { findLatestClaim } from '#app/features/prior-learning/find-claim.server.ts'
import { toClaimView } from './claim-view-model.ts'
import { dueWords } from '#app/features/requirements/status/status.ts'
import { requirePerson } from '#app/features/sign-in/guards.server.ts'
import { inWords } from '#app/platform/calendar.ts'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { NextStep } from './next-step.tsx'
import { Sources } from './sources.tsx'
import { Why } from '#app/ui/why.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ title }) => title,
	backLink: { href: '/', text: 'My learning' },
}

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

type Module = Awaited<ReturnType<typeof loader>>

export default function ModuleOverview() {
	const module = useLoaderData<typeof loader>()
	const [address] = useSearchParams()
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-one-third pb-cover-column">
				<img className="pb-cover" src={module.cover} alt="" width={720} height={405} />
			</div>
			<div className="govuk-grid-column-two-thirds">
				<h1 className="govuk-heading-xl">{module.title}</h1>
				<p className="govuk-body-l">{module.summary}</p>
				<WhatIsAsked module={module} />
				<Progress module={module} isToldUnread={address.has('unread')} />
				<NextStep module={module} />
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
				<PageList module={module} />
				<Sources sources={module.sources} />
				<ToKeep id={module.id} />
			</div>
		</div>
	)
}

const isOpen = ({ due, state }: Module) => due !== null && state !== 'locked'

/** What the module takes, what was done of it before, and what comes first. */
function WhatIsAsked({ module }: { module: Module }) {
	const { elsewhere, done, minutes, pages, questions, passMark, mustPass, attemptsLeft, due, opening } = module
	return (
		<>
			{elsewhere.words && <InsetText>{elsewhere.words}</InsetText>}
			{done && (
				<InsetText>
					You completed this on {done.on}. You can renew it from {done.until}. You can read the pages whenever you like.
				</InsetText>
			)}
			<p className="govuk-body">
				About {minutes} minutes: {pages.length} pages, then {questions} questions. You need {passMark}% to pass.
				{mustPass && ` ${mustPass}`}
				{isOpen(module) && ` You have ${attemptsLeft} ${attemptsLeft === 1 ? 'attempt' : 'attempts'}.`}
				{due && ` It ${due}.`}
			</p>
			{opening && <div className="pb-prose pb-opening" dangerouslySetInnerHTML={{ __html: opening }} />}
			{isOpen(module) && <p className="govuk-body">You can leave at any time and come back to the same page.</p>}
		</>
	)
}

/** How far somebody has read, and what keeps them from the quiz. */
function Progress({ module, isToldUnread }: { module: Module; isToldUnread: boolean }) {
	const toRead = module.askedOnly ? module.pages.filter(({ asked }) => asked) : module.pages
	const read = toRead.filter((page) => page.read).length
	const unread = toRead.length - read
	return (
		<>
			{isToldUnread && unread > 0 && (
				<InsetText>{unread === 1 ? 'One page is' : `${unread} pages are`} still to be read before you can take the quiz.</InsetText>
			)}
			{module.state === 'locked' && (
				<InsetText>
					You have used all your attempts. <strong>Talk to your manager or to HR.</strong> They can unlock the quiz for you.
				</InsetText>
			)}
			{read > 0 && <ProgressBar value={read} max={toRead.length} label={`${read} of ${toRead.length} pages read`} />}
		</>
	)
}

function PageList({ module: { id, pages } }: { module: Module }) {
	return (
		<>
			<h2 className="govuk-heading-m">Pages</h2>
			<ol className="govuk-list govuk-list--number">
				{pages.map(({ slug, title, minutes, read, asked }) => (
					<li key={slug}>
						<a className="govuk-link" href={`/modules/${id}/${slug}`}>
							{title}
						</a>
						, {minutes} {minutes === 1 ? 'minute' : 'minutes'}
						{read ? ' (read)' : asked && <strong> (on what you missed)</strong>}
					</li>
				))}
			</ol>
		</>
	)
}

function ToKeep({ id }: { id: string }) {
	return (
		<>
			<h2 className="govuk-heading-m">To keep</h2>
			<ul className="govuk-list">
				<li>
					<a className="govuk-link" href={`/modules/${id}/print`}>
						All pages on one, to print
					</a>
				</li>
				<li>
					<a className="govuk-link" href={`/modules/${id}/handout.pdf`}>
						Handout (PDF)
					</a>
				</li>
			</ul>
		</>
	)
}
