import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const roles = ['hr', 'monitoring-officer', 'auditor', 'administrator'] as const
export type Role = (typeof roles)[number]

export const roleGrants = sqliteTable('role_grants', {
	id: integer('id').primaryKey(),
	personId: integer('person_id').notNull(),
	role: text('role', { enum: roles }).notNull(),
	grantedAt: integer('granted_at').notNull(),
	grantedBy: text('granted_by').notNull(),
	revokedAt: integer('revoked_at'),
	revokedBy: text('revoked_by'),
})

/** The cookie holds a random token; only its SHA-256 is stored, so a copy of the database signs nobody in. */
export const sessions = sqliteTable('sessions', {
	tokenSha256: text('token_sha256').primaryKey(),
	personId: integer('person_id').notNull(),
	createdAt: integer('created_at').notNull(),
	expiresAt: integer('expires_at').notNull(),
	endedAt: integer('ended_at'),
})
