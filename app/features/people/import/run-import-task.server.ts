import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import type { Progress } from './apply-people-import.server.ts'
import { applyUpload, checkUpload } from './check-upload.server.ts'

export type ImportTask = { id: number; task: 'check' } | { id: number; task: 'apply'; confirmLeavers: number | null }
export type ImportOrder = ImportTask & { rules: readonly Requirement[]; now: Instant; actor: string }

/** What the pages of an import ask of whoever does the work. */
export type PeopleImporter = {
	start: (order: ImportOrder) => void
	/** Ends the work on a file, and all that it has done; resolves when nothing of it can happen any more. */
	stopTask: (id: number) => Promise<void>
	/** Between 0 and 1. */
	progressOf: (id: number) => number
}

export async function runImportTask(db: Database, order: ImportOrder, onProgress: Progress): Promise<void> {
	const { id, rules, now, actor } = order
	if (order.task === 'check') return checkUpload(db, { id, rules }, { now, actor }, onProgress)
	return applyUpload(db, { id, rules, confirmLeavers: order.confirmLeavers }, { now, actor }, onProgress)
}
