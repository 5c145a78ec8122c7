import type { Column } from '../import/people-rows.ts'

/** What is changed on one page, and which columns of a people file that is. `dated`: it holds from a day that is asked for. */
export const handParts = {
	name: { title: 'Name', columns: ['given_name', 'family_name'], dated: false },
	number: { title: 'Employee number', columns: ['employee_number'], dated: false },
	email: { title: 'E-mail address', columns: ['email'], dated: false },
	post: { title: 'Post', columns: ['job_title', 'worker_type', 'directorate', 'service', 'team'], dated: true },
	manager: { title: 'Line manager', columns: ['manager_employee_number'], dated: true },
	tags: { title: 'Marked as', columns: ['tags'], dated: true },
	start: { title: 'First day of work', columns: ['start_date'], dated: false },
	'last-day': { title: 'Last day of work', columns: ['leave_date'], dated: false },
} as const satisfies Record<string, { title: string; columns: readonly HandColumn[]; dated: boolean }>
export type HandPart = keyof typeof handParts

export type HandColumn = Exclude<Column, 'effective_date'>
/** Somebody as a people file would write them: a text for each column, empty where there is nothing. */
export type HandCells = Record<HandColumn, string>

export const columnWords: Record<HandColumn, string> = {
	employee_number: 'Employee number',
	given_name: 'Given name',
	family_name: 'Family name',
	email: 'E-mail address',
	worker_type: 'Worker type',
	directorate: 'Directorate',
	service: 'Service',
	team: 'Team',
	job_title: 'Job title',
	manager_employee_number: 'Employee number of the line manager',
	start_date: 'First day of work',
	leave_date: 'Last day of work',
	tags: 'Marked as',
}
export const handColumns = Object.keys(columnWords) as HandColumn[]

/** The pages on which somebody new is told of, in order. */
export const newSteps = {
	who: ['employee_number', 'given_name', 'family_name', 'email'],
	post: ['job_title', 'worker_type', 'directorate', 'service', 'team'],
	days: ['manager_employee_number', 'tags', 'start_date', 'leave_date'],
} as const satisfies Record<string, readonly HandColumn[]>
export type NewStep = keyof typeof newSteps
