import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { draftText } from '#app/features/code/draft/draft-text.ts'
import { renderEdition } from '#app/features/code/edition/edition.ts'
import { requireOpenDraft } from '#app/routes/admin/code/require-draft.server.ts'
import { hasBothTexts, textField, toEditionView } from '#app/features/code/edition/edition-view-model.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { readSearch } from '#app/platform/web/read-search.ts'
import { CodeText } from '#app/ui/code-text.tsx'
import { ContentsList, ToContents } from '#app/ui/contents-list.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { TextSwitch } from '#app/ui/text-switch.tsx'
import type { PageHandle, PageLink } from '#app/root.tsx'

export const handle: PageHandle<{ back: PageLink }> = { title: 'Read the draft', wide: true, backLink: ({ back }) => back }

const fields = z.object({ text: textField })

export async function loader(args: LoaderFunctionArgs) {
	await requirePermission(args, 'manage-code')
	const draft = requireOpenDraft(args.context.site.db, args.params.edition)
	const edition = renderEdition(draftText(draft))
	const { editionId, label } = draft
	const { title, about, statements } = edition
	return {
		back: { href: `/admin/code/${editionId}`, text: `${editionId}: ${label}` },
		title,
		about,
		statements: statements.map(({ text }) => text),
		...toEditionView(edition),
		show: readSearch(args.request, fields).text,
		switchTo: hasBothTexts(edition) ? `/admin/code/${editionId}/read?text=` : null,
	}
}

export default function ReadDraft() {
	const { title, about, statements, sections, faq, show, switchTo, back } = useLoaderData<typeof loader>()
	return (
		<div className="pb-columns">
			<article className="pb-code">
				<ToContents />
				<span className="govuk-caption-xl">Draft of {back.text}</span>
				<h1 className="govuk-heading-xl">{title}</h1>
				<InsetText>{about}</InsetText>
				{switchTo && <TextSwitch show={show} href={switchTo} />}
				<CodeText sections={sections} faq={faq} show={show} />
				<h2 className="govuk-heading-l">What people agree to</h2>
				<ol className="govuk-list govuk-list--number">
					{statements.map((text) => (
						<li key={text}>{text}</li>
					))}
				</ol>
			</article>
			<ContentsList items={sections.map(({ heading, slug }) => ({ text: heading, href: `#${slug}` }))} />
		</div>
	)
}
