import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { applyObligations } from '#app/features/requirements/apply-obligations.server.ts'
import type { Requirement } from '#app/features/requirements/requirement-rules.ts'
import { dayOf, type Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { describeChange, type ReadableChange } from './describe-change.ts'
import { loadRegister } from './load-register.server.ts'
import { parsePeopleImport } from './parse-people-import.ts'
import type { ImportFault } from './people-rows.ts'
import { planPeopleImport } from './plan-people-import.ts'
import { writeChanges } from './write-changes.server.ts'

/** How many people there are of each kind; somebody counts once, as the weightiest: joiner, returner, leaver, then mover (corrections among them). */
type Counts = { joiners: number; movers: number; leavers: number; returners: number; unchanged: number }

export type ImportResult = Counts & { errors: ImportFault[]; notices: string[]; changes: ReadableChange[] }

const none: Counts = { joiners: 0, movers: 0, leavers: 0, returners: 0, unchanged: 0 }

/**
 * Brings the register up to date with a people file: all of it, or, when anything in it is wrong, nothing. `dryRun` says what would change.
 * The same file again changes nothing and leaves no evidence.
 */
export function importPeople(
	db: Database,
	{ file, rules, dryRun = false }: { file: Uint8Array; rules: Requirement[]; dryRun?: boolean },
	{ now, actor }: { now: Instant; actor: string },
): ImportResult {
	const parsed = parsePeopleImport(file)
	if (parsed.errors.length > 0) return { ...none, errors: parsed.errors, notices: parsed.notices, changes: [] }
	return inTransaction(db, () => {
		const register = loadRegister(db)
		const plan = planPeopleImport(register, parsed.rows, dayOf(now))
		const notices = [...parsed.notices, ...plan.notices]
		if (plan.errors.length > 0) return { ...none, errors: plan.errors, notices, changes: [] }

		const changes = [...plan.joiners, ...plan.returners, ...plan.leavers, ...plan.movers, ...plan.corrections]
		const counts: Counts = {
			joiners: plan.joiners.length,
			movers: plan.movers.length + plan.corrections.length,
			leavers: plan.leavers.length,
			returners: plan.returners.length,
			unchanged: plan.unchanged.length,
		}
		if (!dryRun && changes.length > 0) {
			recordEvidence(db, {
				at: now,
				actor,
				action: 'people.imported',
				subject: 'council',
				details: { fileSha256: sha256(file), ...counts },
			})
			const personIds = writeChanges(db, register, changes, { now, actor })
			applyObligations(db, { personIds, requirements: rules }, { now, actor })
		}
		return { ...counts, errors: [], notices, changes: changes.map(describeChange) }
	})
}
