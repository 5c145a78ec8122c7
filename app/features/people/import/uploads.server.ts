import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { sha256 } from '#app/platform/ids.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { peopleImports, type ImportState } from '#db/schema/people.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { checkResultSchema, type CheckResult } from './check-result.ts'
import { layoutSchema, plainLayout, type ImportLayout } from './import-layout.ts'
import type { ImportKind } from './plan-people-import.ts'

export type Upload = {
	id: number
	fileName: string
	layout: ImportLayout
	kind: ImportKind
	state: ImportState
	result: CheckResult | null
	problem: string | null
	run: number
	createdAt: Instant
	finishedAt: Instant | null
}

const id = sql.placeholder('id')
const mostListed = 24

const byId = prepared((db) => {
	const { fileName, layout, kind, state, result, problem, run, createdAt, finishedAt } = peopleImports
	return db
		.select({ id: peopleImports.id, fileName, layout, kind, state, result, problem, run, createdAt, finishedAt })
		.from(peopleImports)
		.where(eq(peopleImports.id, id))
		.prepare()
})
const live = prepared((db) => db.select({ id: peopleImports.id }).from(peopleImports).where(isNull(peopleImports.finishedAt)).prepare())
const fileOf = prepared((db) => db.select({ file: peopleImports.file }).from(peopleImports).where(eq(peopleImports.id, id)).prepare())
/** The answers for the last file with the same header that somebody went on with. */
const layoutBefore = prepared((db) =>
	db
		.select({ layout: peopleImports.layout })
		.from(peopleImports)
		.where(and(eq(peopleImports.headerSha256, sql.placeholder('headerSha256')), eq(peopleImports.state, 'applied')))
		.orderBy(desc(peopleImports.finishedAt), desc(peopleImports.id))
		.limit(1)
		.prepare(),
)

const lastLayout = prepared((db) =>
	db
		.select({ layout: peopleImports.layout, headerSha256: peopleImports.headerSha256 })
		.from(peopleImports)
		.where(eq(peopleImports.state, 'applied'))
		.orderBy(desc(peopleImports.finishedAt), desc(peopleImports.id))
		.limit(1)
		.prepare(),
)

export function findUpload(db: Database, { id }: { id: number }): Upload | null {
	const row = byId(db).get({ id })
	if (!row) return null
	return { ...row, layout: layoutSchema.parse(row.layout), result: row.result === null ? null : checkResultSchema.parse(row.result) }
}

const done = prepared((db) =>
	db
		.select({ id: peopleImports.id, fileName: peopleImports.fileName, finishedAt: peopleImports.finishedAt })
		.from(peopleImports)
		.where(eq(peopleImports.state, 'applied'))
		.orderBy(desc(peopleImports.id))
		.limit(mostListed)
		.prepare(),
)

/** The last files that were imported, the latest first. */
export const listImports = (db: Database) => done(db).all()

/** The import that is under way; null if there is none. */
export const findLiveUpload = (db: Database): number | null => live(db).get()?.id ?? null

export const fileOfUpload = (db: Database, { id }: { id: number }): Buffer | null => fileOf(db).get({ id })?.file ?? null

export function findLayoutBefore(db: Database, { headerSha256 }: { headerSha256: string }): ImportLayout | null {
	const found = layoutBefore(db).get({ headerSha256 })
	return found ? layoutSchema.parse(found.layout) : null
}

/** What was said of the last file that was imported, and the hash of its header. */
export function findLastLayout(db: Database): { layout: ImportLayout; headerSha256: string | null } | null {
	const found = lastLayout(db).get()
	return found ? { ...found, layout: layoutSchema.parse(found.layout) } : null
}

/** Takes a file in, to be checked. Null if another import is under way: there is one at a time. */
export function addUpload(
	db: Database,
	{ fileName, file, kind }: { fileName: string; file: Uint8Array; kind: ImportKind },
	{ now, personId }: { now: Instant; personId: number },
): number | null {
	return inTransaction(db, () => {
		if (findLiveUpload(db) !== null) return null
		return db
			.insert(peopleImports)
			.values({
				fileName,
				fileSha256: sha256(file),
				layout: plainLayout,
				kind,
				state: 'checking',
				file: Buffer.from(file),
				createdBy: personId,
				createdAt: now,
			})
			.returning({ id: peopleImports.id })
			.get().id
	})
}
