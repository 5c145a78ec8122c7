import { fileURLToPath } from 'node:url'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import type { Database } from './open.server.ts'

/** Brings the tables up to date. Migrations go forward only and are never edited once merged. */
export function migrateDatabase(db: Database): void {
	migrate(db, { migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)) })
}
