import { stringify } from 'csv-stringify/sync'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { findUpload } from '#app/features/people/import/uploads.server.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'

/** Every fault of a file: the page shows the first of them. */
export async function loader(args: LoaderFunctionArgs) {
	await requirePermission(args, 'import-people')
	const upload = findUpload(args.context.site.db, { id: Number(args.params.id) })
	if (!upload?.result) throw notFound()
	const rows = upload.result.errors.map(({ row, column, message }) => ({ file: upload.fileName, row, column, message }))
	const text = stringify(rows, { columns: ['file', 'row', 'column', 'message'], header: true, bom: true, escape_formulas: true })
	return new Response(text, {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="people-import-${upload.id}-faults.csv"`,
			'Cache-Control': 'no-store',
		},
	})
}
