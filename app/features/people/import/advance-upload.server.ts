import { and, eq, sql } from 'drizzle-orm'
import { transition } from 'xstate'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { peopleImports } from '#db/schema/people.ts'
import { inTransaction } from '#db/transaction.server.ts'
import type { CheckResult } from './check-result.ts'
import type { ImportLayout } from './import-layout.ts'
import { forgetChanges } from './listed-changes.server.ts'
import { uploadMachine, type UploadEvent } from './people-upload.machine.ts'

/** What is kept of the event besides the state. A result, a header or a layout stays until there is a newer one; a problem is of the last event only. */
type Kept = { result?: CheckResult; headerSha256?: string; layout?: ImportLayout; problem?: string }

/**
 * Lets an event happen to an upload; false, and nothing changes, where it cannot happen (any more), perhaps because somebody was quicker. `run` is given by the work
 * itself: of a check or an application that is no longer the present one nothing is heard.
 */
export function advanceUpload(
	db: Database,
	{ id, run, event, problem, ...kept }: Kept & { id: number; run?: number; event: UploadEvent },
	{ now }: { now: Instant },
): boolean {
	return inTransaction(db, () => {
		const before = findSnapshot(db, id)
		if (!before?.snapshot.can(event) || (run !== undefined && run !== before.run)) return false
		const [after] = transition(uploadMachine, before.snapshot, event)
		const isOver = after.status === 'done'
		if (isOver && after.value !== 'applied') forgetChanges(db, { id })
		const begins = event.type === 'ANSWER' || event.type === 'CONFIRM'
		db.update(peopleImports)
			.set({
				...kept,
				state: after.value,
				problem: problem ?? null,
				...(begins && { run: before.run + 1 }),
				...(isOver && { finishedAt: now, file: null }),
			})
			.where(and(eq(peopleImports.id, id), eq(peopleImports.state, before.snapshot.value)))
			.run()
		return true
	})
}

/** What is left of a task that ended before it was done: it was one transaction, so nothing of it was kept. */
export function failUpload(db: Database, { id, run, why }: { id: number; run: number; why: string }, { now }: { now: Instant }): void {
	inTransaction(db, () => {
		const isImport = findSnapshot(db, id)?.snapshot.matches('applying')
		const advice = isImport ? 'Nothing of the file was imported.' : 'Upload the file again, or save it as CSV UTF-8 first.'
		advanceUpload(db, { id, run, event: { type: 'FAIL' }, problem: `${why} ${advice}` }, { now })
	})
}

/** The upload as the machine knows it, from its row; null if there is none. */
function findSnapshot(db: Database, id: number) {
	const leaversToConfirm = sql<number | null>`${peopleImports.result} ->> '$.toConfirm.leaving'`
	const row = db
		.select({ value: peopleImports.state, run: peopleImports.run, leaversToConfirm })
		.from(peopleImports)
		.where(eq(peopleImports.id, id))
		.get()
	if (!row) return null
	return { run: row.run, snapshot: uploadMachine.resolveState({ value: row.value, context: { leaversToConfirm: row.leaversToConfirm } }) }
}
