import type { Edition } from '#app/features/content/content.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'

/** Keeps every edition that this site puts before anybody, whole, so that what was attested can be read for ever. Recording one twice changes nothing. */
export function recordEditions(db: Database, editions: Iterable<Edition>, { now, actor }: { now: Instant; actor: string }): void {
	const insert = db.$client.prepare(
		'insert into code_editions (id, sha256, label, body, recorded_at) values (@id, @sha256, @label, @body, @now) on conflict (id, sha256) do nothing',
	)
	inTransaction(db, () => {
		for (const edition of editions) {
			const { id, label, fingerprint, sections, faq, statements } = edition
			const body = JSON.stringify({
				statements,
				sections: sections.map(({ heading, clauses }) => ({
					heading,
					clauses: clauses.map(({ id: clause, number, html }) => ({ id: clause, number, html })),
				})),
				faq: faq.map(({ id: entry, title, html }) => ({ id: entry, title, html })),
			})
			if (insert.run({ id, sha256: fingerprint, label, body, now }).changes === 0) continue
			const details = { edition: id, sha256: fingerprint, bodySha256: sha256(body) }
			recordEvidence(db, { at: now, actor, action: 'code.edition-recorded', subject: `code:${id}`, details })
		}
	})
}
