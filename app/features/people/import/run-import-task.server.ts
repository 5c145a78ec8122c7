import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import type { Progress } from './apply-people-import.server.ts'
import { applyUpload, checkUpload } from './check-upload.server.ts'
import { stepUpload } from './uploads.server.ts'

export type ImportTask = { id: number; task: 'check' } | { id: number; task: 'apply'; confirmLeavers: number | null }
export type ImportOrder = ImportTask & { rules: readonly Requirement[]; now: Instant; actor: string }

/** What the pages of an import ask of whoever does the work. */
export type PeopleImporter = {
	start: (order: ImportOrder) => void
	/** Between 0 and 1. */
	progressOf: (id: number) => number
}

export async function runImportTask(db: Database, order: ImportOrder, onProgress: Progress): Promise<void> {
	const { id, rules, now, actor } = order
	if (order.task === 'check') return checkUpload(db, { id, rules }, { now, actor }, onProgress)
	return applyUpload(db, { id, rules, confirmLeavers: order.confirmLeavers }, { now, actor }, onProgress)
}

/** What is left of a task that ended before it was done: it was one transaction, so nothing of it was kept. */
export function failUpload(db: Database, { id, why }: { id: number; why: string }, { now }: { now: Instant }): void {
	stepUpload(db, { id, from: ['applying'], to: 'ready', problem: `${why} Nothing of the file was imported.` }, { now })
	stepUpload(
		db,
		{ id, from: ['checking'], to: 'refused', problem: `${why} Upload the file again, or save it as CSV UTF-8 first.` },
		{ now },
	)
}
