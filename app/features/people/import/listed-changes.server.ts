import { and, asc, count, eq, sql } from 'drizzle-orm'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { peopleImportChanges } from '#db/schema/people.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { describeChange, type ReadableChange } from './change-in-words.ts'
import { readableSchema } from './check-result.ts'
import type { ChangeKind, PersonChange } from './plan-people-import.ts'

const importId = sql.placeholder('id')
const { place, kind, fileRow: row, employeeNumber, name, what, fields } = peopleImportChanges
const columns = { place, kind, row, employeeNumber, name, what, fields }
const fieldsSchema = readableSchema.shape.fields

const add = prepared((db) =>
	db
		.insert(peopleImportChanges)
		.values({
			importId,
			place: sql.placeholder('place'),
			kind: sql.placeholder('kind'),
			fileRow: sql.placeholder('row'),
			employeeNumber: sql.placeholder('employeeNumber'),
			name: sql.placeholder('name'),
			what: sql.placeholder('what'),
			fields: sql.placeholder('fields'),
		})
		.prepare(),
)
const remove = prepared((db) => db.delete(peopleImportChanges).where(eq(peopleImportChanges.importId, importId)).prepare())

/** Few enough that nobody who saves something waits for long. */
const batch = 2_000

/** Keeps what an import would change in place of what was found before, and counts by field whom of those already known it changes. */
export function listChanges(db: Database, { id, changes }: { id: number; changes: readonly PersonChange[] }): Record<string, number> {
	const counts = new Map<string, number>()
	inTransaction(db, () => remove(db).run({ id }))
	for (let from = 0; from < changes.length; from += batch) {
		inTransaction(db, () => {
			for (const [at, change] of changes.slice(from, from + batch).entries()) {
				const { fields: changed, ...readable } = describeChange(change)
				if (change.kind !== 'joiner')
					for (const each of new Set(changed.map(({ field }) => field))) counts.set(each, (counts.get(each) ?? 0) + 1)
				add(db).run({ id, place: from + at, ...readable, fields: JSON.stringify(changed) })
			}
		})
	}
	return Object.fromEntries(counts)
}

/** What is kept of an import that nobody wants is nothing. */
export const forgetChanges = (db: Database, { id }: { id: number }): void => void remove(db).run({ id })

const ofKind = and(eq(peopleImportChanges.importId, importId), eq(peopleImportChanges.kind, sql.placeholder('kind')))
const pageOf = prepared((db) =>
	db
		.select(columns)
		.from(peopleImportChanges)
		.where(ofKind)
		.orderBy(asc(place))
		.limit(sql.placeholder('limit'))
		.offset(sql.placeholder('offset'))
		.prepare(),
)
const countOf = prepared((db) => db.select({ all: count() }).from(peopleImportChanges).where(ofKind).prepare())

const perPage = 50
const readable = ({
	place: _,
	fields: text,
	...change
}: { place: number; fields: string } & Omit<ReadableChange, 'fields'>): ReadableChange => ({
	...change,
	fields: fieldsSchema.parse(JSON.parse(text)),
})

/** A page of the changes of one kind: two statements. */
export function pageOfChanges(db: Database, { id, kind: asked, page }: { id: number; kind: ChangeKind; page: number }) {
	const total = countOf(db).get({ id, kind: asked })?.all ?? 0
	const rows = pageOf(db).all({ id, kind: asked, limit: perPage, offset: (page - 1) * perPage })
	return { total, page, pages: Math.max(1, Math.ceil(total / perPage)), changes: rows.map(readable) }
}

const nextOf = prepared((db) =>
	db
		.select(columns)
		.from(peopleImportChanges)
		.where(and(eq(peopleImportChanges.importId, importId), sql`${place} > ${sql.placeholder('after')}`))
		.orderBy(asc(place))
		.limit(batch)
		.prepare(),
)

/** All the changes of an import, a few thousand at a time. */
export function* iterateChanges(db: Database, { id }: { id: number }): Generator<ReadableChange> {
	for (let after = -1; ;) {
		const rows = nextOf(db).all({ id, after })
		for (const each of rows) yield readable(each)
		const last = rows.at(-1)
		if (!last || rows.length < batch) return
		after = last.place
	}
}
