import { stringify } from 'csv-stringify/sync'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { findHistoryUpload } from '#app/features/history/history-uploads.server.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'

/** Every row that cannot be brought, with what is wrong with it: the page shows the first of them. */
export async function loader(args: LoaderFunctionArgs) {
	await requirePermission(args, 'import-people')
	const upload = findHistoryUpload(args.context.site.db, { id: Number(args.params.id) })
	if (!upload?.found) throw notFound()
	const { errors, faults } = upload.found
	const rows = [...errors, ...faults].map(({ row, column, message }) => ({ file: upload.fileName, row, column, message }))
	const text = stringify(rows, { columns: ['file', 'row', 'column', 'message'], header: true, bom: true, escape_formulas: true })
	return new Response(text, {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="history-import-${upload.id}-faults.csv"`,
			'Cache-Control': 'no-store',
		},
	})
}
