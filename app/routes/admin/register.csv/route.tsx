import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { readRegisterQuery } from '#app/features/declarations/register/register-query.ts'
import { iterateRegister } from '#app/features/declarations/register/register.server.ts'
import { writeAuditCsv, writePublishedCsv } from '#app/features/declarations/register/write-register-csv.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { anyText, findAddressErrors, refuseFile } from '#app/platform/web/read-search.ts'
import { streamText } from '#app/platform/web/stream-text.server.ts'

const fields = z.object({ 'as-at': anyText, for: z.literal('publication').optional() })

/** The whole register as at a day: for an audit, or with `?for=publication` what may be published of it. */
export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'read-register')
	const address = new URL(args.request.url)
	const unknown = findAddressErrors(address, fields)
	const read = readRegisterQuery(address.searchParams, { today: viewer.today, directorates: [] })
	if (unknown.length > 0 || 'errors' in read) return refuseFile([...unknown, ...('errors' in read ? read.errors : [])])
	const { asAt } = read.query
	const published = address.searchParams.get('for') === 'publication'
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
