import type { LoaderFunctionArgs } from '@remix-run/node'
import { iterateCompletionRows } from '#app/features/reports/iterate-completion-rows.server.ts'
import { listUnits } from '#app/features/reports/list-units.server.ts'
import { readReportQuery, reportFields } from '#app/features/reports/report-query.ts'
import { requirementsOn } from '#app/features/reports/requirements-on.server.ts'
import { writeCompletionCsv } from '#app/features/reports/write-completion-csv.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { findAddressErrors, refuseFile } from '#app/platform/web/read-search.ts'
import type { Database } from '#db/open.server.ts'
import { streamText } from '#app/platform/web/stream-text.server.ts'

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'read-reports')
	const { db, requirements } = args.context.site
	const address = new URL(args.request.url)
	const unknown = findAddressErrors(address, reportFields)
	const read = readReportQuery(address.searchParams, { today: viewer.today, requirements, ...listUnits(db) })
	if (unknown.length > 0 || 'errors' in read) return refuseFile([...unknown, ...('errors' in read ? read.errors : [])])
	const { query } = read
	const asked = (moment: Database) => ({ ...query, requirements: requirementsOn(moment, requirements, query, viewer.now) })
	const lines = writeCompletionCsv(iterateCompletionRows(db, asked, viewer), { bom: true })
	return new Response(streamText(lines), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="probity-completion-${query.asAt}.csv"`,
			'Cache-Control': 'no-store',
		},
	})
}
