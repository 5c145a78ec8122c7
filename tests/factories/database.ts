import { writeFileSync } from 'node:fs'
import { migrateDatabase } from '#db/migrate.server.ts'
import { openDatabase, type Database } from '#db/open.server.ts'

let migrated: Buffer | undefined

/** An empty database in memory, its tables up to date: a copy of the first, for to migrate takes longer than most tests. */
export const createDatabase = (options: { onStatement?: (sql: string) => void } = {}): Database => openDatabase(emptyDatabase(), options)

/** The same as a file at `path`, which several connections can open. */
export function createDatabaseFile(path: string, options: { onStatement?: (sql: string) => void } = {}): Database {
	writeFileSync(path, emptyDatabase())
	return openDatabase(path, options)
}

function emptyDatabase(): Buffer {
	if (migrated) return migrated
	const first = openDatabase(':memory:')
	migrateDatabase(first)
	migrated = first.$client.serialize()
	return migrated
}
