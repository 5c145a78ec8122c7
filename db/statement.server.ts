import type { Statement as SqliteStatement } from 'better-sqlite3'
import { sql, type SQL } from 'drizzle-orm'
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core'
import type { z } from 'zod'
import type { Database } from './open.server.ts'

type Parameters = Record<string, unknown>

/** What `statement` was called with: tests prepare each one and compare its columns with its row. */
export type WrittenStatement = { sql: string; row: z.ZodObject }

const written: WrittenStatement[] = []

/** Every statement that was written by hand in the modules loaded so far. */
export const listStatements = (): readonly WrittenStatement[] => written

let isChecking = false

/** From now on every row that a hand-written statement answers is compared with its schema: for tests. */
export function checkRows(): void {
	isChecking = true
}

/**
 * A statement written by hand, for what drizzle's query builder cannot say, or says at a cost that was measured: tests/integration/hand-written-sql.test.ts lists the files
 * with their reasons. `row` says what SQLite answers; tests hold it to that, and nothing is parsed in service. Prepared once for each connection.
 */
export function statement<Row extends z.ZodObject, Bound extends Parameters = Parameters>(text: string, row: Row) {
	written.push({ sql: text, row })
	const prepared = new WeakMap<Database, SqliteStatement<[Bound], z.infer<Row>>>()
	const checked = (answer: z.infer<Row>): z.infer<Row> => (isChecking ? (row.strict().parse(answer), answer) : answer)
	const of = (db: Database) => {
		const known = prepared.get(db) ?? db.$client.prepare<[Bound], z.infer<Row>>(text)
		prepared.set(db, known)
		return known
	}
	return {
		all: (db: Database, bound: Bound): z.infer<Row>[] => of(db).all(bound).map(checked),
		get: (db: Database, bound: Bound): z.infer<Row> | undefined => {
			const answer = of(db).get(bound)
			return answer && checked(answer)
		},
		*iterate(db: Database, bound: Bound): IterableIterator<z.infer<Row>> {
			for (const answer of of(db).iterate(bound)) yield checked(answer)
		},
	}
}

const dialect = new SQLiteSyncDialect()

/** What a statement written by hand is bound to by name, for a fragment of the query builder: `textOf(holdsOn(placements, bound('day')))`. */
export const bound = (name: string): SQL => sql.raw(`:${name}`)

/** A fragment of the query builder as text, for a statement written by hand. Values in it are written out: what comes from outside is `bound`. */
export const textOf = (fragment: SQL): string => dialect.sqlToQuery(fragment.inlineParams()).sql
