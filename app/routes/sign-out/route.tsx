import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { readToken, sessionCookie } from '#app/features/sign-in/guards.server.ts'
import { endSession } from '#app/features/sign-in/sessions.server.ts'

/** Public: signing out is open to everybody. */
export async function action({ request, context }: ActionFunctionArgs) {
	const { db, clock } = context.site
	const token = await readToken(request)
	if (token) endSession(db, { token }, { now: clock() })
	return redirect('/sign-in', { headers: { 'Set-Cookie': await sessionCookie.serialize('', { maxAge: 0 }) } })
}

export const loader = () => redirect('/')
