import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { replanRequirement } from '#app/features/requirements/planning/replan-day.server.ts'
import { recordVersion, refreshRequirements } from '#app/features/requirements/rules/rules.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import type { Clock } from '#app/platform/clock.ts'
import type { Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { listPublicationsOn, type LivePublication } from './publications.server.ts'

type Council = { readonly db: Database; readonly clock: Clock; requirements: readonly Requirement[] }

/**
 * Asks everybody what the edition asks that comes into force on a day: a material one asks all who agreed to an edition before it, a minor one nobody. Run late,
 * it still counts from that day; run again, or by two servers, it changes nothing; a publication that was taken back is passed over. Returns the number of
 * obligations changed.
 */
export async function commenceEdition(council: Council, day: Day): Promise<number> {
	const { db, clock } = council
	const now = clock()
	const requirement = council.requirements.find(({ kind }) => kind === 'attestation')
	const publications = listPublicationsOn(db, day)
	if (!requirement || day > dayOf(now)) return 0
	inTransaction(db, () => {
		for (const publication of publications) bringIn(db, requirement.id, publication, now)
	})
	// Before the planning, for it takes its time: whoever attests or is imported meanwhile is planned by the same rules.
	council.requirements = refreshRequirements(db, council.requirements)
	const asksAgain = publications.some(({ material }) => material)
	return asksAgain ? replanRequirement(db, council.requirements, requirement.slug, clock) : 0
}

function bringIn(
	db: Database,
	requirementId: number,
	{ id, fingerprint, effectiveFrom, material, dueDays }: LivePublication,
	now: Instant,
): void {
	const version = `${id}@${fingerprint.slice(0, 12)}`
	if (!recordVersion(db, { id: requirementId, version, effect: material ? 'at-once' : 'none', on: effectiveFrom, dueDays })) return
	const details = { edition: id, sha256: fingerprint, effectiveFrom, version, asksAgain: material }
	recordEvidence(db, { at: now, actor: 'system', action: 'code.in-force', subject: `code:${id}`, details })
}
