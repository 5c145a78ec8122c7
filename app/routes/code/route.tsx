import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requirePerson } from '#app/features/sign-in/guards.server.ts'

/** The edition in force. */
export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	const { code } = args.context.site
	code.refresh()
	return redirect(`/code/${code.inForce(viewer.today).id}`)
}
