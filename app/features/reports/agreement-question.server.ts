import type { Edition } from '#app/features/code/edition/edition.ts'
import type { PublishedEditions } from '#app/features/code/edition/published-editions.server.ts'
import { findCodeRequirement, type Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import type { AgreementQuery } from './agreement-query.ts'
import type { AgreementQuestion } from './agreement-report.server.ts'
import { requirementsOn } from './requirements-on.server.ts'

type Council = { db: Database; code: PublishedEditions; requirements: readonly Requirement[] }

/** What is asked about the edition that was in force on the day; null where none was, or the Code was not asked of anybody. */
export function askAboutAgreement(
	{ db, code, requirements }: Council,
	{ page: _, ...query }: AgreementQuery,
	{ now }: { now: Instant },
): { edition: Edition; question: AgreementQuestion } | null {
	code.refresh()
	const edition = code.list().findLast(({ effectiveFrom }) => effectiveFrom <= query.asAt)
	const requirement = findCodeRequirement(requirementsOn(db, requirements, { asAt: query.asAt, known: 'then' }, now))
	return edition && requirement ? { edition, question: { ...query, fingerprint: edition.fingerprint, requirement } } : null
}
