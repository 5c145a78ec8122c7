import { and, eq, sql } from 'drizzle-orm'
import type { RenderedEdition } from '#app/features/code/edition/edition.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { attestationProgress } from '#db/schema/attestation.ts'
import type { AttestationProgressRow } from './attestation-progress-row.ts'

type Saved = {
	personId: number
	cycle: number
	edition: Pick<RenderedEdition, 'id' | 'fingerprint'>
	/** The revision that was read; 0 before the first step. */
	revision: number
	row: AttestationProgressRow
}

/**
 * Keeps what the machine has made of a row. Throws if somebody else saved it since it was read: call it in the transaction that read it. Not prepared: of a
 * placeholder drizzle would write the null of a JSON column as the text `null`.
 */
export function saveAttestationProgress(db: Database, { personId, cycle, edition, revision, row }: Saved, { now }: { now: Instant }): void {
	const columns = {
		editionId: edition.id,
		editionSha256: edition.fingerprint,
		state: row.state,
		sinceSha256: row.since,
		partsRead: row.read,
		agreed: row.agreed,
		interests: row.declared,
		updatedAt: now,
	}
	const { changes } =
		revision === 0
			? db
					.insert(attestationProgress)
					.values({ personId, cycle, revision: 1, startedAt: now, ...columns })
					.onConflictDoNothing()
					.run()
			: db
					.update(attestationProgress)
					.set({ ...columns, revision: sql`${attestationProgress.revision} + 1` })
					.where(
						and(
							eq(attestationProgress.personId, personId),
							eq(attestationProgress.cycle, cycle),
							eq(attestationProgress.revision, revision),
						),
					)
					.run()
	if (changes !== 1) throw new Error(`The attestation of person ${personId} was changed in between.`)
}
