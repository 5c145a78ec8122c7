import { notFound } from '#app/features/sign-in/guards.server.ts'

/** Public: what is not there. */
export function loader() {
	throw notFound()
}

export default function Nothing() {
	return null
}
