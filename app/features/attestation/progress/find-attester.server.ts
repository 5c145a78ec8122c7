import type { Edition } from '#app/features/code/edition/edition.ts'
import type { PublishedEditions } from '#app/features/code/edition/published-editions.server.ts'
import { findCodeRequirement, type Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Day } from '#app/platform/calendar.ts'
import type { Attester } from './advance-attestation.server.ts'

type Asked = { code: PublishedEditions; requirements: readonly Requirement[]; issuer: Attester['issuer'] }

/** Somebody before the edition that is in force now; null where nobody is asked to agree to the Code. */
export function findAttester(
	{ personId, today }: { personId: number; today: Day },
	{ code, requirements, issuer }: Asked,
): (Attester & { edition: Edition }) | null {
	const requirement = findCodeRequirement(requirements)
	if (!requirement) return null
	code.refresh()
	return { personId, requirement, requirements, edition: code.inForce(today), issuer }
}
