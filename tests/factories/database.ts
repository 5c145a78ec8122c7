import { migrateDatabase } from '#db/migrate.server.ts'
import { openDatabase, type Database } from '#db/open.server.ts'

let migrated: Buffer | undefined

/** An empty database in memory, its tables up to date: a copy of the first, for to migrate takes longer than most tests. */
export function createDatabase(options: { onStatement?: (sql: string) => void } = {}): Database {
	if (!migrated) {
		const first = openDatabase(':memory:')
		migrateDatabase(first)
		migrated = first.$client.serialize()
	}
	return openDatabase(migrated, options)
}
