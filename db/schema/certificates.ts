import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Frozen at issue: `printed` holds every word on the page. `pdfSha256` is set once, when the page is first rendered. */
export const certificates = sqliteTable('certificates', {
	number: text('number').primaryKey(),
	personId: integer('person_id').notNull(),
	award: text('award').notNull(),
	cycle: integer('cycle').notNull(),
	printed: text('printed', { mode: 'json' }).notNull(),
	templateVersion: integer('template_version').notNull(),
	pdfSha256: text('pdf_sha256'),
	issuedAt: integer('issued_at').notNull(),
	validUntil: text('valid_until'),
	revokedAt: integer('revoked_at'),
	revokedReason: text('revoked_reason'),
	/** The number of the certificate that was issued in its place. */
	replacedBy: text('replaced_by'),
})
