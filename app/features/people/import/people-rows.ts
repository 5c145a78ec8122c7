import type { Day } from '#app/platform/calendar.ts'
import type { WorkerType } from '#db/schema/people.ts'

/** Every file has these columns, in any order. `effective_date` may be there as well. */
export const requiredColumns = [
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

/** The cells of these may be empty. */
export const mayBeEmpty: ReadonlySet<string> = new Set(['email', 'manager_employee_number', 'leave_date', 'tags'])

export const columns = [...requiredColumns, 'effective_date'] as const
export type Column = (typeof columns)[number]

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

export const placementFacts = (from: PlacementFacts): PlacementFacts => ({
	workerType: from.workerType,
	directorate: from.directorate,
	service: from.service,
	team: from.team,
	jobTitle: from.jobTitle,
	managerNumber: from.managerNumber,
	tags: from.tags,
})

/** The rows of a file, one after another, so that only one is held at a time. Numbers are those that a spreadsheet shows. Returns the fault that ended it early. */
export type ReadRows = (visit: (row: number, cells: string[]) => void) => ImportError | null
