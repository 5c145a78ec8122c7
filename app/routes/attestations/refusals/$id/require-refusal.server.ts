import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { findRefusal } from '#app/features/attestation/refusals/find-refusal.server.ts'
import { findCodeRequirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { notFound } from '#app/features/sign-in/guards.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'

/** The refusal that the address names, as it stands today; 404 if there is none. */
export function requireRefusal({ context: { site }, params }: LoaderFunctionArgs | ActionFunctionArgs, viewer: Viewer) {
	const requirement = findCodeRequirement(site.requirements)
	const id = Number(params.id)
	const refusal = requirement && Number.isSafeInteger(id) ? findRefusal(site.db, { id, requirementId: requirement.id }, viewer) : null
	if (!requirement || !refusal) throw notFound()
	return { db: site.db, refusal, requirementId: requirement.id, path: `/attestations/refusals/${id}` }
}

/** The same for something that is to be recorded about it: 403 for one's own, and for one that is closed its page. */
export function requireOthersRefusal(args: LoaderFunctionArgs | ActionFunctionArgs, viewer: Viewer) {
	const found = requireRefusal(args, viewer)
	if (found.refusal.personId === viewer.personId) throw new Response(null, { status: 403 })
	return found
}

/** What the form saw: the revision that it sends. */
export const seenRevision = (sent: string | undefined): number => (/^\d{1,9}$/.test(sent ?? '') ? Number(sent) : -1)
