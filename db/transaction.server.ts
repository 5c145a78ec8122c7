import type { Database } from './open.server.ts'

type NotAPromise<T> = T extends PromiseLike<unknown> ? never : T

/**
 * Runs `work` in one immediate transaction: all of it is on the disk when this returns, or none of it. The connection is synchronous, so every statement
 * that `work` runs on `db` is inside. A promise is refused by type: it would commit before its work was done.
 */
export function inTransaction<T>(db: Database, work: () => NotAPromise<T>): T {
	return db.$client.transaction(work).immediate() as T
}

/** Does the work and takes it all back: what it returns says how things would be. */
export function dryRun<T>(db: Database, work: () => NotAPromise<T>): T {
	const takenBack = new Error('taken back')
	let found: { result: T } | null = null
	try {
		inTransaction<never>(db, () => {
			found = { result: work() }
			throw takenBack
		})
	} catch (error) {
		if (error !== takenBack) throw error
	}
	if (!found) throw takenBack
	return (found as { result: T }).result
}
