import type { Column, ImportError } from '#app/features/people/import/people-rows.ts'
import { isEndless } from '#app/features/people/import/day-alone.ts'
import { isYearLast } from '#app/features/people/import/read-day.ts'

const dateColumns = ['start_date', 'leave_date', 'effective_date'] as const
const mostShown = 5
const isUndecided = (column: Column, cell: string) => isYearLast(cell) && !(column === 'leave_date' && isEndless(cell))

/** Days with the year last, which nobody has said how to read: 01/04/2026 is in April or in January. One error for all of them. */
export class UndecidedDays {
	readonly sample: string[] = []
	#rows: number[] = []
	#total = 0
	#column: Column | null = null

	/** True if the row has such a day. */
	note(row: number, cellOf: (column: Column) => string | undefined): boolean {
		const column = dateColumns.find((name) => isUndecided(name, cellOf(name) ?? ''))
		if (!column) return false
		this.#column ??= column
		this.#total += 1
		if (this.#rows.length < mostShown) {
			this.#rows.push(row)
			this.sample.push(cellOf(column) ?? '')
		}
		return true
	}

	error(): ImportError | null {
		const [row] = this.#rows
		if (row === undefined) return null
		const more = this.#total - this.#rows.length
		const rows = `${this.#total === 1 ? 'row' : 'rows'} ${this.#rows.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
		const message = `Days such as “${this.sample[0] ?? ''}” may have the day or the month first (${rows}). Say which (--dates dmy or --dates mdy), or write them as 2026-04-01.`
		return { row, column: this.#column, message }
	}
}
