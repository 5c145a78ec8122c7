import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { finishPage, openPage } from '#app/features/learning/progress/advance-progress.server.ts'
import { findLearnerModule } from '#app/features/learning/progress/find-progress.server.ts'
import { nextToRead } from '#app/features/learning/progress/progress.machine.ts'
import { requireLearner } from '#app/routes/modules/$module/require-learner.server.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { ContentsList, ToContents } from '#app/ui/contents-list.tsx'
import { Glossary } from '#app/routes/modules/$module/glossary.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = { title: (data) => `${data.title} - ${data.module.title}` }

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db, content, requirements } = args.context.site
	const learner = requireLearner(viewer, { content, requirements }, args.params.module)
	const { module, requirement } = learner
	const at = module.pages.findIndex(({ slug }) => slug === args.params.page)
	const page = module.pages[at]
	if (!page) throw notFound()
	const found = findLearnerModule(db, { personId: viewer.personId, requirementId: requirement.id, today: viewer.today })
	// A browser that only fetches ahead has not shown the page to anybody.
	if (!args.request.headers.get('Sec-Purpose')?.includes('prefetch')) openPage(db, learner, page.slug, viewer, found)
	const { pagesRead, pagesAsked } = found.row
	const asked = module.pages.filter(({ slug }) => pagesAsked?.includes(slug) ?? true)
	const unread = asked.filter(({ slug }) => !pagesRead.includes(slug))
	return {
		module: { id: module.id, title: module.title },
		title: page.title,
		html: page.html,
		number: at + 1,
		previous: module.pages[at - 1]?.slug ?? null,
		next: found.open
			? nextToRead({ pages: module.pages.map(({ slug }) => slug), pagesAsked, pagesRead }, page.slug)
			: (module.pages[at + 1]?.slug ?? null),
		skipped: module.pages[at + 1] ? 0 : unread.filter(({ slug }) => slug !== page.slug).length,
		quizFollows: found.open !== null,
		minutes: page.minutes,
		read: { done: asked.length - unread.length, of: asked.length },
		terms: page.terms,
		pages: module.pages.map(({ slug, title }) => ({ slug, title, read: pagesRead.includes(slug) })),
	}
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const learner = requireLearner(viewer, args.context.site, args.params.module)
	const { id, pages } = learner.module
	const page = pages.find(({ slug }) => slug === args.params.page)
	if (!page) throw notFound()
	const next = finishPage(args.context.site.db, learner, page.slug, viewer)
	return redirect(`/modules/${id}/${next ?? 'quiz'}`)
}

export default function ModulePage() {
	const { module, title, html, number, previous, next, skipped, quizFollows, minutes, read, terms, pages } = useLoaderData<typeof loader>()
	const path = `/modules/${module.id}`
	return (
		<div className="pb-module">
			<article className="pb-module__text">
				<ToContents />
				<ProgressBar value={read.done} max={read.of} label={`${read.done} of ${read.of} pages read`} />
				<p className="govuk-caption-m">
					Page {number} of {pages.length}, about {minutes} {minutes === 1 ? 'minute' : 'minutes'}
				</p>
				<h1 className="govuk-heading-l">{title}</h1>
				<div className="pb-prose" dangerouslySetInnerHTML={{ __html: html }} />
				<Glossary terms={terms} />
				{skipped > 0 && quizFollows && (
					<p className="govuk-body">
						{skipped === 1 ? 'One page that you have not read comes' : `${skipped} pages that you have not read come`} before the quiz.
					</p>
				)}
				<form method="post" className="govuk-button-group pb-module__steps">
					<Button>{next !== null ? 'Continue' : quizFollows ? 'Finish reading and go to the quiz' : 'Finish'}</Button>
					{previous && (
						<a className="govuk-link" href={`${path}/${previous}`}>
							Previous page
						</a>
					)}
				</form>
			</article>
			<ContentsList
				ticks
				title={module.title}
				items={[
					{ text: 'Overview', href: path },
					...pages.map((page) => ({ text: page.title, href: `${path}/${page.slug}`, done: page.read, current: page.title === title })),
				]}
			/>
		</div>
	)
}
