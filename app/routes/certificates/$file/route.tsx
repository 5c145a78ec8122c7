import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { openCertificate } from '#app/features/certificates/open-certificate.server.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import { readCertificateNumber } from '#app/platform/ids.ts'

/** `/certificates/PRB-….pdf`: one's own certificate as a page. Somebody else's is not there. One that cannot be printed leads to the page that says why. */
export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db, clock, printCertificate } = args.context.site
	const number = readCertificateNumber(args.params.file?.replace(/\.pdf$/, '') ?? '')
	const opened = number && (await openCertificate(db, { number, personId: viewer.personId }, { printCertificate, clock }))
	if (!opened) throw notFound()
	if ('unprintable' in opened) return redirect(`/certificates#${number}`)
	const { pdf } = opened
	return new Response(new Uint8Array(pdf), {
		headers: {
			'Content-Type': 'application/pdf',
			'Content-Length': String(pdf.byteLength),
			'Content-Disposition': `attachment; filename="${number}.pdf"`,
			'Cache-Control': 'private, no-store',
		},
	})
}
