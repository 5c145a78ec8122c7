import { createHash } from 'node:crypto'
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import * as schema from './schema/index.ts'
import { matchesSearch, tokensOfEmail, tokensOfName, tokensOfNumber, tokensOfUnit, type Search } from './search-tokens.ts'

export type Database = BetterSQLite3Database<typeof schema> & { $client: Sqlite.Database }

/**
 * Opens the database at `path` (or `:memory:`, or a copy in memory of the bytes of one), creating its folder. `synchronous=FULL`: an answer of success means that it is on the disk.
 * `onStatement` is told every statement that runs, for tests that count them.
 */
export function openDatabase(path: string | Buffer, options: { onStatement?: (sql: string) => void; readonly?: boolean } = {}): Database {
	if (typeof path === 'string' && path !== ':memory:' && !options.readonly) keepPrivate(path)
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
	addSearchFunctions(client)
	return drizzle(client, { schema })
}

/** For the account that the server runs as, and nobody else on the machine. SQLite gives the files beside it the same mode. */
function keepPrivate(path: string): void {
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
	closeSync(openSync(path, 'a', 0o600))
	if (statSync(path).uid === process.getuid?.())
		for (const each of [path, `${path}-wal`, `${path}-shm`]) if (existsSync(each)) chmodSync(each, 0o600)
}

const textOf = (value: unknown): string => (value === null ? '' : String(value))

/** What the index of the search is made from, in its triggers and here by the same functions; and its answer for a name that is no longer anybody's. */
function addSearchFunctions(client: Sqlite.Database): void {
	const tokens = (name: string, list: (...texts: string[]) => string[]) =>
		client.function(name, { deterministic: true, varargs: true }, (...texts: unknown[]) => list(...texts.map(textOf)).join(' '))
	tokens('name_tokens', (givenName, familyName) => tokensOfName(givenName ?? '', familyName ?? ''))
	tokens('number_tokens', (...numbers) => numbers.join(' ').split(' ').flatMap(tokensOfNumber))
	tokens('email_tokens', (email) => tokensOfEmail(email ?? null))
	tokens('unit_tokens', (name) => tokensOfUnit(name ?? ''))
	/** The search as JSON, then the numbers, the name of then and the e-mail address. */
	client.function('matches_name', { deterministic: true, varargs: true }, (search: unknown, ...fields: unknown[]) => {
		const [numbers = '', givenName = '', familyName = '', email = ''] = fields.map(textOf)
		return Number(
			matchesSearch(JSON.parse(String(search)) as Search, {
				tokens: [...tokensOfName(givenName, familyName), ...numbers.split(' ').flatMap(tokensOfNumber)],
				emailTokens: tokensOfEmail(email),
			}),
		)
	})
}
