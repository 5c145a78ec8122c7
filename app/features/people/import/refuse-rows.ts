import type { ImportError, LeftOut } from './people-rows.ts'
import type { ImportKind } from './plan-people-import.ts'

/** Whoever is on a row that is left out is not absent. Where it cannot even be read who that is, nobody can be said to be absent. */
export function refuseUnknownAbsent(leftOut: readonly LeftOut[], kind: ImportKind): ImportError[] {
	const unknown = leftOut.find(({ why, employeeNumber }) => why === 'unreadable' && employeeNumber === null)
	if (kind !== 'full' || !unknown) return []
	const message =
		'It cannot be read who is on this row, which is to be left out, so it cannot be said who is not in the file. Put the row right, or import the file as some people.'
	return [{ row: unknown.row, column: null, message }]
}
