import type { LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { pageOfChanges } from '#app/features/people/import/listed-changes.server.ts'
import { changeKinds } from '#app/features/people/import/plan-people-import.ts'
import { findUpload } from '#app/features/people/import/uploads.server.ts'
import { pageLinks } from '#app/features/reports/page-links.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import { pageField, readSearch } from '#app/platform/web/read-search.ts'
import { Pagination } from '#app/ui/govuk/pagination.tsx'
import { ImportChanges } from '../import-changes.tsx'
import { kindHeadings } from '../view-model.ts'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ heading }) => heading,
	backLink: ({ href }) => ({ href, text: 'The import' }),
}

const fields = z.object({ kind: z.enum(changeKinds).default('mover'), page: pageField })

/** All the changes of one kind: the page of the import shows the first of them. */
export async function loader(args: LoaderFunctionArgs) {
	await requirePermission(args, 'import-people')
	const { kind, page } = readSearch(args.request, fields)
	const upload = findUpload(args.context.site.db, { id: Number(args.params.id) })
	if (!upload?.result) throw notFound()
	const { id, fileName } = upload
	const list = pageOfChanges(args.context.site.db, { id, kind, page })
	const href = `/people/import/${id}`
	const links = pageLinks(list, (number) => `${href}/changes?kind=${kind}${number === 1 ? '' : `&page=${number}`}`)
	return { ...list, fileName, href, heading: kindHeadings[kind], links }
}

export default function ChangesOfImport() {
	const { fileName, heading, total, pages, changes, links, href } = useLoaderData<typeof loader>()
	return (
		<>
			<span className="govuk-caption-l">{fileName}</span>
			<h1 className="govuk-heading-l">{heading}</h1>
			<p className="govuk-body">
				{total === 1 ? 'One person' : `${total} people`}.{' '}
				<a className="govuk-link" href={`${href}/changes.csv`}>
					Download all changes as CSV
				</a>
			</p>
			<ImportChanges heading={heading} changes={changes} />
			{pages > 1 && <Pagination {...links} />}
		</>
	)
}
