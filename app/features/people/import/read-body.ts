import { UndecidedDays } from '#app/features/people/record/undecided-days.ts'
import { bareName } from '../reading/column-names.ts'
import type { FoundHeader, TableRow } from '../reading/find-header.ts'
import { isOtherRow } from '../reading/find-other-rows.ts'
import type { ImportLayout } from './import-layout.ts'
import type { Column, FileRow, ImportError, LeftOut } from './people-rows.ts'
import { rowsInWords } from './rows-in-words.ts'
import { CellMender } from './mend-cells.ts'
import type { Header } from './read-header.ts'
import { failedFormula, readPersonRow } from './read-person-row.ts'

/** Nobody puts right more at a time, and a file with an error on every row must not fill the memory. */
const mostErrors = 100_000
/** Of rows that are no people, no list has more. */
const mostOthers = 1_000
/** What many people have in common. */
const shared: ReadonlySet<Column> = new Set(['directorate', 'service', 'team', 'job_title', 'manager_employee_number', 'start_date'])

/** Takes the rows under the header one by one. */
export class BodyReader {
	readonly rows: FileRow[] = []
	readonly leftOut: LeftOut[] = []
	/** Rows that are no people, of which nobody has said yet that they may be left out. */
	readonly others: LeftOut[] = []
	readonly errors: ImportError[] = []
	readonly undecided = new UndecidedDays()
	readonly mender: CellMender
	/** Worker types that nobody has explained; and those that the layout explains, in the spelling that comes first. */
	readonly unknownWords = new Set<string>()
	readonly #meant = new Map<string, string>()
	readonly #oneName: number[] = []
	#people = 0
	readonly #header: Header
	readonly #layout: ImportLayout
	readonly #shape: Parameters<typeof isOtherRow>[1]
	readonly #kept = new Map<string, string>()

	constructor(header: Header, { above, labels }: FoundHeader, layout: ImportLayout) {
		this.#header = header
		this.#layout = layout
		this.mender = new CellMender(layout.letters)
		const named = [header.places.get('given_name'), header.places.get('family_name')].filter((place) => place !== undefined)
		this.#shape = {
			names: header.cells.map(bareName),
			labels: header.labels.map(bareName),
			places: { number: header.places.get('employee_number'), names: named },
		}
		for (const row of above) this.#addOther(row, 'above-header')
		if (labels) this.#addOther(labels, 'second-header')
	}

	get meantWords(): string[] {
		return [...this.#meant.values()]
	}

	visit(row: number, found: readonly string[]): void {
		const cells = this.mender.mend(row, found)
		const { cells: header, errors: headerErrors } = this.#header
		const other = isOtherRow(cells, this.#shape)
		if (other) return this.#addOther({ row, cells: [...cells] }, other)
		this.#people += 1
		if (headerErrors.length > 0 || this.errors.length >= mostErrors) return
		// Empty cells at the end are often left out, or come beyond the column names.
		const extra = cells.findLast((cell, place) => place >= header.length && cell !== '')
		if (extra !== undefined) {
			const message = `This row has ${cells.length} cells, but the header has ${header.length}: “${extra}” is beyond them. Put " round a cell that has a separator in it, or name the column.`
			return this.#addUnreadable(row, cells, [{ row, column: null, message }])
		}
		const cellOf = (column: Column) => this.#cellOf(cells, column)
		if (this.undecided.note(row, cellOf) && this.#layout.dates === undefined) return
		const workerType = cellOf('worker_type') ?? ''
		this.#noteMeant(workerType)
		const person = readPersonRow(row, cellOf, this.#layout)
		if (person.errors.some(({ column }) => column === 'worker_type') && workerType !== '' && !failedFormula.test(workerType))
			this.unknownWords.add(workerType)
		if (person.row) this.#addPerson(person.row)
		else this.#addUnreadable(row, cells, person.errors)
	}

	/** Everything that is wrong; `fileError` is true where it is more than single rows. `ended` is why the file could not be read to its end. */
	faults(ended: ImportError | null): { errors: ImportError[]; fileError: boolean } {
		const { row } = this.#header
		const days = this.#layout.dates === undefined ? this.undecided.error() : null
		const all = [
			...(days ? [days] : []),
			...this.mender.errors(),
			...this.errors,
			...this.others.slice(0, 20).map(explainOther),
			...(ended ? [ended] : []),
		]
		if (this.#people === 0 && ended === null) {
			const message = 'The file has a header but no people. Export the people again.'
			return { errors: [{ row: row + 1, column: null, message }], fileError: true }
		}
		if (this.rows.length === 0 && all.length === 0)
			all.push({ row: row + 1, column: null, message: 'No row of the file can be read, so nothing is left to import.' })
		return { errors: all, fileError: ended !== null }
	}

	notices(): string[] {
		return [...this.#leftOutNotices(), ...this.#countNotices(), ...this.mender.notices(), ...this.#oneNameNotices()]
	}

	#addPerson(person: FileRow): void {
		this.rows.push(person)
		if (person.givenName === '' || person.familyName === '') this.#oneName.push(person.row)
	}

	#oneNameNotices(): string[] {
		if (this.#oneName.length === 0) return []
		return [
			`One name only is given on ${rowsInWords(this.#oneName)}, and is recorded so. Of somebody known by that name and another, the other stays.`,
		]
	}

	#leftOutNotices(): string[] {
		const others = this.leftOut.filter(({ why }) => why !== 'unreadable')
		if (others.length === 0) return []
		const named = others.slice(0, 5).map(({ row, text }) => `row ${row}, “${text.slice(0, 80)}”`)
		const more = others.length > 5 ? ` and ${others.length - 5} more` : ''
		return [
			`${others.length === 1 ? 'One row that is no person is' : `${others.length} rows that are no people are`} left out: ${named.join('; ')}${more}.`,
		]
	}

	/** What the file says of its own length is held against it. */
	#countNotices(): string[] {
		return this.leftOut.flatMap(({ why, row, text }) => {
			const [, count] =
				(why === 'total' && /^[^\d]*(?:employee|record|row|people|head|staff|person|count|total)[^\d|]*?(\d+)(?![\d.,])/i.exec(text)) || []
			if (count === undefined || Number(count) === this.#people) return []
			return [
				`Row ${row} says “${text.slice(0, 80)}”, but ${this.#people === 1 ? 'one person is' : `${this.#people} people are`} in the file. Check that it is whole.`,
			]
		})
	}

	#cellOf(cells: readonly string[], column: Column): string | undefined {
		const place = this.#header.places.get(column)
		if (place === undefined) return undefined
		const cell = cells[place] ?? ''
		return shared.has(column) ? this.#keep(cell) : cell
	}

	/** One string for all cells of the same words: 100,000 people share some hundred teams and job titles. */
	#keep(cell: string): string {
		const known = this.#kept.get(cell)
		if (known !== undefined) return known
		this.#kept.set(cell, cell)
		return cell
	}

	#noteMeant(word: string): void {
		const key = word.toLowerCase()
		if (this.#layout.workerTypes[key] && !this.#meant.has(key)) this.#meant.set(key, word)
	}

	#addOther({ row, cells }: TableRow, why: LeftOut['why']): void {
		const list = this.#layout.otherRows === 'leave-out' ? this.leftOut : this.others
		if (list.length < mostOthers) list.push({ row, why, text: textOf(cells), employeeNumber: null })
	}

	#addUnreadable(row: number, cells: readonly string[], found: readonly ImportError[]): void {
		if (this.#layout.leaveOut !== 'unreadable') return void this.errors.push(...found)
		const number = this.#cellOf(cells, 'employee_number') ?? ''
		const isRead = number !== '' && found.every(({ column }) => column !== null && column !== 'employee_number')
		this.leftOut.push({ row, why: 'unreadable', text: cells.join(' | '), employeeNumber: isRead ? number : null })
	}
}

const textOf = (cells: readonly string[]) => cells.filter((cell) => cell !== '').join(' | ')

const explainOther = ({ row, text }: LeftOut): ImportError => ({
	row,
	column: null,
	message: `This row is no person: “${text.slice(0, 100)}”. Say that such rows are to be left out (--leave-out-other-rows), or remove it.`,
})
