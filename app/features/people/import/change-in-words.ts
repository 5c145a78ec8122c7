import { inWords } from '#app/platform/calendar.ts'
import type { ChangeKind, PersonChange } from './plan-people-import.ts'

/** A change for somebody who looks over the import before it is made. */
export type ReadableChange = { row: number | null; employeeNumber: string; name: string; kind: ChangeKind; what: string }

export function describeChange({ kind, row, corrected, movedFrom, newManager, leavesOn }: PersonChange): ReadableChange {
	const place = `${row.jobTitle}, ${row.team} (${row.service})`
	const sentences = [
		...(kind === 'joiner' ? [`Joins on ${inWords(row.startDate)} as ${place}.`] : []),
		...(kind === 'returner' ? [`Returns on ${inWords(row.startDate)} as ${place}.`] : []),
		...(leavesOn ? [`${row.row === null ? 'Not in the file: last day' : 'Last day'} ${inWords(leavesOn)}.`] : []),
		...(movedFrom && kind !== 'manager' ? [`${place} from ${inWords(movedFrom)}.`] : []),
		...(movedFrom && newManager
			? [`${row.managerNumber === null ? 'No manager' : `Managed by ${row.managerNumber}`} from ${inWords(movedFrom)}.`]
			: []),
		...(corrected.length > 0 ? [`Corrected: ${corrected.map((column) => column.replace('_', ' ')).join(', ')}.`] : []),
	]
	return {
		row: row.row,
		employeeNumber: row.employeeNumber,
		name: `${row.givenName} ${row.familyName}`.trim(),
		kind,
		what: sentences.join(' '),
	}
}
