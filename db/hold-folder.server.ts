import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'

/**
 * Keeps a folder for one server: two would each do the same jobs. The lock is SQLite’s on a file of its own, which the system lets go when the process ends,
 * however it ends. Returns what lets go of it.
 */
export function holdFolder(folder: string): () => void {
	mkdirSync(folder, { recursive: true, mode: 0o700 })
	const path = join(folder, 'server.lock')
	closeSync(openSync(path, 'a', 0o600))
	const lock = new Sqlite(path, { timeout: 0 })
	try {
		lock.exec('begin exclusive')
	} catch (error) {
		lock.close()
		if (!(error instanceof Sqlite.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) throw error
		throw new Error(`Another server is using the folder ${folder}. Stop that one first, or set PROBITY_DATA to another folder.`, {
			cause: error,
		})
	}
	return () => lock.close()
}
