import type { LoaderFunctionArgs } from '@remix-run/node'
import { makeHandout } from '#app/features/handouts/make-handout.server.ts'
import { requireLearner } from '#app/routes/modules/$module/require-learner.server.ts'
import { requirePerson } from '#app/features/sign-in/guards.server.ts'

/** `/modules/:module/handout.pdf`: what to keep of a module, to print. */
export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { content, printHandout } = args.context.site
	const { module } = requireLearner(viewer, args.context.site, args.params.module)
	const pdf = await makeHandout(module, content.council, { print: printHandout, now: viewer.now })
	return new Response(new Uint8Array(pdf), {
		headers: {
			'Content-Type': 'application/pdf',
			'Content-Length': String(pdf.byteLength),
			'Content-Disposition': `attachment; filename="${module.id}-handout.pdf"`,
		},
	})
}
