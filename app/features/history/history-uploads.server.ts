import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { transition } from 'xstate'
import type { Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { historyImports } from '#db/schema/history.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { foundSchema, type HistoryFound } from './check-found.ts'
import { layoutSchema, plainLayout, type HistoryLayout } from './history-layout.ts'
import { historyMachine, isOver, type HistoryEvent, type HistoryState } from './history-upload.machine.ts'

export type HistoryUpload = {
	id: number
	fileName: string
	fileSha256: string
	layout: HistoryLayout
	state: HistoryState
	found: HistoryFound | null
	problem: string | null
	run: number
	createdAt: Instant
	finishedAt: Instant | null
	withdrawn: { at: Instant; reason: string } | null
}

const id = sql.placeholder('id')
const { fileName, fileSha256, layout, state, result, problem, run, createdAt, finishedAt, withdrawnAt, withdrawalReason } = historyImports
const columns = { id: historyImports.id, fileName, fileSha256, layout, state, result, problem, run, createdAt, finishedAt, withdrawnAt }
const byId = prepared((db) =>
	db
		.select({ ...columns, withdrawalReason })
		.from(historyImports)
		.where(eq(historyImports.id, id))
		.prepare(),
)
const live = prepared((db) => db.select({ id: historyImports.id }).from(historyImports).where(isNull(finishedAt)).prepare())
const fileOf = prepared((db) => db.select({ file: historyImports.file }).from(historyImports).where(eq(historyImports.id, id)).prepare())
const latest = prepared((db) =>
	db
		.select({ id: historyImports.id, fileName, state, finishedAt, withdrawnAt })
		.from(historyImports)
		.where(inArray(state, ['applied', 'withdrawn']))
		.orderBy(desc(historyImports.id))
		.limit(20)
		.prepare(),
)
const layoutBefore = prepared((db) =>
	db
		.select({ layout })
		.from(historyImports)
		.where(and(eq(historyImports.headerSha256, sql.placeholder('headerSha256')), eq(state, 'applied')))
		.orderBy(desc(finishedAt), desc(historyImports.id))
		.limit(1)
		.prepare(),
)

export function findHistoryUpload(db: Database, { id: asked }: { id: number }): HistoryUpload | null {
	const row = byId(db).get({ id: asked })
	if (!row) return null
	const { layout: said, result: found, withdrawnAt: at, withdrawalReason: reason, ...upload } = row
	return {
		...upload,
		layout: layoutSchema.parse(said),
		found: found === null ? null : foundSchema.parse(found),
		withdrawn: at === null ? null : { at, reason: reason ?? '' },
	}
}

/** The file that is on its way; null if there is none. */
export const findLiveHistory = (db: Database): number | null => live(db).get()?.id ?? null
/** What was brought, the latest first: at most twenty. */
export const listHistoryImports = (db: Database) => latest(db).all()
export const fileOfHistory = (db: Database, asked: { id: number }): Buffer | null => fileOf(db).get(asked)?.file ?? null

/** What was answered for the last file with the same names of columns that somebody went on with; not which of its rows were left out. */
export function findHistoryLayout(db: Database, { headerSha256 }: { headerSha256: string }): HistoryLayout | null {
	const found = layoutBefore(db).get({ headerSha256 })
	if (!found) return null
	const { leaveOut: _, otherCourses: __, ...same } = layoutSchema.parse(found.layout)
	return same
}

/** Takes a file in, to be checked. Null if another is on its way. */
export function addHistoryUpload(
	db: Database,
	{ fileName: name, file }: { fileName: string; file: Uint8Array },
	{ now, actor }: { now: Instant; actor: string },
): number | null {
	return inTransaction(db, () => {
		if (findLiveHistory(db) !== null) return null
		return db
			.insert(historyImports)
			.values({
				fileName: name,
				fileSha256: sha256(file),
				layout: plainLayout,
				state: 'checking',
				run: 1,
				file: Buffer.from(file),
				createdBy: actor,
				createdAt: now,
			})
			.returning({ id: historyImports.id })
			.get().id
	})
}

type Kept = { result?: HistoryFound; headerSha256?: string; layout?: HistoryLayout; problem?: string | undefined }

/**
 * Lets an event happen; false, and nothing changes, where it cannot happen (any more). `run` is given by the work itself: of a check or an application that is no
 * longer the present one nothing is heard.
 */
export function advanceHistory(
	db: Database,
	{ id: asked, run: own, event, problem: why, ...kept }: Kept & { id: number; run?: number; event: HistoryEvent },
	{ now }: { now: Instant },
): boolean {
	return inTransaction(db, () => {
		const row = db.select({ state, run }).from(historyImports).where(eq(historyImports.id, asked)).get()
		if (!row || (own !== undefined && own !== row.run)) return false
		const before = historyMachine.resolveState({ value: row.state })
		if (!before.can(event)) return false
		const [after] = transition(historyMachine, before, event)
		const begins = event.type === 'ANSWER' || event.type === 'CONFIRM'
		db.update(historyImports)
			.set({
				...kept,
				state: after.value,
				problem: why ?? null,
				...(begins && { run: row.run + 1 }),
				...(isOver(after.value) && { finishedAt: now, file: null }),
			})
			.where(and(eq(historyImports.id, asked), eq(state, row.state)))
			.run()
		return true
	})
}

/** What is left of work that ended before it was done: it was one transaction, so nothing of it was kept. */
export function failHistory(
	db: Database,
	{ id: asked, run: own, why }: { id: number; run: number; why: string },
	by: { now: Instant },
): void {
	const isApplying = findHistoryUpload(db, { id: asked })?.state === 'applying'
	const advice = isApplying ? 'Nothing of the file was brought.' : 'Upload the file again, or save it as CSV UTF-8 first.'
	advanceHistory(db, { id: asked, run: own, event: { type: 'FAIL' }, problem: `${why} ${advice}` }, by)
}

/** After a start: what was being checked is over; what was being brought did not end, so it waits to be confirmed again. */
export function resumeHistory(db: Database, by: { now: Instant }): void {
	const asked = findLiveHistory(db)
	if (asked === null) return
	const isApplying = findHistoryUpload(db, { id: asked })?.state === 'applying'
	const why = isApplying
		? 'The server stopped while this file was being brought. Nothing of it was kept: confirm it again.'
		: 'The server stopped while this file was being checked. Nothing was brought: upload the file again.'
	advanceHistory(db, { id: asked, event: { type: 'RESUME' }, problem: why }, by)
}
