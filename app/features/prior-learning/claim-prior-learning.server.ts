import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { findLearnerModule } from '#app/features/learning/progress/find-progress.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import { keepDocument } from '#app/platform/keep-document.server.ts'
import type { Document } from '#app/platform/read-document.ts'
import type { Database } from '#db/open.server.ts'
import { priorLearning } from '#db/schema/requirements.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { isWaiting, whyNoClaim, whyNotThatDay, type ClaimRefusal, type DayRefusal } from './claim-limits.ts'
import { findLatestClaim, type Claim } from './find-claim.server.ts'

type Asked = { personId: number; requirement: Requirement }
type Context = { now: Instant; actor: string }

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

/**
 * Hands in learning done elsewhere, for HR to decide. The file is kept once, by its SHA-256. Returns the id of the claim; that of the first where the same is
 * sent twice.
 */
export function claimPriorLearning(
	db: Database,
	asked: Asked & { completedOn: Day; issuer: string; note: string; document: Document },
	{ now, actor }: Context,
): { claim: number } | { refusal: ClaimRefusal | DayRefusal } {
	const { personId, requirement, completedOn, issuer, note, document } = asked
	const today = dayOf(now)
	const documentSha256 = sha256(document.bytes)
	return inTransaction(db, () => {
		const { claim: latest, why: refusal } = findClaiming(db, asked, { now, actor })
		if (isWaiting(latest) && latest.documentSha256 === documentSha256 && latest.completedOn === completedOn && latest.claimedBy === actor)
			return { claim: latest.id }
		if (refusal) return { refusal }
		const dayRefusal = whyNotThatDay(completedOn, today)
		if (dayRefusal) return { refusal: dayRefusal }
		keepDocument(db, document, { now })
		const { id: claim } = db
			.insert(priorLearning)
			.values({
				personId,
				requirementId: requirement.id,
				completedOn,
				issuer,
				documentSha256,
				note,
				claimedBy: actor,
				claimedAt: now,
			})
			.returning({ id: priorLearning.id })
			.get()
		const subject = `person:${personId}/${requirement.slug}`
		recordEvidence(db, { at: now, actor, action: 'prior-learning.claimed', subject, details: { claim, completedOn, documentSha256 } })
		return { claim }
	})
}
