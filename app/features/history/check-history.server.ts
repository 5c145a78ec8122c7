import { inArray, sql } from 'drizzle-orm'
import { fullName } from '#app/features/people/directory/full-name.server.ts'
import { openPeopleFile } from '#app/features/people/import/open-people-file.server.ts'
import type { Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { people } from '#db/schema/people.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { applyHistory, type HistoryResult, type Progress } from './apply-history.server.ts'
import type { HistoryFound } from './check-found.ts'
import type { HistoryLayout } from './history-layout.ts'
import { advanceHistory, fileOfHistory, findHistoryLayout, findHistoryUpload } from './history-uploads.server.ts'
import { parseHistory, type ParsedHistory } from './parse-history.ts'
import type { HistoryRules } from './plan-history.ts'

type By = { now: Instant; actor: string }
export type HistoryOrder = { id: number; task: 'check' | 'apply'; rules: HistoryRules; now: Instant; actor: string }

/** What the pages ask of whoever does the work. */
export type HistoryImporter = {
	start: (order: HistoryOrder) => void
	stopTask: (id: number) => Promise<void>
	/** Between 0 and 1. */
	progressOf: (id: number) => number
}

export const runHistoryTask = (db: Database, { id, task, rules, now, actor }: HistoryOrder, onProgress: Progress): Promise<void> =>
	task === 'check'
		? checkHistory(db, { id, rules }, { now, actor }, onProgress)
		: finishHistory(db, { id, rules }, { now, actor }, onProgress)

/** Finds out what a file would bring, or what is wrong with it, or what a person must say first; changes nothing but the upload's own row. */
async function checkHistory(db: Database, { id, rules }: { id: number; rules: HistoryRules }, by: By, onProgress: Progress): Promise<void> {
	const upload = findHistoryUpload(db, { id })
	const file = fileOfHistory(db, { id })
	if (upload?.state !== 'checking' || !file) return
	const source = await openPeopleFile(file)
	const asTold = parseHistory(source, upload.layout)
	const headerSha256 = sha256(asTold.header.join('\n').toLowerCase())
	const before = isAnswered(upload.layout) ? null : findHistoryLayout(db, { headerSha256 })
	const layout = before ? { ...before, encoding: upload.layout.encoding } : upload.layout
	const parsed = before ? parseHistory(source, layout) : asTold
	onProgress(0.4)
	const order = { file, source, fileName: upload.fileName, layout, rules, dryRun: true, upload: id }
	const found = applyHistory(db, parsed, order, by, (share) => onProgress(0.4 + 0.6 * share))
	const type = found.question ? 'ASK' : found.errors.length > 0 ? 'REFUSE' : 'CHECKED'
	const kept = { result: resultOf(db, parsed, found, rules), headerSha256, layout, problem: upload.problem ?? undefined }
	advanceHistory(db, { id, run: upload.run, event: { type }, ...kept }, by)
}

/** Brings what somebody confirmed, and nothing else: all of it, with the upload's own row, in one transaction. */
async function finishHistory(
	db: Database,
	{ id, rules }: { id: number; rules: HistoryRules },
	by: By,
	onProgress: Progress,
): Promise<void> {
	const upload = findHistoryUpload(db, { id })
	const file = fileOfHistory(db, { id })
	if (upload?.state !== 'applying' || !file) return
	const { layout, fileName, run } = upload
	const source = await openPeopleFile(file)
	const parsed = parseHistory(source, layout)
	onProgress(0.1)
	const isDone = inTransaction(db, () => {
		const order = { file, source, fileName, layout, rules, expected: upload.found ?? undefined, upload: id }
		const found = applyHistory(db, parsed, order, by, (share) => onProgress(0.1 + 0.9 * share))
		const [error] = found.errors
		if (error ?? found.question)
			return !advanceHistory(
				db,
				{ id, run, event: { type: 'CHECK_AGAIN' }, problem: error?.message ?? 'There is something more to be said.' },
				by,
			)
		// Taken back if the page has said meanwhile that nothing was brought.
		if (
			!advanceHistory(
				db,
				{ id, run, event: { type: 'APPLIED' }, result: { ...resultOf(db, parsed, found, rules), due: upload.found?.due ?? null } },
				by,
			)
		)
			throw new Error('It was stopped meanwhile.')
		return true
	})
	if (!isDone) await checkHistory(db, { id, rules }, by, onProgress)
}

/** Before the encoding is known there are no names of columns to remember answers by, so that answer alone does not count. */
const isAnswered = ({ columns, dates, courses, kinds, numbers, leaveOut, otherCourses }: HistoryLayout): boolean =>
	[dates, numbers, leaveOut, otherCourses].some((said) => said !== undefined) ||
	[columns, courses, kinds].some((said) => Object.keys(said).length > 0)

const mostFaults = 10_000

function resultOf(db: Database, { header }: ParsedHistory, found: HistoryResult, { requirements }: HistoryRules): HistoryFound {
	const { importId: _, due, faults, ...same } = found
	const first = due?.first ?? []
	const ids = [...new Set(first.map(({ personId }) => personId))]
	const rows = db
		.select({ id: people.id, employeeNumber: people.employeeNumber, name: sql<string>`${fullName(people)}` })
		.from(people)
		.where(inArray(people.id, ids))
		.all()
	const names = new Map(rows.map((row) => [row.id, row]))
	const titles = new Map(requirements.map(({ id, title }) => [id, title]))
	return {
		...same,
		header,
		faults: faults.slice(0, mostFaults),
		due: due && {
			...due,
			first: first.map(({ personId, requirementId, before, after }) => {
				const { employeeNumber = '', name = '' } = names.get(personId) ?? {}
				return { employeeNumber, name, requirement: titles.get(requirementId) ?? '', before, after }
			}),
		},
	}
}
