import { stringify } from 'csv-stringify/sync'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { iterateChanges } from '#app/features/people/import/listed-changes.server.ts'
import { findUpload } from '#app/features/people/import/uploads.server.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import { streamText } from '#app/platform/web/stream-text.server.ts'

const columns = ['row', 'employee_number', 'name', 'kind', 'field', 'before', 'after', 'from', 'to'] as const

/** Every change of an import, a line for each field. */
export async function loader(args: LoaderFunctionArgs) {
	await requirePermission(args, 'import-people')
	const { db } = args.context.site
	const upload = findUpload(db, { id: Number(args.params.id) })
	if (!upload?.result) throw notFound()
	return new Response(streamText(linesOf(upload.id)), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="people-import-${upload.id}-changes.csv"`,
			'Cache-Control': 'no-store',
		},
	})

	function* linesOf(id: number): Generator<string> {
		yield stringify([columns], { bom: true })
		for (const { row, employeeNumber, name, kind, fields } of iterateChanges(db, { id })) {
			const lines = fields.map(({ field, before, after, from, to }) => [row, employeeNumber, name, kind, field, before, after, from, to])
			yield stringify(lines, { escape_formulas: true })
		}
	}
}
