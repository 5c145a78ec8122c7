import type { ImportError } from '#app/features/people/import/people-rows.ts'
import { inWords, type Day } from '#app/platform/calendar.ts'
import { lastPlausibleDay } from '#app/platform/plausible-days.ts'
import type { AbsenceKind } from './absence-words.ts'
import type { KnownPerson } from './plan-history.ts'
import type { AbsenceRow } from './read-history-row.ts'

/** Long leave that is on record. */
export type KnownAbsence = { from: Day; to: Day | null; kind: string }
export type NewAbsence = { row: number; personId: number; from: Day; to: Day | null; kind: AbsenceKind }

type Wanted = { row: AbsenceRow; person: KnownPerson; kind: AbsenceKind }

/** What of the leave in a file is new, by the rules that leave recorded by hand is held to: none may overlap another. */
export function planAbsences(
	wanted: readonly Wanted[],
	recorded: ReadonlyMap<number, readonly KnownAbsence[]>,
	today: Day,
): { absences: NewAbsence[]; same: number; faults: ImportError[] } {
	const absences: NewAbsence[] = []
	const faults: ImportError[] = []
	const own = new Map<number, NewAbsence[]>()
	const latest = lastPlausibleDay('leave', today)
	let same = 0
	for (const { row: found, person, kind } of wanted) {
		const { row, from, to } = found
		const leave = { row, personId: person.id, from, to, kind }
		const before = [...(recorded.get(person.id) ?? []).map((each) => ({ ...each, row: null })), ...(own.get(person.id) ?? [])]
		if (before.some((each) => each.from === from && each.to === to && each.kind === kind)) {
			same += 1
			continue
		}
		const message = slipOf(leave, person, latest) ?? overlapOf(leave, before)
		if (message) {
			faults.push({ row, column: message.column, message: message.text })
			continue
		}
		absences.push(leave)
		const list = own.get(person.id)
		if (list) list.push(leave)
		else own.set(person.id, [leave])
	}
	return { absences, same, faults }
}

type Slip = { column: string; text: string }

function slipOf({ from, to }: NewAbsence, { employeeNumber, first, last }: KnownPerson, latest: Day): Slip | null {
	if (first !== null && from < first)
		return {
			column: 'first_day',
			text: `${from} is before ${employeeNumber} started here, on ${first}. Correct one of the days, or leave the row out.`,
		}
	if (last !== null && from > last)
		return {
			column: 'first_day',
			text: `${from} is after the last day of ${employeeNumber} here, ${last}. Correct one of the days, or leave the row out.`,
		}
	if (from > latest || (to !== null && to > latest))
		return {
			column: 'last_day',
			text: `Leave may end on ${inWords(latest)} at the latest. Leave the last day empty if it is not known yet.`,
		}
	return null
}

function overlapOf({ from, to }: NewAbsence, others: readonly (KnownAbsence & { row: number | null })[]): Slip | null {
	const other = others.find((each) => (each.to === null || each.to >= from) && (to === null || to >= each.from))
	if (!other) return null
	const where = other.row === null ? 'on record' : `on row ${other.row}`
	const until = other.to === null ? 'without a last day' : `to ${other.to}`
	return {
		column: 'first_day',
		text: `It overlaps the ${other.kind} from ${other.from} ${until} ${where}. Correct the days, write both as one row, or leave this row out.`,
	}
}
