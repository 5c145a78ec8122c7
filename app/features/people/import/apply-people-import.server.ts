import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { dayOf, type Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { rememberUnits } from '../asking/remember-units.server.ts'
import { understandFile } from '../asking/understand-file.ts'
import { findUnitMeanings } from '../units/remember-unit-meaning.server.ts'
import { findBrokenLines, type BrokenLine } from './broken-lines.ts'
import { countLeaving, leaversError, needsConfirming, type Leaving } from './guard-leavers.ts'
import { plainLayout, type ImportLayout } from './import-layout.ts'
import { listUnits, loadRegister } from './load-register.server.ts'
import type { ImportQuestion } from './import-question.ts'
import { parsePeopleImport, type ParsedImport, type PeopleSource } from './parse-people-import.ts'
import type { ImportError, LeftOut } from './people-rows.ts'
import { planPeopleImport, type ImportKind, type ImportPlan, type PersonChange } from './plan-people-import.ts'
import { refuseUnknownAbsent } from './refuse-rows.ts'
import { understandNumbers } from './understand-rows.server.ts'
import { writeChanges } from './write-changes.server.ts'

/**
 * How many people there are of each kind; somebody counts once, as the weightiest: joiner, returner, leaver, then mover (corrections among them).
 * `managers` counts those of any kind who move to another manager.
 */
export type Counts = { joiners: number; movers: number; leavers: number; returners: number; unchanged: number }

export type ImportResult = Counts & {
	errors: ImportError[]
	managers: number
	notices: string[]
	changes: PersonChange[]
	/** How many leavers somebody must confirm first; null if there is no need. */
	toConfirm: Leaving | null
	/** What somebody has to say first, now that the file is held against the register. */
	question: ImportQuestion | null
	/** Managers who leave while people of theirs stay. */
	lines: BrokenLine[]
	/** What has been answered of that kind. */
	answers: ImportQuestion[]
	/** Rows that are left out because of such an answer. */
	leftOut: LeftOut[]
}

type ImportFile = {
	file: Uint8Array
	/** The same file, opened: a workbook cannot be opened within a transaction. */
	source?: PeopleSource
	layout?: ImportLayout
	kind?: ImportKind
	confirmLeavers?: number | null
	rules: readonly Requirement[]
	dryRun?: boolean
	/** What was shown to the person who said yes: nothing else is then done. */
	expected?: Counts | undefined
	/** The row of `people_imports`, if it came by the web. */
	upload?: number
	/** It is no file but one person: whoever calls leaves the evidence of that. */
	byHand?: boolean
}

/** Who is told how far it is, between 0 and 1. */
export type Progress = (share: number) => void

const none: Omit<ImportResult, 'errors' | 'notices'> = {
	joiners: 0,
	movers: 0,
	leavers: 0,
	returners: 0,
	unchanged: 0,
	managers: 0,
	changes: [],
	toConfirm: null,
	question: null,
	lines: [],
	answers: [],
	leftOut: [],
}

/**
 * Brings the register up to date with a people file: all of it, or, when anything in it is wrong, nothing. `dryRun` says what would change.
 * The same file again changes nothing and leaves no evidence.
 */
export function importPeople(
	db: Database,
	{ source, layout, ...order }: ImportFile,
	{ now, actor }: { now: Instant; actor: string },
	onProgress: Progress = () => undefined,
): ImportResult {
	const parsed = parsePeopleImport(source ?? order.file, layout)
	onProgress(0.2)
	return applyParsed(db, parsed, { ...order, ...(layout && { layout }) }, { now, actor }, onProgress)
}

/** The same for a file that has been read. */
export function applyParsed(
	db: Database,
	parsed: ParsedImport,
	{
		file,
		layout = plainLayout,
		kind = 'delta',
		confirmLeavers = null,
		rules,
		dryRun = false,
		expected,
		upload,
		byHand = false,
	}: Omit<ImportFile, 'source'>,
	{ now, actor }: { now: Instant; actor: string },
	onProgress: Progress = () => undefined,
): ImportResult {
	if (parsed.errors.length > 0) return { ...none, errors: parsed.errors, notices: parsed.notices }
	const work = (): ImportResult => {
		const today = dayOf(now)
		const register = loadRegister(db)
		onProgress(0.3)
		const numbered = understandNumbers(db, register, parsed.rows)
		if (numbered.errors.length > 0) return { ...none, errors: numbered.errors, notices: [...parsed.notices, ...numbered.notices] }
		const known = { register, units: listUnits(db), meanings: findUnitMeanings(db), today }
		const understood = understandFile(known, numbered.rows, layout)
		if ('question' in understood) return { ...none, ...understood, notices: parsed.notices }
		const { answers, rows } = understood
		const leftOut = [...parsed.leftOut, ...understood.leftOut]
		const plan = planPeopleImport(register, rows, { today, kind, leftOut, others: understood.others })
		const notices = [...parsed.notices, ...numbered.notices, ...understood.notices, ...plan.notices]
		const refused = [...refuseUnknownAbsent(parsed.leftOut, kind), ...understood.errors]
		const errors = [...refused, ...plan.errors].sort((one, other) => one.row - other.row)
		if (errors.length > 0) return { ...none, answers, errors, notices }

		const changes = [...plan.joiners, ...plan.returners, ...plan.leavers, ...plan.movers, ...plan.managers, ...plan.corrections]
		const counts = countsOf(plan)
		const leaving = countLeaving(register, changes, today)
		const toConfirm = needsConfirming(leaving) ? leaving : null
		const found = {
			...counts,
			managers: changes.filter(({ newManager }) => newManager).length,
			notices,
			changes,
			toConfirm,
			question: null,
			lines: findBrokenLines(register, changes),
			answers,
			leftOut: understood.leftOut,
		}
		onProgress(0.4)
		if (toConfirm && confirmLeavers !== toConfirm.leaving) {
			const errors = [leaversError(toConfirm, kind)]
			return dryRun ? { ...found, errors } : { ...none, errors, notices, toConfirm }
		}
		if (expected && !sameCounts(expected, counts)) return { ...none, errors: [changedMeanwhile], notices }
		if (!dryRun && changes.length > 0) {
			const details = {
				fileSha256: sha256(file),
				...counts,
				...(kind === 'full' && { full: true as const }),
				...(upload !== undefined && { upload }),
			}
			if (!byHand) recordEvidence(db, { at: now, actor, action: 'people.imported', subject: 'council', details })
			const personIds = writeChanges(db, register, changes, { now, actor })
			onProgress(0.6)
			planInBatches(db, personIds, rules, { now, actor }, (share) => onProgress(0.6 + 0.4 * share))
		}
		if (!dryRun) rememberUnits(db, layout, known.meanings, { now, actor })
		return { ...found, errors: [] }
	}
	// A dry run only reads: nobody who saves something has to wait for it.
	return dryRun ? db.$client.transaction(work).deferred() : inTransaction(db, work)
}

const changedMeanwhile: ImportError = {
	row: 1,
	column: null,
	message:
		'The register has changed since this file was checked, so it would now do something else. Look at the changes again, and confirm them.',
}

const countsOf = (plan: ImportPlan): Counts => ({
	joiners: plan.joiners.length,
	movers: plan.movers.length + plan.managers.length + plan.corrections.length,
	leavers: plan.leavers.length,
	returners: plan.returners.length,
	unchanged: plan.unchanged.length,
})

const sameCounts = (one: Counts, other: Counts): boolean =>
	one.joiners === other.joiners &&
	one.movers === other.movers &&
	one.leavers === other.leavers &&
	one.returners === other.returners &&
	one.unchanged === other.unchanged

const batch = 2_000

/** In batches, so that a million obligations of a first load are never in memory at once. */
function planInBatches(
	db: Database,
	personIds: readonly number[],
	requirements: readonly Requirement[],
	by: { now: Instant; actor: string },
	onProgress: Progress,
): void {
	for (let from = 0; from < personIds.length; from += batch) {
		applyObligations(db, { personIds: personIds.slice(from, from + batch), requirements }, by)
		onProgress(Math.min(1, (from + batch) / personIds.length))
	}
}
