import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import {
	readRegisterQuery,
	registerAddress,
	registerFields,
	registerKindChoices,
} from '#app/features/declarations/register/register-query.ts'
import { listRegister } from '#app/features/declarations/register/register.server.ts'
import { toRegisterRowView } from './view-model.ts'
import { listUnits } from '#app/features/reports/list-units.server.ts'
import { pageLinks } from '#app/features/reports/page-links.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { inWords } from '#app/platform/calendar.ts'
import { readSearch } from '#app/platform/web/read-search.ts'
import { DeclarationList } from '#app/ui/declaration-list.tsx'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { Pagination } from '#app/ui/govuk/pagination.tsx'
import { RegisterFilters } from './register-filters.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'Register of interests', wide: true }

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'read-register')
	const { db } = args.context.site
	readSearch(args.request, registerFields)
	const { searchParams } = new URL(args.request.url)
	const { today } = viewer
	const { directorates } = listUnits(db)
	const form = { formValues: Object.fromEntries(searchParams), today, directorates, kinds: registerKindChoices }
	const read = readRegisterQuery(searchParams, { today, directorates })
	if ('errors' in read) return data({ step: 'errors' as const, form, errors: read.errors }, 400)
	const { query } = read
	const { counts, rows, page, pages } = listRegister(db, query, viewer)
	const link = (show: 'attention' | 'to-decide', text: string) => ({ href: registerAddress(query, { show }), text, count: counts[show] })
	return data({
		step: 'register' as const,
		form,
		asAt: inWords(query.asAt),
		total: counts[query.show],
		counts,
		worries: [link('attention', 'Needs attention'), link('to-decide', 'For HR or the Monitoring Officer to decide')],
		entries: rows.map((row) => toRegisterRowView(row, query.asAt)),
		pages,
		links: pageLinks({ page, pages }, (number) => registerAddress(query, { page: number })),
		csv: `/admin/register.csv?as-at=${query.asAt}`,
	})
}

export default function Register() {
	const page = useLoaderData<typeof loader>()
	const errors = page.step === 'errors' ? page.errors : []
	return (
		<>
			<FormErrors errors={errors} />
			<div className="pb-report-head">
				<h1 className="govuk-heading-xl">Register of interests</h1>
				{page.step === 'register' && (
					<p className="govuk-body">
						<a className="govuk-link" href={page.csv} download>
							Export for audit (CSV)
						</a>
						<br />
						<a className="govuk-link" href={`${page.csv}&for=publication`} download>
							Redacted for publication (CSV)
						</a>
					</p>
				)}
			</div>
			<div className="govuk-grid-row">
				<div className="govuk-grid-column-one-quarter">
					<RegisterFilters {...page.form} errors={errors} />
				</div>
				<div className="govuk-grid-column-three-quarters">{page.step === 'register' && <Entries {...page} />}</div>
			</div>
		</>
	)
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

function Entries({ asAt, total, counts, worries, entries, pages, links }: Extract<Page, { step: 'register' }>) {
	return (
		<>
			<p className="govuk-body-l">
				As at {asAt}: {counts.current} {counts.current === 1 ? 'declaration stands' : 'declarations stand'}; {counts.past} ended or{' '}
				{counts.past === 1 ? 'was' : 'were'} corrected.
			</p>
			<ul className="govuk-list">
				{worries.map(({ href, text, count }) => (
					<li key={href}>
						<a className="govuk-link" href={href}>
							{text}: {count}
						</a>
					</li>
				))}
			</ul>
			{total === 0 ? <p className="govuk-body">Nothing of this kind is on the register.</p> : <DeclarationList declarations={entries} />}
			{pages > 1 && <Pagination {...links} />}
		</>
	)
}
