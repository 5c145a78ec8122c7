import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { matchesName } from './matches-name.ts'
import * as schema from './schema/index.ts'

export type Database = BetterSQLite3Database<typeof schema> & { $client: Sqlite.Database }

/**
 * Opens the database at `path` (or `:memory:`, or a copy in memory of the bytes of one), creating its folder. `synchronous=FULL`: an answer of success means that it is on the disk.
 * `onStatement` is told every statement that runs, for tests that count them.
 */
export function openDatabase(path: string | Buffer, options: { onStatement?: (sql: string) => void; readonly?: boolean } = {}): Database {
	if (typeof path === 'string' && path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
	const { onStatement } = options
	const client = new Sqlite(path, {
		readonly: options.readonly ?? false,
		...(onStatement && { verbose: (sql?: unknown) => onStatement(String(sql)) }),
	})
	client.pragma('journal_mode = WAL')
	client.pragma('synchronous = FULL')
	client.pragma('foreign_keys = ON')
	client.pragma('busy_timeout = 5000')
	client.pragma('cache_size = -32000')
	client.function('sha256', { deterministic: true }, (value: unknown) =>
		createHash('sha256')
			.update(Buffer.isBuffer(value) ? value : String(value))
			.digest('hex'),
	)
	client.function('matches_name', { deterministic: true, varargs: true }, (words: unknown, ...fields: unknown[]) =>
		Number(matchesName(JSON.parse(String(words)), fields.map(String))),
	)
	return drizzle(client, { schema })
}
