import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { stale, type Seen } from './change-draft.server.ts'
import { isOpen, whatIsMissing, type Draft } from './draft.ts'
import { approvalDayError } from './draft-limits.ts'
import { draftText } from './draft-text.ts'
import { findDraftById } from './drafts.server.ts'
import { fingerprintOf } from '#app/features/code/edition/edition-text.ts'
import { recordText } from '#app/features/code/edition/record-editions.server.ts'

type Context = { now: Instant; actor: string }

const review = prepared((db) =>
	db.$client.prepare(
		`update code_drafts set state = 'reviewed', reviewed_by = @actor, reviewed_at = @now, updated_at = @now, revision = revision + 1 where id = @id`,
	),
)
const approve = prepared((db) =>
	db.$client.prepare(
		`update code_drafts set state = 'approved', approver = @approver, approved_on = @approvedOn, approved_by = @actor, approved_at = @now, updated_at = @now,
			revision = revision + 1, sha256 = @fingerprint
		 where id = @id`,
	),
)
const discard = prepared((db) =>
	db.$client.prepare(`update code_drafts set state = 'discarded', updated_at = @now, revision = revision + 1 where id = @id`),
)

/** The open draft as somebody saw it; or why they may not decide about it. */
function findSeen(db: Database, { draft: id, revision }: Seen): Draft | string {
	const draft = findDraftById(db, { id })
	if (!draft || !isOpen(draft)) return 'This draft is not open any more'
	return draft.revision === revision ? draft : stale
}

/** Somebody has read all of it and found it right. Null if all went well, else why not. */
export function reviewDraft(db: Database, seen: Seen, { now, actor }: Context): string | null {
	return inTransaction(db, () => {
		const draft = findSeen(db, seen)
		if (typeof draft === 'string') return draft
		const [missing] = whatIsMissing(draft)
		if (missing) return `It cannot be reviewed yet: ${missing.text.charAt(0).toLowerCase()}${missing.text.slice(1)}`
		review(db).run({ id: draft.id, actor, now })
		const details = { draft: draft.id, edition: draft.editionId, textSha256: fingerprintOf(draftText(draft)) }
		recordEvidence(db, { at: now, actor, action: 'code.draft-reviewed', subject: `code:${draft.editionId}`, details })
		return null
	})
}

export type Approval = {
	/** In words: the council, a committee. */
	approver: string
	/** The day of their meeting. */
	approvedOn: Day
}

/** Freezes a reviewed draft: from now on its words are an edition. Returns their fingerprint, or why not. */
export function approveDraft(
	db: Database,
	seen: Seen,
	{ approver, approvedOn }: Approval,
	context: Context,
): { fingerprint: string } | { refusal: string } {
	const { now, actor } = context
	return inTransaction(db, () => {
		const draft = findSeen(db, seen)
		if (typeof draft === 'string') return { refusal: draft }
		if (draft.state !== 'reviewed') return { refusal: 'Review the draft before you record that it was approved' }
		if (approver === '') return { refusal: 'Say who approved it' }
		const wrongDay = approvalDayError(approvedOn, dayOf(now))
		if (wrongDay) return { refusal: wrongDay }
		const fingerprint = recordText(db, draftText(draft), context)
		approve(db).run({ id: draft.id, approver, approvedOn, fingerprint, actor, now })
		const details = { draft: draft.id, edition: draft.editionId, sha256: fingerprint, approvedOn }
		recordEvidence(db, { at: now, actor, action: 'code.draft-approved', subject: `code:${draft.editionId}`, details })
		return { fingerprint }
	})
}

/** Gives a draft up. It stays in the record with its document. Null if all went well, else why not. */
export function discardDraft(db: Database, seen: Seen, { reason }: { reason: string }, { now, actor }: Context): string | null {
	return inTransaction(db, () => {
		const draft = findSeen(db, seen)
		if (typeof draft === 'string') return draft
		discard(db).run({ id: draft.id, now })
		const details = { draft: draft.id, edition: draft.editionId, reason }
		recordEvidence(db, { at: now, actor, action: 'code.draft-discarded', subject: `code:${draft.editionId}`, details })
		return null
	})
}
