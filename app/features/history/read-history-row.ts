import { isEndless } from '#app/features/people/import/day-alone.ts'
import type { ImportError } from '#app/features/people/import/people-rows.ts'
import type { Day } from '#app/platform/calendar.ts'
import type { HistoryColumn } from './history-columns.ts'
import type { HistoryLayout } from './history-layout.ts'
import { readPastDay } from './read-past-day.ts'
import { readScore, readStatus } from './read-score.ts'

export type CellOf = (column: HistoryColumn) => string

/** A course that somebody completed, as the file says it. */
export type CompletionRow = { row: number; employeeNumber: string; course: string; completedOn: Day; score: string | null; source: string }
/** Leave, as the file calls it; `to` null while the return is not known. */
export type AbsenceRow = { row: number; employeeNumber: string; word: string; from: Day; to: Day | null }

const longest = { employee_number: 20, course: 300, source: 120, kind: 60 }
/** NUL and its like, and the sign that stands where a letter was lost before the file reached us. */
const spoiled = /[\u0000-\u001f\u007f-\u009f\ufffd]/

/** Reads the cells of one row, and collects what is wrong with them. */
function cellsOf(row: number, cellOf: CellOf, { dates }: Pick<HistoryLayout, 'dates'>) {
	const faults: ImportError[] = []
	const fault = (column: HistoryColumn, message: string) => void faults.push({ row, column, message })
	const text = (column: keyof typeof longest, isNeeded: boolean): string => {
		const cell = cellOf(column)
		if (cell === '' && isNeeded) fault(column, `${column.replaceAll('_', ' ')} is empty. Fill it in, or leave the row out.`)
		else if (spoiled.test(cell))
			fault(
				column,
				`Found “${cell.replace(new RegExp(spoiled, 'g'), '\ufffd')}”: letters were lost before the file was made. Type the cell again.`,
			)
		else if (cell.length > longest[column])
			fault(column, `This cell has ${cell.length} characters; ${longest[column]} is the most. Shorten it.`)
		return cell
	}
	const day = (column: HistoryColumn): Day => {
		const cell = cellOf(column)
		if (cell === '') fault(column, `${column.replaceAll('_', ' ')} is empty. Fill it in, or leave the row out.`)
		const read = cell === '' ? { day: '' } : readPastDay(cell, dates)
		if ('error' in read) fault(column, read.error)
		return 'day' in read ? read.day : ''
	}
	return { faults, fault, text, day }
}

/** One row of completions; or everything that is wrong with it. A row that says that it was not completed is no fault. */
export function readCompletionRow(
	row: number,
	cellOf: CellOf,
	layout: Pick<HistoryLayout, 'dates'>,
): { completion: CompletionRow | 'not-completed' | null; faults: ImportError[] } {
	const { faults, fault, text, day } = cellsOf(row, cellOf, layout)
	const status = readStatus(cellOf('status'))
	const score = readScore(cellOf('score'))
	if (status === false || (status === true && cellOf('status') === '' && 'notPassed' in score))
		return { completion: 'not-completed', faults: [] }
	if (status === null)
		fault('status', `It is not known whether “${cellOf('status')}” means that the course was completed. Write Completed or In progress.`)
	if ('notPassed' in score)
		fault('score', `The status says that it was completed, and the score that it was not passed. Correct one of them.`)
	if ('error' in score) fault('score', score.error)
	const completion = {
		row,
		employeeNumber: text('employee_number', true),
		course: text('course', true),
		completedOn: day('completed_on'),
		score: 'score' in score ? score.score : null,
		source: text('source', false),
	}
	return { completion: faults.length === 0 ? completion : null, faults }
}

export function readAbsenceRow(
	row: number,
	cellOf: CellOf,
	layout: Pick<HistoryLayout, 'dates'>,
): { absence: AbsenceRow | null; faults: ImportError[] } {
	const { faults, fault, text, day } = cellsOf(row, cellOf, layout)
	const last = cellOf('last_day')
	const absence = {
		row,
		employeeNumber: text('employee_number', true),
		word: text('kind', true),
		from: day('first_day'),
		to: last === '' || isEndless(last) ? null : day('last_day'),
	}
	if (faults.length === 0 && absence.to !== null && absence.to < absence.from)
		fault('last_day', `The last day, ${absence.to}, is before the first, ${absence.from}. Correct one of them.`)
	return { absence: faults.length === 0 ? absence : null, faults }
}
