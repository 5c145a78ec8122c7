import type { LoaderFunctionArgs } from '@remix-run/node'
import { readRegisterQuery } from '#app/features/declarations/register/register-query.ts'
import { iterateRegister } from '#app/features/declarations/register/register.server.ts'
import { writeAuditCsv, writePublishedCsv } from '#app/features/declarations/register/write-register-csv.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { streamText } from '#app/platform/web/stream-text.server.ts'

/** The whole register as at a day: for an audit, or with `?for=publication` what may be published of it. */
export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'read-register')
	const search = new URL(args.request.url).searchParams
	const read = readRegisterQuery(search, { today: viewer.today, directorates: [] })
	if ('errors' in read) {
		const text = read.errors.map((error) => `${error.field}: ${error.text}`).join('\n')
		return new Response(`${text}\n`, { status: 400, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
	}
	const { asAt } = read.query
	const published = search.get('for') === 'publication'
	const rows = iterateRegister(args.context.site.db, { asAt }, viewer)
	const lines = (published ? writePublishedCsv : writeAuditCsv)(rows, { day: asAt, bom: true })
	return new Response(streamText(lines), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="probity-register-${published ? 'published-' : ''}${asAt}.csv"`,
			'Cache-Control': 'no-store',
		},
	})
}
