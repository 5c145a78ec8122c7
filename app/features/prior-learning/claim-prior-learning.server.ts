import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { findLearnerModule, type LearnerModule } from '#app/features/learning/progress/find-progress.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { addMonths, dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import { keepDocument } from '#app/platform/keep-document.server.ts'
import type { Document } from '#app/platform/read-document.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { findLatestClaim, type Claim } from './find-claim.server.ts'

type Asked = { personId: number; requirement: Requirement }
type Context = { now: Instant; actor: string }

/** How long ago learning may have been done, in calendar months. */
const monthsBack = 60

const insertClaim = prepared((db) =>
	db.$client.prepare(
		`insert into prior_learning (person_id, requirement_id, completed_on, issuer, document_sha256, note, claimed_by, claimed_at)
		 values (:personId, :requirementId, :completedOn, :issuer, :sha256, :note, :actor, :now)`,
	),
)

export const earliestDay = (today: Day): Day => addMonths(today, -monthsBack)

export type ClaimRefusal = 'not-asked' | 'locked' | 'waiting'

/**
 * Why nothing may be handed in for a module now; null if something may. Whoever is locked out (`isOwn`: it is their own claim) does not get round it: HR may
 * hand it in for them.
 */
export function whyNoClaim(
	{ open, row }: Pick<LearnerModule, 'open' | 'row'>,
	{ claim, isOwn }: { claim: Claim | null; isOwn: boolean },
): ClaimRefusal | null {
	if (!open) return 'not-asked'
	if (row.state === 'locked' && isOwn) return 'locked'
	return isWaiting(claim) ? 'waiting' : null
}

/** Where somebody stands with learning done elsewhere for one module: what they handed in last, and whether they may now. */
export function findClaiming(
	db: Database,
	{ personId, requirement }: Asked,
	{ now, actor }: Context,
): { claim: Claim | null; why: ClaimRefusal | null } {
	const key = { personId, requirementId: requirement.id }
	const claim = findLatestClaim(db, key)
	const found = findLearnerModule(db, { ...key, today: dayOf(now) })
	return { claim, why: whyNoClaim(found, { claim, isOwn: actor === `person:${personId}` }) }
}

/** HR has not decided it yet. */
const isWaiting = (claim: Claim | null): claim is Claim => claim !== null && claim.outcome === null

/**
 * Hands in learning done elsewhere, for HR to decide. The file is kept once, by its SHA-256. Returns the id of the claim; that of the first where the same is
 * sent twice.
 */
export function claimPriorLearning(
	db: Database,
	asked: Asked & { completedOn: Day; issuer: string; note: string; document: Document },
	{ now, actor }: Context,
): { claim: number } | { refusal: ClaimRefusal | 'too-early' | 'too-late' } {
	const { personId, requirement, completedOn, issuer, note, document } = asked
	const today = dayOf(now)
	const documentSha256 = sha256(document.bytes)
	return inTransaction(db, () => {
		const { claim: latest, why: refusal } = findClaiming(db, asked, { now, actor })
		if (isWaiting(latest) && latest.documentSha256 === documentSha256 && latest.completedOn === completedOn && latest.claimedBy === actor)
			return { claim: latest.id }
		if (refusal) return { refusal }
		if (completedOn > today) return { refusal: 'too-late' }
		if (completedOn < earliestDay(today)) return { refusal: 'too-early' }
		keepDocument(db, document, { now })
		const columns = { personId, requirementId: requirement.id, completedOn, issuer, sha256: documentSha256, note, actor, now }
		const claim = Number(insertClaim(db).run(columns).lastInsertRowid)
		const subject = `person:${personId}/${requirement.slug}`
		recordEvidence(db, { at: now, actor, action: 'prior-learning.claimed', subject, details: { claim, completedOn, documentSha256 } })
		return { claim }
	})
}
