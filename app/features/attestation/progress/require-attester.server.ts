import type { Edition } from '#app/features/code/edition/edition.ts'
import type { PublishedEditions } from '#app/features/code/edition/published-editions.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { notFound } from '#app/features/sign-in/guards.server.ts'
import type { Day } from '#app/platform/calendar.ts'
import type { Attester } from './advance-attestation.server.ts'

type Asked = { code: PublishedEditions; requirements: readonly Requirement[]; issuer: Attester['issuer'] }

/** Somebody before the edition that is in force now. 404 where nobody is asked to agree to the Code. */
export function requireAttester(
	{ personId, today }: { personId: number; today: Day },
	{ code, requirements, issuer }: Asked,
): Attester & { edition: Edition } {
	const requirement = requirements.find(({ kind }) => kind === 'attestation')
	if (!requirement) throw notFound()
	code.refresh()
	return { personId, requirement, requirements, edition: code.inForce(today), issuer }
}
