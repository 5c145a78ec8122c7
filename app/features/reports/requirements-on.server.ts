import { ruleOn, type Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { refreshRequirements } from '#app/features/requirements/rules/rules.server.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { knownAt } from './completion-sql.ts'

/** The requirements that there were on a day, with their rules and words as they were known at its end, or as they are known now: two statements. */
export function requirementsOn(
	db: Database,
	requirements: readonly Requirement[],
	{ asAt, known }: { asAt: Day; known: 'then' | 'now' },
	now: Instant,
): Requirement[] {
	return refreshRequirements(db, requirements, known === 'now' ? now : knownAt(asAt, now)).filter(
		(requirement) => ruleOn(requirement, asAt) !== null,
	)
}
