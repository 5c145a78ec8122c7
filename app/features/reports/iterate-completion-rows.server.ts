import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Status } from '#app/features/requirements/status/status.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { iterateSnapshot } from '#db/snapshot.server.ts'
import { explainPair } from './completion-page.ts'
import type { CompletionQuestion, PairRow, StaffRow } from './completion-question.ts'
import { bindQuestion } from './completion-sql.server.ts'
import { findPairsNowKnown } from './find-pairs-now-known.server.ts'
import { findPairs, listStaff, listStaffIds } from './find-staff.server.ts'

/** One person and one requirement: a line of the CSV and an object of the JSON, with the columns in this order. */
export type CompletionRow = {
	employeeNumber: string
	name: string
	directorate: string
	service: string
	team: string
	workerType: string
	requirement: string
	status: Status
	cycle: number | null
	opensOn: Day | null
	dueOn: Day | null
	/** The last time that was known then. */
	completedOn: Day | null
	validUntil: Day | null
	score: number | null
	version: string | null
	explanation: string
}

const batch = 250

/** People by name, a few hundred at a time, with what each had to do. */
export function* iterateStaff(
	db: Database,
	question: CompletionQuestion,
	{ now }: { now: Instant },
): Generator<{ staff: StaffRow[]; pairs: Map<number, PairRow[]> }> {
	const bound = bindQuestion(question, now)
	const personIds = listStaffIds(db, bound)
	for (let first = 0; first < personIds.length; first += batch) {
		const staff = listStaff(db, bound, personIds.slice(first, first + batch))
		yield { staff, pairs: question.known === 'now' ? findPairsNowKnown(db, question, staff) : findPairs(db, bound, staff) }
	}
}

/**
 * Every line of the report, read in batches: however slow the reader, nobody else waits, and every line is of the same moment. `question` is given or worked
 * out at that moment.
 */
export const iterateCompletionRows = (
	db: Database,
	question: CompletionQuestion | ((moment: Database) => CompletionQuestion),
	at: { now: Instant },
): Generator<CompletionRow> =>
	iterateSnapshot(db, (moment) => iterateRows(moment, typeof question === 'function' ? question(moment) : question, at))

function* iterateRows(db: Database, question: CompletionQuestion, { now }: { now: Instant }): Generator<CompletionRow> {
	const byId = new Map(question.requirements.map((requirement) => [requirement.id, requirement]))
	for (const { staff, pairs } of iterateStaff(db, question, { now })) {
		for (const person of staff) {
			for (const pair of pairs.get(person.personId) ?? []) {
				const requirement = byId.get(pair.requirementId)
				if (requirement) yield writeRow(person, requirement, pair, question.asAt)
			}
		}
	}
}

function writeRow(person: StaffRow, requirement: Requirement, pair: PairRow, day: Day): CompletionRow {
	const { employeeNumber, givenName, familyName, directorate, service, team, workerType } = person
	const { status, cycle, opensOn, dueOn, completedOn, validUntil, score, version } = pair
	const asked = status !== 'not-in-scope'
	return {
		employeeNumber,
		name: `${givenName} ${familyName}`.trim(),
		directorate,
		service,
		team,
		workerType,
		requirement: requirement.slug,
		status,
		cycle: asked ? cycle : null,
		opensOn: asked ? opensOn : null,
		dueOn: asked ? dueOn : null,
		completedOn,
		validUntil,
		score,
		version,
		explanation: explainPair(requirement, pair, person, day),
	}
}
