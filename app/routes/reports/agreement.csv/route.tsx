import type { LoaderFunctionArgs } from '@remix-run/node'
import { agreementFields, readAgreementQuery } from '#app/features/reports/agreement-query.ts'
import { askAboutAgreement } from '#app/features/reports/agreement-question.server.ts'
import { iterateAgreement } from '#app/features/reports/agreement-report.server.ts'
import { listUnits } from '#app/features/reports/list-units.server.ts'
import { writeAgreementCsv } from '#app/features/reports/write-agreement-csv.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import { findAddressErrors, refuseFile } from '#app/platform/web/read-search.ts'
import { streamText } from '#app/platform/web/stream-text.server.ts'

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'read-reports')
	const { site } = args.context
	const address = new URL(args.request.url)
	const unknown = findAddressErrors(address, agreementFields)
	const read = readAgreementQuery(address.searchParams, { today: viewer.today, ...listUnits(site.db) })
	if (unknown.length > 0 || 'errors' in read) return refuseFile([...unknown, ...('errors' in read ? read.errors : [])])
	const asked = askAboutAgreement(site, read.query, viewer)
	if (!asked) throw notFound()
	const lines = writeAgreementCsv(iterateAgreement(site.db, asked.question, viewer), asked.edition, { bom: true })
	return new Response(streamText(lines), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="probity-agreement-${read.query.asAt}.csv"`,
			'Cache-Control': 'no-store',
		},
	})
}
