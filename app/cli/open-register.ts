import { join } from 'node:path'
import { clockOf, type Clock } from '#app/platform/clock.ts'
import type { Environment } from '#app/platform/env.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { openDatabase, type Database } from '#db/open.server.ts'

export type OpenRegister = { db: Database; clock: Clock }

/** Opens the database of this environment and brings its tables up to date: enough for a command that needs no content, and much faster. */
export function openRegister(env: Environment): OpenRegister {
	const db = openDatabase(join(env.dataFolder, 'probity.sqlite'))
	migrateDatabase(db)
	return { db, clock: clockOf(env) }
}

/** Opens the register for `work`, and closes it when that is done or has failed. */
export async function withRegister<T>(env: Environment, work: (register: OpenRegister) => T | Promise<T>): Promise<T> {
	const register = openRegister(env)
	try {
		return await work(register)
	} finally {
		register.db.$client.close()
	}
}
