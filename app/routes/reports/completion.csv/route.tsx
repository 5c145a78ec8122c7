import type { LoaderFunctionArgs } from '@remix-run/node'
import { iterateCompletionRows } from '#app/features/reports/iterate-completion-rows.server.ts'
import { listUnits } from '#app/features/reports/list-units.server.ts'
import { readReportQuery } from '#app/features/reports/report-query.ts'
import { requirementsOn } from '#app/features/reports/requirements-on.server.ts'
import { writeCompletionCsv } from '#app/features/reports/write-completion-csv.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { streamText } from '#app/platform/web/stream-text.server.ts'

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'read-reports')
	const { db, requirements } = args.context.site
	const read = readReportQuery(new URL(args.request.url).searchParams, { today: viewer.today, requirements, ...listUnits(db) })
	if ('errors' in read) {
		const text = read.errors.map((error) => `${error.field}: ${error.text}`).join('\n')
		return new Response(`${text}\n`, { status: 400, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
	}
	const question = { ...read.query, requirements: requirementsOn(db, requirements, read.query, viewer.now) }
	const lines = writeCompletionCsv(iterateCompletionRows(db, question, viewer), { bom: true })
	return new Response(streamText(lines), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="probity-completion-${read.query.asAt}.csv"`,
			'Cache-Control': 'no-store',
		},
	})
}
