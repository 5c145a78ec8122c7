import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requirePerson } from '#app/features/sign-in/guards.server.ts'

/** The edition in force. */
export async function loader(args: LoaderFunctionArgs) {
	await requirePerson(args)
	return redirect(`/code/${args.context.site.content.currentEdition.id}`)
}
