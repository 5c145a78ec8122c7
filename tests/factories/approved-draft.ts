import { recordText } from '#app/features/code/edition/record-editions.server.ts'
import type { EditionText } from '#app/features/code/edition/edition-text.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'

type Draft = { now: Instant; state?: 'draft' | 'reviewed' | 'approved'; material?: boolean | null; reason?: string | null }

/** A draft with these words, approved by a committee unless `state` says otherwise. Returns the fingerprint of the words, recorded only if it is approved. */
export function createDraftRow(
	db: Database,
	text: EditionText,
	{ now, state = 'approved', material = null, reason = null }: Draft,
): string | null {
	return inTransaction(db, () => {
		const source = `# ${text.title}`
		const base = db.$client.prepare('select id, sha256 from code_editions order by recorded_at limit 1').get()
		const fingerprint = state === 'approved' ? recordText(db, text, { now, actor: 'system' }) : null
		db.$client
			.prepare(
				`insert into documents (sha256, name, media_type, bytes, stored_at) values (?, 'code.txt', 'text/plain', ?, ?) on conflict do nothing`,
			)
			.run(sha256(source), Buffer.from(source), now)
		db.$client
			.prepare(
				`insert into code_drafts (edition_id, label, title, state, source_sha256, source, outline, clause_ids, plain, statements, change_notes, material, reason,
					revision, created_by, created_at, updated_at, approver, approved_on, approved_by, approved_at, sha256)
				 values (@id, @label, @title, @state, @sourceSha256, @source, @outline, @clauseIds, '{}', '[]', '[]', @material, @reason, 1, 'system', @now, @now,
					@approver, @approvedOn, @approvedBy, @approvedAt, @fingerprint)`,
			)
			.run({
				id: text.id,
				label: text.label,
				title: text.title,
				state,
				sourceSha256: sha256(source),
				source,
				outline: JSON.stringify({ title: text.title, sections: [], faqHeading: null, questions: [], unsure: [] }),
				clauseIds: JSON.stringify({ base, entries: {} }),
				material: material === null ? null : Number(material),
				reason,
				now,
				...(fingerprint === null
					? { approver: null, approvedOn: null, approvedBy: null, approvedAt: null }
					: { approver: 'Full Council', approvedOn: '2026-06-01', approvedBy: 'system', approvedAt: now }),
				fingerprint,
			})
		return fingerprint
	})
}
