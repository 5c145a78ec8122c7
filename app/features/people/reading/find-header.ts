import type { ImportLayout } from '../import/import-layout.ts'
import { bareName, countColumnNames } from './column-names.ts'

export type TableRow = { row: number; cells: string[] }
/** `above` are titles and the like; `labels` is a second row of names under the first, as SuccessFactors writes it. */
export type FoundHeader = { above: TableRow[]; header: TableRow; labels: TableRow | null; body: TableRow[] }

/** How many rows may stand above the column names. */
export const mostAbove = 40
/** Of fewer names than this, a row is not known to be the column names. */
const fewest = 2

/** Finds the row of column names among the first rows of a table; null if there is none. */
export function findHeader(rows: readonly TableRow[], layout: ImportLayout): FoundHeader | null {
	const given = new Set(Object.values(layout.columns).map(bareName))
	const scores = rows.map(({ cells }) => countColumnNames(cells, given))
	const best = Math.max(0, ...scores)
	const place = best >= fewest ? scores.findIndex((score) => score >= Math.max(fewest, best * 0.6)) : firstWide(rows)
	const header = rows[place]
	if (!header) return null
	const next = rows[place + 1]
	const isSecond = next !== undefined && isRowOfNames(next.cells, header.cells, scores[place + 1] ?? 0)
	return {
		above: rows.slice(0, place),
		header: { row: header.row, cells: withoutEmptyEnd(header.cells) },
		labels: isSecond ? next : null,
		body: rows.slice(place + (isSecond ? 2 : 1)),
	}
}

/** A title has one cell; what follows it is wider. */
function firstWide(rows: readonly TableRow[]): number {
	const place = rows.findIndex(({ cells }) => cells.filter((cell) => cell !== '').length > 1)
	return place < 0 ? 0 : place
}

/** Names under names: of several columns, and without a digit where people have their numbers and days. */
function isRowOfNames(cells: readonly string[], header: readonly string[], score: number): boolean {
	const filled = cells.filter((cell) => cell !== '')
	const same = cells.filter((cell, place) => cell !== '' && bareName(cell) === bareName(header[place] ?? '')).length
	return score >= 3 && filled.every((cell) => !/\d{3}/.test(cell)) && (score >= filled.length / 3 || same >= filled.length / 2)
}

function withoutEmptyEnd(cells: readonly string[]): string[] {
	const last = cells.findLastIndex((cell) => cell !== '')
	return cells.slice(0, last + 1)
}
