import type { Edition as ShippedEdition } from '#app/features/content/content.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { writeEditionText, type EditionText } from './edition-text.ts'
import { textOfShipped } from './shipped-edition.ts'

type Context = { now: Instant; actor: string }

const insertText = prepared((db) =>
	db.$client.prepare(
		'insert into code_editions (id, sha256, label, body, recorded_at) values (@id, @fingerprint, @label, @body, @now) on conflict (id, sha256) do nothing',
	),
)
const insertPublication = prepared((db) =>
	db.$client.prepare(
		`insert into code_publications (edition_id, sha256, effective_from, material, reason, due_days, published_by, recorded_at)
		 values (@id, @fingerprint, @effectiveFrom, @material, @reason, @dueDays, @actor, @now)`,
	),
)
const isPublished = prepared((db) =>
	db.$client.prepare<[string, string], number>('select 1 from code_publications where edition_id = ? and sha256 = ?').pluck(),
)

/** Keeps the words of an edition for ever; recording them twice changes nothing. Returns their fingerprint. Call it in a transaction. */
export function recordText(db: Database, text: EditionText, { now, actor }: Context): string {
	const body = writeEditionText(text)
	const fingerprint = sha256(body)
	if (insertText(db).run({ id: text.id, fingerprint, label: text.label, body, now }).changes > 0) {
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

/** Says from which day an edition that was recorded binds. Call it in a transaction. */
export function recordPublication(db: Database, publication: Publication, { now, actor }: Context): void {
	insertPublication(db).run({ ...publication, material: publication.material ? 1 : 0, actor, now })
	const { id, fingerprint, effectiveFrom, material, reason, dueDays } = publication
	const details = { edition: id, sha256: fingerprint, effectiveFrom, material, reason, dueDays }
	recordEvidence(db, { at: now, actor, action: 'code.published', subject: `code:${id}`, details })
}

/** Records the editions that ship with the content, and puts those in force that are new here. */
export function recordShippedEditions(db: Database, editions: Iterable<ShippedEdition>, context: Context): void {
	inTransaction(db, () => {
		for (const edition of editions) {
			const { id, effectiveFrom, material } = edition
			const fingerprint = recordText(db, textOfShipped(edition), context)
			if (isPublished(db).get(id, fingerprint) !== undefined) continue
			recordPublication(db, { id, fingerprint, effectiveFrom, material, reason: 'It ships with Probity.', dueDays: null }, context)
		}
	})
}
