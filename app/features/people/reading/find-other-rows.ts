import type { LeftOutReason } from '../import/people-rows.ts'
import { bareName } from './column-names.ts'

/** How such rows begin: `Total employees: 20`, `Grand total`, `Records: 72`, `Report generated on …`, `Page 2 of 5`, `End of report`. */
const furniture =
	/^(?:\*+\s*)?(?:(?:grand |sub|overall |report )?totals?\b|(?:number|count|no\.?) of\b|count\b|sum\b|(?:total )?(?:records?|rows?|employees?|head ?count|people|staff)\b\s*(?:[:=(]|$)|\d+ (?:records?|rows?|employees?|people|results?|staff)\b|(?:this )?report\b|(?:run|printed|generated|produced|exported|extracted|created|downloaded|prepared)\b|page \d|end of\b|confidential\b|official\b|source\s*:|filters?\b|note[s:]|parameters?\b|-{3,}|={3,}|_{3,})/i
const number = /^[A-Za-z0-9][A-Za-z0-9/_-]*$/

type Places = { number: number | undefined; names: readonly number[] }

/** Why a row under the column names is no person; null where it may be one. Whether it is left out, somebody says. `names` and `labels` are the column names, as `bareName` has them. */
export function isOtherRow(
	cells: readonly string[],
	{ names, labels, places }: { names: readonly string[]; labels: readonly string[]; places: Places },
): LeftOutReason | null {
	if (repeats(cells, names) || repeats(cells, labels)) return 'header-again'
	const filled = cells.filter((cell) => cell !== '')
	const isNumbered =
		number.test(places.number === undefined ? '' : (cells[places.number] ?? '')) && /\d/.test(cells[places.number ?? -1] ?? '')
	if (isNumbered || places.names.some((place) => /\p{Letter}/u.test(cells[place] ?? '') && cells[place] !== filled[0])) return null
	const [first = ''] = filled
	return furniture.test(first) || filled.length === 1 ? 'total' : null
}

/** All of the names, or most of them where some are left out on later pages. */
function repeats(cells: readonly string[], names: readonly string[]): boolean {
	const filled = cells.flatMap((cell, place) => (cell === '' ? [] : [{ cell, place }]))
	return filled.length > 1 && filled.every(({ cell, place }) => names[place] !== '' && bareName(cell) === names[place])
}
