import { and, desc, eq } from 'drizzle-orm'
import type { Edition as ShippedEdition } from '#app/features/content/content.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { codeDrafts, codeEditions, codePublications } from '#db/schema/code.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { writeEditionText, type EditionText } from './edition-text.ts'
import { textOfShipped } from './shipped-edition.ts'

type Context = { now: Instant; actor: string }

/** Keeps the words of an edition for ever; recording them twice changes nothing. Returns their fingerprint. Call it in a transaction. */
export function recordText(db: Database, text: EditionText, { now, actor }: Context): string {
	const body = writeEditionText(text)
	const fingerprint = sha256(body)
	const row = { id: text.id, sha256: fingerprint, label: text.label, body, recordedAt: now }
	if (
		db
			.insert(codeEditions)
			.values(row)
			.onConflictDoNothing({ target: [codeEditions.id, codeEditions.sha256] })
			.run().changes > 0
	) {
		const details = { edition: text.id, sha256: fingerprint, bodySha256: fingerprint }
		recordEvidence(db, { at: now, actor, action: 'code.edition-recorded', subject: `code:${text.id}`, details })
	}
	return fingerprint
}

export type Publication = {
	id: string
	fingerprint: string
	effectiveFrom: Day
	/** A material edition asks everybody again; a minor one asks nobody. */
	material: boolean
	reason: string
	/** How many days people have for it; null: as many as the first time. */
	dueDays: number | null
}

/** Who loaded a text and who recorded its approval; nothing of a text that ships with Probity. */
function findApproval(
	db: Database,
	{ id, fingerprint }: Pick<Publication, 'id' | 'fingerprint'>,
): { loadedBy: string; approvedBy: string } | null {
	const found = db
		.select({ loadedBy: codeDrafts.createdBy, approvedBy: codeDrafts.approvedBy })
		.from(codeDrafts)
		.where(and(eq(codeDrafts.editionId, id), eq(codeDrafts.sha256, fingerprint), eq(codeDrafts.state, 'approved')))
		.orderBy(desc(codeDrafts.approvedAt))
		.limit(1)
		.get()
	return found && found.approvedBy !== null ? { loadedBy: found.loadedBy, approvedBy: found.approvedBy } : null
}

/** Says from which day an edition that was recorded binds. Call it in a transaction. */
export function recordPublication(db: Database, publication: Publication, { now, actor }: Context): void {
	const { id, fingerprint, effectiveFrom, material, reason, dueDays } = publication
	db.insert(codePublications)
		.values({ editionId: id, sha256: fingerprint, effectiveFrom, material, reason, dueDays, publishedBy: actor, recordedAt: now })
		.run()
	const details = { edition: id, sha256: fingerprint, effectiveFrom, material, reason, dueDays, ...findApproval(db, publication) }
	recordEvidence(db, { at: now, actor, action: 'code.published', subject: `code:${id}`, details })
}

const isPublished = (db: Database, { id, fingerprint }: { id: string; fingerprint: string }): boolean =>
	db
		.select({ id: codePublications.id })
		.from(codePublications)
		.where(and(eq(codePublications.editionId, id), eq(codePublications.sha256, fingerprint)))
		.get() !== undefined

/** Records the editions that ship with the content, and puts those in force that are new here. */
export function recordShippedEditions(db: Database, editions: Iterable<ShippedEdition>, context: Context): void {
	inTransaction(db, () => {
		for (const edition of editions) {
			const { id, effectiveFrom, material } = edition
			const fingerprint = recordText(db, textOfShipped(edition), context)
			if (isPublished(db, { id, fingerprint })) continue
			recordPublication(db, { id, fingerprint, effectiveFrom, material, reason: 'It ships with Probity.', dueDays: null }, context)
		}
	})
}
