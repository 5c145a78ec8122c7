import { and, eq, isNull, notExists, sql } from 'drizzle-orm'
import { exemptionOn, isLive, isStillAsked } from '#app/features/requirements/status/as-at.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { dayOf, inWords, type Day, type Instant } from '#app/platform/calendar.ts'
import { isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { broughtLearning, certificates, completions, obligations } from '#db/schema/index.ts'
import { issueCertificate, type Issuer } from './issue-certificate.server.ts'

/** What is asked of somebody for the first time, and not done. */
const findOpen = prepared((db) =>
	db
		.select({ requirementId: obligations.requirementId })
		.from(obligations)
		.where(
			and(
				eq(obligations.personId, sql.placeholder('personId')),
				eq(obligations.cycle, 1),
				isLive(obligations),
				isStillAsked(obligations, sql.placeholder('day')),
				isNull(exemptionOn(obligations.personId, obligations.requirementId, sql.placeholder('day'))),
			),
		)
		.limit(1)
		.prepare(),
)
const findFirst = prepared((db) =>
	db
		.select({ requirementId: completions.requirementId, completedOn: completions.completedOn })
		.from(completions)
		.where(
			and(
				eq(completions.personId, sql.placeholder('personId')),
				eq(completions.cycle, 1),
				notExists(
					db
						.select({ number: certificates.number })
						.from(certificates)
						.where(and(eq(certificates.personId, sql.placeholder('personId')), eq(certificates.award, 'induction'))),
				),
			),
		)
		.prepare(),
)

/** The first that counts of what was learnt elsewhere, by the word of a file of the last system. */
const findBrought = prepared((db) =>
	db
		.select({ requirementId: broughtLearning.requirementId, completedOn: sql<Day>`min(${broughtLearning.completedOn})` })
		.from(broughtLearning)
		.where(
			and(eq(broughtLearning.personId, sql.placeholder('personId')), eq(broughtLearning.standing, 'counts'), isCurrent(broughtLearning)),
		)
		.groupBy(broughtLearning.requirementId)
		.prepare(),
)

/**
 * Issues the induction certificate once every requirement that is asked of somebody has been met for the first time: once in a person's time here, and not
 * where all of it was learnt elsewhere. Call it after each completion, in the same transaction. Returns its number, or null.
 */
export function issueInductionCertificate(
	db: Database,
	{ personId, requirements }: { personId: number; requirements: readonly Requirement[] },
	issuer: Issuer,
	{ now, actor }: { now: Instant; actor: string },
): string | null {
	const first = new Map(
		findFirst(db)
			.all({ personId })
			.map((row) => [row.requirementId, row]),
	)
	if (first.size === 0 || findOpen(db).get({ personId, day: dayOf(now) })) return null
	const elsewhere = new Map(
		findBrought(db)
			.all({ personId })
			.map((row) => [row.requirementId, row]),
	)
	const items = requirements.flatMap(({ id, title }) => {
		const [completion, brought] = [first.get(id), elsewhere.get(id)]
		if (completion) return [`${title}, ${inWords(completion.completedOn)}`]
		return brought ? [`${title}, ${inWords(brought.completedOn)}, learnt elsewhere`] : []
	})
	const printed = {
		kind: 'induction' as const,
		awardTitle: 'Officer induction',
		awardLine: 'has completed every part of the',
		completedOn: dayOf(now),
		scoreText: null,
		versionText: `${items.length} requirements met`,
		items,
	}
	return issueCertificate(db, { personId, award: 'induction', cycle: 1, validUntil: null, printed }, issuer, { now, actor })
}
