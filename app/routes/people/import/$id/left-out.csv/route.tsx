import { stringify } from 'csv-stringify/sync'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { findUpload } from '#app/features/people/import/uploads.server.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import { leftOutInWords } from '../view-model.ts'

/** Every row that was left out by choice, as it stood in the file. */
export async function loader(args: LoaderFunctionArgs) {
	await requirePermission(args, 'import-people')
	const upload = findUpload(args.context.site.db, { id: Number(args.params.id) })
	if (!upload?.result) throw notFound()
	const rows = upload.result.leftOut.map(({ row, why, text }) => ({ file: upload.fileName, row, why: leftOutInWords[why], text }))
	const text = stringify(rows, { columns: ['file', 'row', 'why', 'text'], header: true, bom: true, escape_formulas: true })
	return new Response(text, {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="people-import-${upload.id}-left-out.csv"`,
			'Cache-Control': 'no-store',
		},
	})
}
