import type { Day } from '#app/platform/calendar.ts'
import type { WorkerType } from '#db/schema/people.ts'

/** The columns of a whole file, in any order. `effective_date` may be there as well; only `employee_number` has to be. */
export const usualColumns = [
	'employee_number',
	'given_name',
	'family_name',
	'email',
	'worker_type',
	'directorate',
	'service',
	'team',
	'job_title',
	'manager_employee_number',
	'start_date',
	'leave_date',
	'tags',
] as const

export const columns = [...usualColumns, 'effective_date'] as const
export type Column = (typeof columns)[number]

/** What a person may be without. Whether an empty cell of these takes away what is known, somebody says once for each column. */
export const clearableColumns = ['email', 'manager_employee_number', 'leave_date', 'tags'] as const
export type ClearableColumn = (typeof clearableColumns)[number]

/** What has to be known of somebody who joins. */
export const joiningColumns: ReadonlySet<Column> = new Set(
	usualColumns.filter((column) => column !== 'employee_number' && !clearableColumns.some((clearable) => clearable === column)),
)

/** What is wrong and how to put it right. `row` as a spreadsheet numbers it (the header is row 1); `column` null when the whole row or file is meant. */
export type ImportError = { row: number; column: string | null; message: string }

/** Where and how somebody works, as the file says it. `tags` are sorted and joined by `|`, so that equal sets are equal text. */
export type PlacementFacts = {
	workerType: WorkerType
	directorate: string
	service: string
	team: string
	jobTitle: string
	managerNumber: string | null
	tags: string
}

/** Somebody as they are to be, with what the file does not say taken from the register. */
export type PersonRow = PlacementFacts & {
	/** Null for somebody who is not in the file, and leaves because it lists everybody. */
	row: number | null
	employeeNumber: string
	givenName: string
	familyName: string
	email: string | null
	startDate: Day
	/** The last day of employment. */
	leaveDate: Day | null
	/** From when a change of placement holds; null means the day of the import. */
	effectiveDate: Day | null
}

/** What a row of a file says about somebody. `undefined` where the file does not say, so that what is known stays; `null`, or text without a letter, where it says that there is none. */
export type FileRow = {
	row: number
	employeeNumber: string
	givenName: string | undefined
	familyName: string | undefined
	email: string | null | undefined
	workerType: WorkerType | undefined
	directorate: string | undefined
	service: string | undefined
	team: string | undefined
	jobTitle: string | undefined
	managerNumber: string | null | undefined
	startDate: Day | undefined
	leaveDate: Day | null | undefined
	/** As those of a placement. */
	tags: string | undefined
	effectiveDate: Day | null
}

/** A row that is no person, or cannot be read, and is left out because somebody said so. It is kept with the import. */
export type LeftOut = {
	row: number
	why: LeftOutReason
	/** The cells as they stand in the file, joined by ` | `. */
	text: string
	/** Who is meant, where that much can be read: they are not absent from a file that lists everybody. */
	employeeNumber: string | null
}
export const leftOutReasons = ['above-header', 'second-header', 'header-again', 'total', 'unreadable', 'another-person'] as const
export type LeftOutReason = (typeof leftOutReasons)[number]

export const placementFacts = (from: PlacementFacts): PlacementFacts => ({
	workerType: from.workerType,
	directorate: from.directorate,
	service: from.service,
	team: from.team,
	jobTitle: from.jobTitle,
	managerNumber: from.managerNumber,
	tags: from.tags,
})

/** The rows of a file, one after another, so that only one is held at a time. Numbers are those that a spreadsheet shows. Returns the error that ended it early. */
export type ReadRows = (visit: (row: number, cells: string[]) => void) => ImportError | null
