import { join } from 'node:path'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import type { Database } from './open.server.ts'
import { projectRoot } from './project-root.server.ts'

/** Brings the tables up to date. Migrations go forward only and are never edited once merged. */
export function migrateDatabase(db: Database): void {
	migrate(db, { migrationsFolder: join(projectRoot, 'db/migrations') })
}
