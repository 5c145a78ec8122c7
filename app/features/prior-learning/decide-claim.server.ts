import { and, eq, isNull } from 'drizzle-orm'
import type { Issuer } from '#app/features/certificates/issue-certificate.server.ts'
import { issueInductionCertificate } from '#app/features/certificates/issue-induction-certificate.server.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { findLearnerModule } from '#app/features/learning/progress/find-progress.server.ts'
import { meetRequirement, validUntil } from '#app/features/requirements/planning/meet-requirement.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { priorLearning } from '#db/schema/requirements.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { findClaim, type Claim } from './find-claim.server.ts'

type Context = { now: Instant; actor: string }

/** Stands where a completion names the version of the module that was taken: none was. */
const noVersion = 'elsewhere'

export type AcceptRefusal =
	| { why: 'own-hand' }
	| { why: 'not-asked' }
	| { why: 'run-out'; on: Day }
	| { why: 'not-later'; than: Day }
	| { why: 'new-version'; on: Day }

/** Whoever hands something in for somebody else does not decide it too. */
export const isOwnHand = ({ claimedBy }: Pick<Claim, 'claimedBy'>, actor: string): boolean => claimedBy === actor

/** Why learning of that day cannot be accepted; null if it can. */
export function whyNotAccept(
	db: Database,
	{ personId, requirement, completedOn }: { personId: number; requirement: Requirement; completedOn: Day },
	today: Day,
): AcceptRefusal | null {
	const { open, lastCompletedOn } = findLearnerModule(db, { personId, requirementId: requirement.id, today })
	const until = validUntil(db, { personId, requirement, completedOn }, today)
	if (!open || until === null) return { why: 'not-asked' }
	if (lastCompletedOn !== null && completedOn <= lastCompletedOn) return { why: 'not-later', than: lastCompletedOn }
	const version = requirement.askedAgain.findLast(({ on }) => on <= today && on > completedOn)
	if (version) return { why: 'new-version', on: version.on }
	return until < today ? { why: 'run-out', on: until } : null
}

type Decided = { personId: number; id: number; requirements: readonly Requirement[]; issuer: Issuer }

/**
 * Accepts learning done elsewhere: it counts from the day on which it was done, and the next cycle is planned. No certificate is issued for it, but the
 * induction may be complete with it. Twice is once.
 */
export function acceptClaim(db: Database, { personId, id, requirements, issuer }: Decided, context: Context): AcceptRefusal | null {
	const { now, actor } = context
	return inTransaction(db, () => {
		const claim = findClaim(db, { personId, id })
		const requirement = requirements.find((each) => each.id === claim?.requirementId)
		if (!claim || !requirement || claim.outcome === 'refused') return { why: 'not-asked' }
		if (claim.outcome === 'accepted') return null
		if (isOwnHand(claim, actor)) return { why: 'own-hand' }
		const { completedOn } = claim
		const refusal = whyNotAccept(db, { personId, requirement, completedOn }, dayOf(now))
		if (refusal) return refusal
		record(db, { personId, id, requirement, outcome: 'accepted', reason: null }, context)
		const meeting = {
			personId,
			requirement,
			version: noVersion,
			score: null,
			attemptId: null,
			source: 'prior-learning',
			completedOn,
		} as const
		meetRequirement(db, meeting, context)
		issueInductionCertificate(db, { personId, requirements }, issuer, { now, actor })
		return null
	})
}

/** Refuses it; the person reads why. Twice is once, and what was decided before stays. Null where it is decided. */
export function refuseClaim(
	db: Database,
	{ personId, id, requirement, reason }: { personId: number; id: number; requirement: Requirement; reason: string },
	context: Context,
): AcceptRefusal | null {
	return inTransaction(db, () => {
		const claim = findClaim(db, { personId, id })
		if (claim?.outcome !== null) return null
		if (isOwnHand(claim, context.actor)) return { why: 'own-hand' }
		record(db, { personId, id, requirement, outcome: 'refused', reason }, context)
		return null
	})
}

type Decision = { personId: number; id: number; requirement: Requirement; outcome: 'accepted' | 'refused'; reason: string | null }

function record(db: Database, { personId, id, requirement, outcome, reason }: Decision, { now, actor }: Context): void {
	db.update(priorLearning)
		.set({ outcome, decisionReason: reason, decidedBy: actor, decidedAt: now })
		.where(and(eq(priorLearning.id, id), eq(priorLearning.personId, personId), isNull(priorLearning.decidedAt)))
		.run()
	const subject = `person:${personId}/${requirement.slug}`
	recordEvidence(db, { at: now, actor, action: 'prior-learning.decided', subject, details: { claim: id, outcome } })
}
