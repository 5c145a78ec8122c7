import { and, eq, max, sql } from 'drizzle-orm'
import { alias, QueryBuilder } from 'drizzle-orm/sqlite-core'
import { isLive } from '#app/features/requirements/status/as-at.server.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { attestationProgress, attestations } from '#db/schema/attestation.ts'
import { obligations } from '#db/schema/requirements.ts'
import { noAttestationProgress, type AttestationProgressRow } from './attestation-progress-row.ts'

export type AttestationProgress = {
	/** The cycle to attest now; null if nothing is asked, or the renewal is not open yet. */
	open: { cycle: number; opensOn: Day; dueOn: Day } | null
	opensOn: Day | null
	dueOn: Day | null
	/** The fingerprint of the edition of the last step; null before the first. */
	begunWith: string | null
	startedAt: Instant | null
	revision: number
	row: AttestationProgressRow
	/** The last attestation that was agreed. */
	last: { attestationId: number; attestedAt: Instant; editionId: string; editionSha256: string } | null
}

const agreed = alias(attestations, 'agreed')
const lastAgreed = new QueryBuilder()
	.select({ id: max(agreed.id) })
	.from(agreed)
	.where(and(eq(agreed.personId, obligations.personId), eq(agreed.outcome, 'agreed')))

const find = prepared((db) =>
	db
		.select({
			cycle: obligations.cycle,
			opensOn: obligations.opensOn,
			dueOn: obligations.dueOn,
			askedTo: obligations.askedTo,
			progress: {
				state: attestationProgress.state,
				begunWith: attestationProgress.editionSha256,
				since: attestationProgress.sinceSha256,
				read: attestationProgress.partsRead,
				agreed: attestationProgress.agreed,
				declared: attestationProgress.interests,
				startedAt: attestationProgress.startedAt,
				revision: attestationProgress.revision,
			},
			last: {
				attestationId: attestations.id,
				attestedAt: attestations.attestedAt,
				editionId: attestations.editionId,
				editionSha256: attestations.editionSha256,
			},
		})
		.from(obligations)
		.leftJoin(
			attestationProgress,
			and(eq(attestationProgress.personId, obligations.personId), eq(attestationProgress.cycle, obligations.cycle)),
		)
		.leftJoin(attestations, eq(attestations.id, lastAgreed))
		.where(
			and(
				eq(obligations.personId, sql.placeholder('personId')),
				eq(obligations.requirementId, sql.placeholder('requirementId')),
				isLive(obligations),
			),
		)
		.prepare(),
)

const nothingAsked: AttestationProgress = {
	open: null,
	opensOn: null,
	dueOn: null,
	begunWith: null,
	startedAt: null,
	revision: 0,
	row: noAttestationProgress,
	last: null,
}

/** How far somebody is with the attestation: one statement. */
export function findAttestationProgress(
	db: Database,
	{ personId, requirementId, today }: { personId: number; requirementId: number; today: Day },
): AttestationProgress {
	const found = find(db).get({ personId, requirementId })
	if (!found) return nothingAsked
	const { cycle, opensOn, dueOn, askedTo, progress, last } = found
	const open = opensOn <= today && (askedTo === null || askedTo >= today) ? { cycle, opensOn, dueOn } : null
	if (!progress) return { ...nothingAsked, open, opensOn, dueOn, last }
	const { begunWith, startedAt, revision, ...row } = progress
	return { open, opensOn, dueOn, begunWith, startedAt, revision, row, last }
}
