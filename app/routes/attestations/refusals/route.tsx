import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listRefusals } from '#app/features/attestation/refusals/list-refusals.server.ts'
import { readRefusalQuery, refusalFields, refusalsAddress, refusalViews } from '#app/features/attestation/refusals/refusal-query.ts'
import { listUnits } from '#app/features/reports/list-units.server.ts'
import { pageLinks } from '#app/features/reports/page-links.ts'
import { findCodeRequirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import { readSearch } from '#app/platform/web/read-search.ts'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { Pagination } from '#app/ui/govuk/pagination.tsx'
import { Tag } from '#app/ui/govuk/tag.tsx'
import { RefusalFilters } from './refusal-filters.tsx'
import { toRefusalView, type RefusalView } from './view-model.ts'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'Refusals of the Code', wide: true, backLink: { href: '/reports', text: 'Reports' } }

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'see-to-refusals')
	const { db, requirements } = args.context.site
	const requirement = findCodeRequirement(requirements)
	if (!requirement) throw notFound()
	const { searchParams } = new URL(args.request.url)
	readSearch(args.request, refusalFields)
	const { directorates } = listUnits(db)
	const form = { formValues: Object.fromEntries(searchParams), directorates, views: refusalViews }
	const read = readRefusalQuery(searchParams, { directorates })
	if ('errors' in read) return data({ step: 'errors' as const, form, errors: read.errors }, 400)
	const { query } = read
	const { counts, page, pages, refusals } = listRefusals(db, { query, requirementId: requirement.id, viewer })
	return data({
		step: 'list' as const,
		form,
		shown: refusalViews.find(({ value }) => value === query.show)?.text ?? '',
		total: counts[query.show],
		others: refusalViews
			.filter(({ value }) => value !== query.show)
			.map(({ value, text }) => ({ href: refusalsAddress(query, { show: value }), text, count: counts[value] })),
		refusals: refusals.map(toRefusalView),
		pages,
		links: pageLinks({ page, pages }, (number) => refusalsAddress(query, { page: number })),
	})
}

export default function Refusals() {
	const page = useLoaderData<typeof loader>()
	const errors = page.step === 'errors' ? page.errors : []
	return (
		<>
			<FormErrors errors={errors} />
			<h1 className="govuk-heading-xl">Refusals of the Code</h1>
			<div className="govuk-grid-row">
				<div className="govuk-grid-column-one-quarter">
					<RefusalFilters {...page.form} errors={errors} />
				</div>
				<div className="govuk-grid-column-three-quarters">{page.step === 'list' && <List {...page} />}</div>
			</div>
		</>
	)
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

function List({ shown, total, others, refusals, pages, links }: Extract<Page, { step: 'list' }>) {
	return (
		<>
			<h2 className="govuk-heading-m">
				{shown}: {total}
			</h2>
			<ul className="govuk-list">
				{others.map(({ href, text, count }) => (
					<li key={href}>
						<a className="govuk-link" href={href}>
							{text}: {count}
						</a>
					</li>
				))}
			</ul>
			{refusals.length === 0 && <p className="govuk-body">There are none of this kind.</p>}
			<ul className="govuk-list pb-item-list">
				{refusals.map((refusal) => (
					<Item key={refusal.id} {...refusal} />
				))}
			</ul>
			{pages > 1 && <Pagination {...links} />}
		</>
	)
}

function Item({ id, name, where, on, edition, owner, state, ended, since }: RefusalView) {
	return (
		<li className="pb-item">
			<div className="pb-item__main">
				<a className="govuk-link pb-item__title" href={`/attestations/refusals/${id}`}>
					{name}
				</a>
				<Tag colour={state.colour}>{state.text}</Tag>
			</div>
			<p className="govuk-body-s pb-item__facts">
				{where} · did not agree to the Code ({edition}) on {on} · seen to by: {owner}
			</p>
			{since.length > 0 && <p className="govuk-body-s pb-item__facts">{since.join('. ')}. To be confirmed.</p>}
			{ended && <p className="govuk-body-s pb-item__facts">{ended}</p>}
		</li>
	)
}
