import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import {
	agreementAnswers,
	agreementFields,
	agreementSearch,
	answerWords,
	readAgreementQuery,
} from '#app/features/reports/agreement-query.ts'
import { hasMinute } from '#app/features/code/draft/find-minute.server.ts'
import { askAboutAgreement } from '#app/features/reports/agreement-question.server.ts'
import { countAsked, listAgreement, summariseAgreement } from '#app/features/reports/agreement-report.server.ts'
import { knownAt } from '#app/features/reports/completion-question.ts'
import { listUnits } from '#app/features/reports/list-units.server.ts'
import { pageLinks } from '#app/features/reports/page-links.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { may } from '#app/features/sign-in/roles.ts'
import { inWords, momentInWords } from '#app/platform/calendar.ts'
import { readSearch } from '#app/platform/web/read-search.ts'
import { FormErrors } from '#app/ui/form-errors.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { AgreementFigures } from './agreement-figures.tsx'
import { AgreementFilters } from './agreement-filters.tsx'
import { AgreementList } from './agreement-list.tsx'
import { toAgreementView } from './view-model.ts'
import { inSnapshot } from '#db/snapshot.server.ts'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = {
	title: 'Agreement to the edition in force',
	wide: true,
	backLink: { href: '/reports', text: 'Reports' },
}

const answers = agreementAnswers.map((value) => ({ value, text: answerWords[value] }))

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'read-reports')
	const { site } = args.context
	readSearch(args.request, agreementFields)
	const { searchParams } = new URL(args.request.url)
	const { directorates } = listUnits(site.db)
	const form = { formValues: Object.fromEntries(searchParams), today: viewer.today, directorates, answers }
	const read = readAgreementQuery(searchParams, { today: viewer.today, directorates })
	if ('errors' in read) return data({ step: 'errors' as const, form, errors: read.errors }, 400)
	const { query } = read
	const asked = askAboutAgreement(site, query, viewer)
	if (!asked) return data({ step: 'nothing' as const, form, asAt: inWords(query.asAt) })
	const { edition, question } = asked
	// Of one moment: an answer that is given meanwhile is in the figure and in the list, or in neither.
	const { total, byDirectorate, rows, page, pages, people } = inSnapshot(site.db, () => {
		const { total, directorates: byDirectorate } = summariseAgreement(site.db, question, viewer)
		const { total: people, ...list } = listAgreement(site.db, question, query.page, viewer)
		return { total, byDirectorate, people, ...list }
	})
	const recordHref = may(viewer, 'read-people') ? (number: string) => `/people/${encodeURIComponent(number)}` : null
	return data({
		step: 'report' as const,
		form,
		query,
		asAt: inWords(query.asAt),
		known: momentInWords(knownAt(query.asAt, viewer.now)),
		edition: { title: edition.title, label: edition.label, fingerprint: edition.fingerprint, since: inWords(edition.effectiveFrom) },
		minute: hasMinute(site.db, edition) ? `/admin/code/${edition.id}/minute` : null,
		total: { ...total, asked: countAsked(total) },
		directorates: byDirectorate.map(({ name, counts }) => ({ name, ...counts, asked: countAsked(counts) })),
		listed: query.answer === null ? 'All answers' : answerWords[query.answer],
		people,
		rows: rows.map((row) => toAgreementView(row, recordHref)),
		page,
		pages,
		links: pageLinks({ page, pages }, (number) => `/reports/agreement${agreementSearch(query, { page: number })}#people`),
		mayRefusals: may(viewer, 'see-to-refusals'),
	})
}

export default function Agreement() {
	const page = useLoaderData<typeof loader>()
	const errors = page.step === 'errors' ? page.errors : []
	return (
		<>
			<FormErrors errors={errors} />
			<div className="pb-report-head">
				<h1 className="govuk-heading-xl">Who has agreed to the edition in force</h1>
				{page.step === 'report' && (
					<a className="govuk-link govuk-body" href={`/reports/agreement.csv${agreementSearch(page.query)}`} download>
						Export as CSV
					</a>
				)}
			</div>
			<div className="govuk-grid-row">
				<div className="govuk-grid-column-one-quarter">
					<AgreementFilters {...page.form} errors={errors} />
				</div>
				<div className="govuk-grid-column-three-quarters">
					{page.step === 'nothing' && (
						<InsetText>No edition of the Code was in force on {page.asAt}, or nobody was asked to agree to it.</InsetText>
					)}
					{page.step === 'report' && <Report {...page} />}
				</div>
			</div>
		</>
	)
}

type Page = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { step: 'report' }>

function Report({ query, asAt, known, edition, minute, total, directorates, mayRefusals, ...list }: Page) {
	const href = (change: { answer?: (typeof agreementAnswers)[number] | null; directorate?: string }) =>
		`/reports/agreement${agreementSearch(query, change)}#people`
	return (
		<>
			<p className="govuk-body-l">
				{edition.title}, {edition.label}, in force since {edition.since}. As at {asAt}, as known on {known}.
			</p>
			<AgreementFigures total={total} directorates={directorates} href={href} />
			<p className="govuk-body-s">
				Whoever agreed to another edition, or to a plain-English text before this one, has not agreed to this one. People on long leave are
				counted. Not counted are people who are exempt, or of whom it is not asked. Fingerprint of the edition:{' '}
				<span className="pb-hash">{edition.fingerprint}</span>
			</p>
			{minute && (
				<p className="govuk-body">
					<a className="govuk-link" href={minute} download>
						Download the minute by which it was approved
					</a>
				</p>
			)}
			{mayRefusals && total.refused > 0 && (
				<p className="govuk-body">
					<a className="govuk-link" href="/attestations/refusals">
						See to the refusals
					</a>
				</p>
			)}
			<AgreementList {...list} everybodyHref={query.answer === null ? null : href({ answer: null })} />
		</>
	)
}
