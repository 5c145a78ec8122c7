import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound } from '#app/features/sign-in/guards.server.ts'

/** Public: says that there is no such page, or that a file was refused. */
export function loader({ context: { refused } }: LoaderFunctionArgs) {
	throw refused === undefined ? notFound() : new Response(null, { status: refused })
}

export default function Nothing() {
	return null
}
