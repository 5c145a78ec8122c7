import type { FileRow } from './people-rows.ts'
import { sameNumberKey } from './same-number-key.ts'

/**
 * Rows of a file that may be about one person, by their row in the file: the same employee number (perhaps two posts), a number spelt in two ways (4217 and 004217), or
 * one e-mail address under two numbers. Nothing is decided here.
 */
export type SharedRows = { share: 'number' | 'spelling' | 'email'; what: string; rows: number[] }

export function findShared(rows: readonly FileRow[]): SharedRows[] {
	const found: SharedRows[] = []
	for (const [what, same] of groupBy(rows, ({ employeeNumber }) => employeeNumber))
		found.push({ share: 'number', what, rows: rowsOf(same) })
	for (const [, same] of groupBy(rows, ({ employeeNumber }) => sameNumberKey(employeeNumber))) {
		const spellings = [...new Set(same.map(({ employeeNumber }) => employeeNumber))]
		if (spellings.length > 1) found.push({ share: 'spelling', what: spellings.join(', '), rows: rowsOf(same) })
	}
	for (const [what, same] of groupBy(rows, ({ email }) => email?.toLowerCase() ?? null)) {
		const people = new Set(same.map(({ employeeNumber }) => sameNumberKey(employeeNumber)))
		if (people.size > 1) found.push({ share: 'email', what, rows: rowsOf(same) })
	}
	return found
}

const rowsOf = (rows: readonly FileRow[]) => rows.map(({ row }) => row)

/** The groups of two or more. */
function groupBy(rows: readonly FileRow[], keyOf: (row: FileRow) => string | null): [key: string, rows: FileRow[]][] {
	const first = new Map<string, FileRow>()
	const groups = new Map<string, FileRow[]>()
	for (const row of rows) {
		const key = keyOf(row)
		if (key === null) continue
		const earlier = first.get(key)
		if (!earlier) first.set(key, row)
		else groups.set(key, [...(groups.get(key) ?? [earlier]), row])
	}
	return [...groups]
}
