import { eq } from 'drizzle-orm'
import type { PeopleSource } from '#app/features/people/import/parse-people-import.ts'
import type { ImportError } from '#app/features/people/import/people-rows.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { dayOf, type Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { historyImports } from '#db/schema/history.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { countHistory, type HistoryCounts } from './count-history.ts'
import type { HistoryLayout } from './history-layout.ts'
import type { HistoryQuestion } from './history-questions.ts'
import { loadHistoryRegister, rememberedCourses } from './load-history-register.server.ts'
import { collectRows, type ParsedHistory } from './parse-history.ts'
import { planHistory, type HistoryPlan, type HistoryRules } from './plan-history.ts'
import { previewDueDays, whoIsPlanned, type DueChanges } from './preview-due-days.server.ts'
import { writeHistory } from './write-history.server.ts'

export type HistoryResult = HistoryCounts & {
	/** What is wrong with the file. */
	errors: ImportError[]
	/** What is wrong with rows of it, whether they were left out or keep it from being imported. */
	faults: ImportError[]
	leftOut: number
	question: HistoryQuestion | null
	notices: string[]
	/** Of a dry run: whose due days change. */
	due: DueChanges | null
	/** What the titles of the file were said to be. */
	courses: { title: string; slug: string | null }[]
	/** The import, once it is done; null where nothing was new. */
	importId: number | null
}

export type HistoryOrder = {
	file: Uint8Array
	fileName: string
	source: PeopleSource
	layout: HistoryLayout
	rules: HistoryRules
	dryRun?: boolean
	/** What was shown to the person who said yes: nothing else is then done. */
	expected?: HistoryCounts | undefined
	/** The row of `history_imports`, if it came by the web. */
	upload?: number
}
type By = { now: Instant; actor: string }
export type Progress = (share: number) => void

/**
 * Brings the completions and absences of a file of the last system: all of it or, where anything in it is wrong or not said yet, nothing. The same again brings
 * nothing and leaves no evidence.
 */
export function applyHistory(
	db: Database,
	parsed: ParsedHistory,
	{ source, file, fileName, layout: said, rules, dryRun = false, expected, upload }: HistoryOrder,
	{ now, actor }: By,
	onProgress: Progress = () => undefined,
): HistoryResult {
	const refuse = (plan: HistoryPlan, why: Partial<HistoryResult>): HistoryResult => ({
		...countHistory(parsed, plan, rules.requirements),
		...{
			errors: [],
			faults: [...parsed.faults, ...plan.faults],
			leftOut: 0,
			question: null,
			notices: parsed.notices,
			due: null,
			courses: [...plan.courses.values()],
			importId: null,
		},
		...why,
	})
	if (parsed.errors.length > 0 || parsed.question) return refuse(noPlan, { errors: parsed.errors, question: parsed.question })
	const work = (): HistoryResult => {
		const layout = { ...said, courses: { ...rememberedCourses(db), ...said.courses } }
		const numbers = new Set([...parsed.completions, ...parsed.absences].map(({ employeeNumber }) => employeeNumber))
		const register = loadHistoryRegister(db, numbers)
		onProgress(0.1)
		const plan = planHistory(register, parsed, rules, layout, dayOf(now))
		onProgress(0.2)
		if (plan.question) return refuse(plan, { question: plan.question })
		const faults = [...parsed.faults, ...plan.faults].sort((one, other) => one.row - other.row)
		const faulty = new Set(faults.map(({ row }) => row))
		if (faulty.size > 0 && !layout.leaveOut) return refuse(plan, { faults, question: { about: 'faults', rows: faulty.size } })
		const counts = countHistory(parsed, plan, rules.requirements)
		const found: HistoryResult = {
			...counts,
			...{
				errors: [],
				faults,
				leftOut: faulty.size,
				question: null,
				notices: parsed.notices,
				due: null,
				importId: null,
				courses: [...plan.courses.values()],
			},
		}
		if (expected && JSON.stringify(countsAlone(expected)) !== JSON.stringify(countsAlone(counts)))
			return { ...found, errors: [changedMeanwhile] }
		if (dryRun) {
			const asked = { requirements: rules.requirements, file: fileName, today: dayOf(now) }
			return { ...found, due: previewDueDays(db, plan, asked, (share) => onProgress(0.2 + 0.8 * share)) }
		}
		if (plan.learning.length + plan.absences.length === 0) return found
		const rows = faulty.size > 0 ? leftOutRows(source, layout, faults) : null
		const importId = upload ?? addImport(db, { fileName, file, layout: said }, { now, actor })
		const fileSha256 = sha256(file)
		if (rows) db.update(historyImports).set({ leftOut: rows }).where(eq(historyImports.id, importId)).run()
		const written = { importId, fileSha256, leftOut: rows && JSON.stringify(rows), requirements: rules.requirements }
		writeHistory(db, plan, written, { now, actor }, (share) => onProgress(0.2 + 0.3 * share))
		planInBatches(db, whoIsPlanned(plan), rules, { now, actor }, (share) => onProgress(0.5 + 0.5 * share))
		if (upload === undefined)
			db.update(historyImports).set({ state: 'applied', file: null, finishedAt: now }).where(eq(historyImports.id, importId)).run()
		return { ...found, importId }
	}
	// A dry run only reads: nobody who saves something has to wait for it.
	return dryRun ? db.$client.transaction(work).deferred() : inTransaction(db, work)
}

const noPlan: HistoryPlan = { learning: [], absences: [], same: 0, notWanted: 0, faults: [], question: null, courses: new Map() }

/** By the command line there is no upload: the import is recorded as it is done. */
function addImport(
	db: Database,
	{ fileName, file, layout }: Pick<HistoryOrder, 'fileName' | 'file' | 'layout'>,
	{ now, actor }: By,
): number {
	const { id } = db
		.insert(historyImports)
		.values({
			fileName,
			fileSha256: sha256(file),
			layout,
			state: 'applying',
			run: 1,
			file: Buffer.from(file),
			createdBy: actor,
			createdAt: now,
		})
		.returning({ id: historyImports.id })
		.get()
	return id
}

/** The rows that were left out, as they came, each with what is wrong with it. */
function leftOutRows(source: PeopleSource, layout: HistoryLayout, faults: readonly ImportError[]) {
	const why = new Map<number, string[]>()
	for (const { row, message } of faults) why.set(row, [...(why.get(row) ?? []), message])
	const cells = collectRows(source, layout, new Set(why.keys()))
	return [...why].map(([row, messages]) => ({ row, cells: cells.get(row) ?? [], why: messages.join(' ') }))
}

const countsAlone = ({ kind, rows, brought, same, notWanted, notCompleted, byRequirement, byKind }: HistoryCounts) => ({
	...{ kind, rows, brought, same, notWanted, notCompleted, byRequirement, byKind },
})

const changedMeanwhile: ImportError = {
	row: 1,
	column: null,
	message: 'The register has changed since this file was checked, so it would now bring something else. Look at it again, and confirm it.',
}

const batch = 2_000

function planInBatches(db: Database, personIds: readonly number[], { requirements }: HistoryRules, by: By, onProgress: Progress): void {
	for (let from = 0; from < personIds.length; from += batch) {
		applyObligations(db, { personIds: personIds.slice(from, from + batch), requirements }, by)
		onProgress(Math.min(1, (from + batch) / personIds.length))
	}
}
