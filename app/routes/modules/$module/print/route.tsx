import type { LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { printPage } from '#app/features/content/print-page.ts'
import { requireLearner } from '#app/routes/modules/$module/require-learner.server.ts'
import { requirePerson } from '#app/features/sign-in/guards.server.ts'
import { Glossary } from '#app/routes/modules/$module/glossary.tsx'
import { Sources } from '#app/routes/modules/$module/sources.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ title }) => `${title}, all pages`,
	backLink: ({ id, title }) => ({ href: `/modules/${id}`, text: title }),
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { module } = requireLearner(viewer, args.context.site, args.params.module)
	const { id, title, version, summary, outcomes, opening, pages, glossary, sources } = module
	return {
		id,
		title,
		version,
		summary,
		outcomes: outcomes.map(({ text }) => text),
		opening: opening && printPage({ slug: 'opening', html: opening.html }),
		pages: pages.map((page) => ({ slug: page.slug, title: page.title, html: printPage(page) })),
		glossary,
		sources,
	}
}

/** The whole module on one page, to print or to read without going from page to page. Nothing is marked as read. */
export default function PrintedModule() {
	const { id, title, version, summary, outcomes, opening, pages, glossary, sources } = useLoaderData<typeof loader>()
	return (
		<article className="pb-print">
			<h1 className="govuk-heading-xl">{title}</h1>
			<p className="govuk-body-l">{summary}</p>
			<p className="govuk-body">
				Version {version}. All {pages.length} pages, to print or to read at one go. To have a page marked as read, open it from{' '}
				<a className="govuk-link" href={`/modules/${id}`}>
					the module
				</a>
				.
			</p>
			{opening && <div className="pb-prose pb-opening" dangerouslySetInnerHTML={{ __html: opening }} />}
			<h2 className="govuk-heading-m">What you will be able to do</h2>
			<ul className="govuk-list govuk-list--bullet">
				{outcomes.map((text) => (
					<li key={text}>{text}</li>
				))}
			</ul>
			{pages.map((page, at) => (
				<section key={page.slug} className="pb-print__page" aria-labelledby={page.slug}>
					<h2 className="govuk-heading-l" id={page.slug}>
						{at + 1}. {page.title}
					</h2>
					<div className="pb-prose" dangerouslySetInnerHTML={{ __html: page.html }} />
				</section>
			))}
			<Glossary title="Words" terms={glossary} />
			<Sources sources={sources} />
		</article>
	)
}
