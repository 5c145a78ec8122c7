import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import { keepDocument } from '#app/platform/keep-document.server.ts'
import type { Document } from '#app/platform/read-document.ts'
import type { Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { findApprovalRule } from './approval-rule.server.ts'
import type { CodeDraft } from './code-draft.ts'
import { approvalDayError } from './draft-limits.ts'
import { advanceRow } from './draft-row.ts'
import { draftText } from './draft-text.ts'
import type { DraftVersion } from './draft-version-token.ts'
import { findOpenVersion, saveDraft } from './save-draft.server.ts'
import { fingerprintOf } from '#app/features/code/edition/edition-text.ts'
import { recordText } from '#app/features/code/edition/record-editions.server.ts'

type Context = { now: Instant; actor: string }

/** Somebody has read all of it and found it right. Null if all went well, else why not. */
export function reviewDraft(db: Database, version: DraftVersion, { now, actor }: Context): string | null {
	return inTransaction(db, () => {
		const draft = findOpenVersion(db, version)
		if ('refusal' in draft) return draft.refusal
		const row = advanceRow(draft, { type: 'REVIEW', by: actor })
		if ('refusal' in row) return row.refusal
		saveDraft(db, draft.id, { ...row, reviewedAt: now }, now)
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
	/** The minute of that meeting; null where none is handed in. */
	minute?: Document | null
}

const ownText =
	'Who loaded a text does not record its approval here: another Monitoring Officer has to. Under Editions, Who may approve says why, and can be changed'

/** They loaded it themselves, and somebody else has to record its approval. */
export const isOwnText = (db: Database, { createdBy }: Pick<CodeDraft, 'createdBy'>, { now, actor }: Context): boolean =>
	createdBy === actor && findApprovalRule(db, dayOf(now)).byAnother

/** Freezes a reviewed draft: from now on its words are an edition. Returns their fingerprint, or why not. */
export function approveDraft(
	db: Database,
	version: DraftVersion,
	approval: Approval,
	context: Context,
): { fingerprint: string } | { refusal: string } {
	const { now, actor } = context
	const { approver, approvedOn, minute = null } = approval
	return inTransaction(db, () => {
		const draft = findOpenVersion(db, version)
		if ('refusal' in draft) return draft
		const row = advanceRow(draft, { type: 'APPROVE', approver, approvedOn })
		if ('refusal' in row) return row
		if (isOwnText(db, draft, context)) return { refusal: ownText }
		const wrongDay = approvalDayError(approvedOn, dayOf(now))
		if (wrongDay) return { refusal: wrongDay }
		const fingerprint = recordText(db, draftText(draft), context)
		const minuteSha256 = minute && keepDocument(db, minute, { now })
		saveDraft(db, draft.id, { ...row, approvedBy: actor, approvedAt: now, sha256: fingerprint, minuteSha256 }, now)
		const details = { draft: draft.id, edition: draft.editionId, sha256: fingerprint, approvedOn, loadedBy: draft.createdBy, minuteSha256 }
		recordEvidence(db, { at: now, actor, action: 'code.draft-approved', subject: `code:${draft.editionId}`, details })
		return { fingerprint }
	})
}

/** Gives a draft up. It stays in the record with its document. Null if all went well, else why not. */
export function discardDraft(db: Database, version: DraftVersion, { reason }: { reason: string }, { now, actor }: Context): string | null {
	return inTransaction(db, () => {
		const draft = findOpenVersion(db, version)
		if ('refusal' in draft) return draft.refusal
		const row = advanceRow(draft, { type: 'DISCARD' })
		if ('refusal' in row) return row.refusal
		saveDraft(db, draft.id, row, now)
		const details = { draft: draft.id, edition: draft.editionId, reason }
		recordEvidence(db, { at: now, actor, action: 'code.draft-discarded', subject: `code:${draft.editionId}`, details })
		return null
	})
}
