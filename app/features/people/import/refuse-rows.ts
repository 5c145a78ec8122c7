import type { SharedRows } from './find-same-person.ts'
import type { ImportError, LeftOut } from './people-rows.ts'
import type { ImportKind } from './plan-people-import.ts'

/** One person on two rows: which of them holds, nobody has said. */
export const refuseDoubles = (shared: readonly SharedRows[]): ImportError[] =>
	shared.flatMap(({ share, what, rows: [first = 1, ...again] }) =>
		share === 'number'
			? again.map((row) => ({
					row,
					column: 'employee_number',
					message: `Employee number ${what} is on row ${first} and again on row ${row}. Keep one row for each person.`,
				}))
			: [],
	)

/** Whoever is on a row that is left out is not absent. Where it cannot even be read who that is, nobody can be said to be absent. */
export function refuseUnknownAbsent(leftOut: readonly LeftOut[], kind: ImportKind): ImportError[] {
	const unknown = leftOut.find(({ why, employeeNumber }) => why === 'unreadable' && employeeNumber === null)
	if (kind !== 'full' || !unknown) return []
	const message =
		'It cannot be read who is on this row, which is to be left out, so it cannot be said who is not in the file. Put the row right, or import the file as some people.'
	return [{ row: unknown.row, column: null, message }]
}
