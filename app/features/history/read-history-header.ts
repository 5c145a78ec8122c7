import { columnsOf, needed, placesOf, type FileKind, type HistoryColumn } from './history-columns.ts'
import type { HistoryLayout } from './history-layout.ts'

export type HistoryHeader = {
	row: number
	cells: string[]
	kind: FileKind
	places: Map<HistoryColumn, number>
	/** Needed, and not there or there more than once. */
	missing: HistoryColumn[]
	notices: string[]
}

/** What a row says as the names of columns: of learning if it can be that, else of absences. */
export function readHistoryHeader(row: number, cells: string[], layout: HistoryLayout): HistoryHeader {
	const [learning, leave] = (['completions', 'absences'] as const).map((kind) => readAs(kind, row, cells, layout))
	if (!learning || !leave) throw new Error('A header is read as two kinds.')
	if (learning.missing.length === 0 || leave.missing.length === 0) return learning.missing.length === 0 ? learning : leave
	return leave.missing.length < learning.missing.length ? leave : learning
}

function readAs(kind: FileKind, row: number, cells: string[], layout: HistoryLayout): HistoryHeader {
	const lower = cells.map((cell) => cell.toLowerCase())
	const places = new Map<HistoryColumn, number>()
	const doubtful: HistoryColumn[] = []
	for (const column of columnsOf[kind]) {
		const chosen = layout.columns[column]?.toLowerCase()
		const found = chosen === undefined ? placesOf(column, cells) : [lower.indexOf(chosen)].filter((place) => place >= 0)
		const [first] = found
		if (first !== undefined && found.length === 1) places.set(column, first)
		else if (found.length > 1) doubtful.push(column)
	}
	const used = new Set(places.values())
	const notices = cells.flatMap((cell, place) => (used.has(place) || cell === '' ? [] : [`The column “${cell}” is not used.`]))
	const missing = columnsOf[kind].filter((column) => (needed[kind].includes(column) && !places.has(column)) || doubtful.includes(column))
	return { row, cells, kind, places, missing, notices }
}
