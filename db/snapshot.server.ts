import { openDatabase, type Database } from './open.server.ts'

type NotAPromise<T> = T extends PromiseLike<unknown> ? never : T

/**
 * Reads in one moment of the database: whatever others write meanwhile, from another process, every statement of `work` sees what was there at the first. For
 * answers that are made of several statements. `work` must not write.
 */
export function inSnapshot<T>(db: Database, work: () => NotAPromise<T>): T {
	return (db.$client.inTransaction ? work() : db.$client.transaction(work).deferred()) as T
}

/**
 * One moment of the database for an answer that takes several turns, in which this process writes too: a connection of its own, that only reads. Close it: while
 * it is open the log of the database cannot be taken in. A database in memory has no second connection, and is read as it is.
 */
function openSnapshot(db: Database): { db: Database; close: () => void } {
	const { name: path, memory } = db.$client
	if (memory) return { db, close: () => {} }
	const moment = openDatabase(path, { readonly: true })
	moment.$client.exec('begin; select 1 from sqlite_schema limit 1')
	return { db: moment, close: () => moment.$client.close() }
}

/** Does what takes several turns in one moment of the database. */
export async function withSnapshot<T>(db: Database, work: (moment: Database) => Promise<T>): Promise<T> {
	const moment = openSnapshot(db)
	try {
		return await work(moment.db)
	} finally {
		moment.close()
	}
}

/** Makes a long answer piece by piece in one moment of the database, that of the first piece. It ends with the last, or when the reader goes. */
export function* iterateSnapshot<T>(db: Database, pieces: (moment: Database) => Iterable<T>): Generator<T> {
	const moment = openSnapshot(db)
	try {
		yield* pieces(moment.db)
	} finally {
		moment.close()
	}
}
