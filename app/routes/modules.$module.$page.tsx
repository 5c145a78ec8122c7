import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { finishPage, openPage } from '#app/features/learning/advance-progress.server.ts'
import { findLearnerModule } from '#app/features/learning/find-progress.server.ts'
import { requireLearner } from '#app/features/learning/require-learner.server.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ContentsList, ToContents } from '#app/ui/contents-list.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: data ? `${data.title} - ${data.module.title} - Probity` : 'Probity' },
]

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db, content, requirements } = args.context.site
	const learner = requireLearner(viewer, { content, requirements }, args.params.module)
	const { module, requirement } = learner
	const at = module.pages.findIndex(({ slug }) => slug === args.params.page)
	const page = module.pages[at]
	if (!page) throw notFound()
	const found = findLearnerModule(db, { personId: viewer.personId, requirementKey: requirement.key, today: viewer.today })
	// A browser that only fetches ahead has not shown the page to anybody.
	if (!args.request.headers.get('Sec-Purpose')?.includes('prefetch')) openPage(db, learner, page.slug, viewer, found)
	const { pagesRead } = found.row
	return {
		module: { id: module.id, title: module.title },
		title: page.title,
		html: page.html,
		number: at + 1,
		previous: module.pages[at - 1]?.slug ?? null,
		isLast: at === module.pages.length - 1,
		asked: found.open !== null,
		pages: module.pages.map(({ slug, title }) => ({ slug, title, read: pagesRead.includes(slug) })),
	}
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const learner = requireLearner(viewer, args.context.site, args.params.module)
	const { id, pages } = learner.module
	const at = pages.findIndex(({ slug }) => slug === args.params.page)
	const page = pages[at]
	if (!page) throw notFound()
	finishPage(args.context.site.db, learner, page.slug, viewer)
	const next = pages[at + 1]
	return redirect(next ? `/modules/${id}/${next.slug}` : `/modules/${id}/quiz`)
}

export default function ModulePage() {
	const { module, title, html, number, previous, isLast, asked, pages } = useLoaderData<typeof loader>()
	const path = `/modules/${module.id}`
	const read = pages.filter((page) => page.read).length
	return (
		<div className="pb-module">
			<article className="pb-module__text">
				<ToContents />
				<ProgressBar value={read} max={pages.length} label={`${read} of ${pages.length} pages read`} />
				<p className="govuk-caption-m">
					Page {number} of {pages.length}
				</p>
				<h1 className="govuk-heading-l">{title}</h1>
				<div className="pb-prose" dangerouslySetInnerHTML={{ __html: html }} />
				<form method="post" className="govuk-button-group pb-module__steps">
					<Button preventDoubleClick>{nextWords(isLast, asked)}</Button>
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

const nextWords = (isLast: boolean, asked: boolean) => (!isLast ? 'Continue' : asked ? 'Finish reading and go to the quiz' : 'Finish')
