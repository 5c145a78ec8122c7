import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listCompletionPage, reportNowKnown, summariseCompletion } from '#app/features/reports/completion-report.server.ts'
import { knownAt, requirementsAsked } from '#app/features/reports/completion-question.ts'
import { describeScope } from './scope-in-words.ts'
import { listUnits } from '#app/features/reports/list-units.server.ts'
import { pageLinks } from '#app/features/reports/page-links.ts'
import {
	groupChoices,
	readReportQuery,
	reportFields,
	reportSearch,
	statusesOf,
	type StatusFilter,
} from '#app/features/reports/report-query.ts'
import { requirementsOn } from '#app/features/reports/requirements-on.server.ts'
import { toPageView, toSummaryView } from './view-model.ts'
import { countThese } from '#app/features/reports/status-tally.ts'
import { statuses } from '#app/features/requirements/status/status.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { may } from '#app/features/sign-in/roles.ts'
import { inWords, momentInWords } from '#app/platform/calendar.ts'
import { readSearch } from '#app/platform/web/read-search.ts'
import { CompletionBars } from './completion-bars.tsx'
import { CompletionFigures } from './completion-figures.tsx'
import { CompletionFilters } from './completion-filters.tsx'
import { CompletionMatches } from './completion-matches.tsx'
import { CompletionMatrix } from './completion-matrix.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { statusWords } from '#app/ui/status-tag.tsx'
import { workerTypes } from '#db/schema/people.ts'
import { inSnapshot } from '#db/snapshot.server.ts'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'Completion report', wide: true, backLink: { href: '/reports', text: 'Reports' } }

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'read-reports')
	readSearch(args.request, reportFields)
	const { db, requirements: current } = args.context.site
	const { searchParams } = new URL(args.request.url)
	const units = listUnits(db)
	const titles = current.map(({ slug, title }) => ({ slug, title }))
	const choices = { ...units, requirements: titles, workerTypes, statusGroups: groupChoices, statuses }
	const form = { formValues: Object.fromEntries(searchParams), today: viewer.today, ...choices }
	const read = readReportQuery(searchParams, { today: viewer.today, requirements: current, ...units })
	if ('errors' in read) return data({ step: 'errors' as const, form, errors: read.errors }, 400)
	const { query } = read
	const question = { ...query, requirements: requirementsOn(db, current, query, viewer.now) }
	const titleOf = (slug: string) => titles.find((requirement) => requirement.slug === slug)?.title ?? slug
	const about = { form, query, scope: describeScope(query.filters, titleOf), asAt: inWords(query.asAt) }
	if (requirementsAsked(question).length === 0) {
		const known = query.known === 'now' ? viewer.now : knownAt(query.asAt, viewer.now)
		const { requirement } = query.filters
		return data({ step: 'nothing' as const, ...about, known: momentInWords(known), requirement: requirement && titleOf(requirement) })
	}
	const { summary, list } =
		query.known === 'now'
			? await reportNowKnown(db, question, viewer)
			: inSnapshot(db, () => ({
					summary: summariseCompletion(db, question, viewer),
					list: listCompletionPage(db, question, viewer),
				}))
	const personHref = (employeeNumber: string) => `/people/${encodeURIComponent(employeeNumber)}?as-at=${query.asAt}`
	return data({
		step: 'report' as const,
		...about,
		known: momentInWords(summary.known),
		summary: toSummaryView(summary),
		listed: nameOf(query.filters.status),
		pairs: countThese(summary.tally, query.filters.status === null ? statuses : statusesOf(query.filters.status)),
		list: toPageView(list, may(viewer, 'read-people') ? personHref : null),
	})
}

const filterNames = [...groupChoices, ...statuses.map((status) => ({ value: status, text: statusWords(status) }))]
const nameOf = (filter: StatusFilter | null) => filterNames.find(({ value }) => value === filter)?.text ?? 'All statuses'

export default function CompletionReport() {
	const page = useLoaderData<typeof loader>()
	const errors = page.step === 'errors' ? page.errors : []
	return (
		<>
			{errors.length > 0 && <ErrorSummary errors={errors.map(({ field, text }) => ({ text, href: `#${field}` }))} />}
			<div className="pb-report-head">
				<h1 className="govuk-heading-xl">Completion report</h1>
				{page.step === 'report' && (
					<a className="govuk-link govuk-body" href={`/reports/completion.csv${reportSearch(page.query)}`} download>
						Export as CSV
					</a>
				)}
			</div>
			<div className="govuk-grid-row">
				<div className="govuk-grid-column-one-quarter">
					<CompletionFilters {...page.form} errors={errors} />
				</div>
				<div className="govuk-grid-column-three-quarters">
					{page.step !== 'errors' && <About {...page} />}
					{page.step === 'nothing' && <Nothing {...page} />}
					{page.step === 'report' && <Report {...page} />}
				</div>
			</div>
		</>
	)
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>
type Change = Parameters<typeof reportSearch>[1]

type Answered = Exclude<Page, { step: 'errors' }>

const addressOf = (query: Answered['query'], change: Change) => `/reports/completion${reportSearch(query, change)}`

function About({ form, query, scope, asAt, known }: Answered) {
	const other = query.known === 'now' ? 'then' : 'now'
	return (
		<>
			<p className="govuk-body-l">
				{scope}, as at {asAt}, as known on {known}.
			</p>
			{query.asAt < form.today && (
				<p className="govuk-body">
					{query.known === 'now'
						? 'What was recorded about that day later is included. '
						: 'This is the report as it was made on that day. What was recorded about it later is left out. '}
					<a className="govuk-link" href={addressOf(query, { known: other })}>
						{other === 'now' ? 'Show what is known now' : 'Show what was known then'}
					</a>
				</p>
			)}
		</>
	)
}

function Nothing({ requirement, asAt }: Extract<Page, { step: 'nothing' }>) {
	return (
		<InsetText>
			{requirement === null
				? `Nothing was asked of anybody on ${asAt}: no requirement was in force on that day.`
				: `${requirement} was not asked of anybody on ${asAt}: it was not in force on that day.`}
		</InsetText>
	)
}

function Report({ query, scope, asAt, summary, listed, pairs, list }: Extract<Page, { step: 'report' }>) {
	const listHref = (change: Change) => `${addressOf(query, change)}#people`
	const links = pageLinks(list, (page) => listHref({ page }))
	return (
		<>
			<CompletionFigures people={summary.people} requirements={summary.requirements.length} total={summary.total} href={listHref} />
			{list.kind === 'matrix' ? (
				<>
					<CompletionBars {...summary} href={listHref} />
					<CompletionMatrix {...list} links={links} />
				</>
			) : (
				<>
					<CompletionMatches
						{...list}
						listed={listed}
						pairs={pairs}
						scope={`${scope}, as at ${asAt}`}
						links={links}
						everythingHref={listHref({ status: null })}
					/>
					<CompletionBars {...summary} href={listHref} />
				</>
			)}
		</>
	)
}
