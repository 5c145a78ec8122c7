import type { Requirement } from '#app/features/requirements/requirement-rules.ts'
import { dayOf, inWords, type Day, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { issueCertificate, type Issuer } from './issue-certificate.server.ts'

const findFirst = prepared((db) =>
	db.$client.prepare<{ personId: number }, { requirementKey: number; completedOn: Day; version: string }>(
		`select requirement_id as requirementKey, completed_on as completedOn, version from completions c
		 where person_id = @personId and cycle = 1
		 and not exists (select 1 from certificates where person_id = @personId and award = 'induction')`,
	),
)

/**
 * Issues the induction certificate once every requirement has been met for the first time: all modules and the attestation of the Code. Once in a person's
 * time here. Call it after each completion, in the same transaction. Returns its number, or null.
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
			.map((row) => [row.requirementKey, row]),
	)
	const items: string[] = []
	for (const { key, title } of requirements) {
		const completion = first.get(key)
		if (!completion) return null
		items.push(`${title}, ${inWords(completion.completedOn)}`)
	}
	const printed = {
		kind: 'induction' as const,
		awardTitle: 'Officer induction',
		awardLine: 'has completed every part of the',
		completedOn: dayOf(now),
		scoreText: null,
		versionText: `${requirements.length} requirements met`,
		items,
	}
	return issueCertificate(db, { personId, award: 'induction', cycle: 1, validUntil: null, printed }, issuer, { now, actor })
}
