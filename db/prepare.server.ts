import { inArray, sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Database } from './open.server.ts'

/**
 * Builds a query once for each database and keeps it: `const findPerson = prepared((db) => db.select()….prepare())`, then `findPerson(db).get({ id })`.
 * Building the SQL text costs more than running it on the pages that learners see.
 */
export function prepared<Query>(build: (db: Database) => Query): (db: Database) => Query {
	const queries = new WeakMap<Database, Query>()
	return (db) => {
		const known = queries.get(db)
		if (known) return known
		const query = build(db)
		queries.set(db, query)
		return query
	}
}

/** The column is one of a list that is bound as JSON text: `isAmong(people.id, 'ids')` and then `.all({ ids: JSON.stringify(ids) })`. */
export const isAmong = (column: SQLiteColumn, list: string): SQL =>
	inArray(column, sql`(select value from json_each(${sql.placeholder(list)}))`)

/**
 * A placeholder for the value of a column, to set in an update: written as the column writes it (JSON, booleans). A column of JSON would write `null` as the
 * word; here it is no value.
 */
export const boundTo = (column: SQLiteColumn, name: string): SQL =>
	column.dataType === 'json'
		? sql`nullif(${sql.param(sql.placeholder(name), column)}, 'null')`
		: sql`${sql.param(sql.placeholder(name), column)}`
