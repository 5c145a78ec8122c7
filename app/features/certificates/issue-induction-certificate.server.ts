import { exemptSql } from '#app/features/requirements/status/as-at-sql.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { dayOf, inWords, type Day, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { issueCertificate, type Issuer } from './issue-certificate.server.ts'

/** What is asked of somebody for the first time, and not done. */
const findOpen = prepared((db) =>
	db.$client.prepare<{ personId: number; day: Day }, { requirementId: number }>(
		`select requirement_id as requirementId from obligations o where person_id = :personId and cycle = 1 and superseded_at is null and met_at is null
		 and (asked_to is null or asked_to >= :day) and ${exemptSql('o.person_id', 'o.requirement_id')} is null limit 1`,
	),
)
const findFirst = prepared((db) =>
	db.$client.prepare<{ personId: number }, { requirementId: number; completedOn: Day; version: string }>(
		`select requirement_id as requirementId, completed_on as completedOn, version from completions c
		 where person_id = @personId and cycle = 1
		 and not exists (select 1 from certificates where person_id = @personId and award = 'induction')`,
	),
)

/**
 * Issues the induction certificate once every requirement that is asked of somebody has been met for the first time. Once in a person's time here. Call it after each completion, in the same transaction. Returns its number, or null.
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
	const items = requirements.flatMap(({ id: key, title }) => {
		const completion = first.get(key)
		return completion ? [`${title}, ${inWords(completion.completedOn)}`] : []
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
