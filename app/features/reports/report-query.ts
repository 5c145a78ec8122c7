import { z } from 'zod'
import { statuses, type Status } from '#app/features/requirements/status/status.ts'
import { isDay, type Day } from '#app/platform/calendar.ts'
import { didYouMean } from '#app/platform/nearest.ts'
import { anyText, pageField } from '#app/platform/web/read-search.ts'
import { workerTypes, type WorkerType } from '#db/schema/people.ts'
import { statusGroups, type StatusGroup } from './status-tally.ts'

export type StatusFilter = Status | StatusGroup

/** Null: not narrowed by this. */
export type Filters = {
	directorate: string | null
	service: string | null
	workerType: WorkerType | null
	/** Slug of a requirement. */
	requirement: string | null
	status: StatusFilter | null
	/** Words of a name, part of an employee number, or the beginning of an e-mail address. */
	q: string | null
}

export type ReportQuery = { asAt: Day; known: 'then' | 'now'; filters: Filters; page: number }

/** What the filters may be chosen from. */
export type ReportChoices = {
	today: Day
	requirements: readonly { slug: string }[]
	directorates: readonly string[]
	services: readonly string[]
}

export type ReportError = { field: string; text: string }

export const noFilters: Filters = { directorate: null, service: null, workerType: null, requirement: null, status: null, q: null }

/** The groups that a list can be narrowed to, in words. The other groups are single statuses. */
export const groupChoices = [
	{ value: 'compliant', text: 'Up to date or ready to renew' },
	{ value: 'not-done', text: 'To do or in progress' },
	{ value: 'not-counted', text: 'Not counted' },
] as const satisfies readonly { value: StatusGroup; text: string }[]

const isGroup = (filter: StatusFilter): filter is StatusGroup => filter in statusGroups

export const statusesOf = (filter: StatusFilter): readonly Status[] => (isGroup(filter) ? statusGroups[filter] : [filter])

function querySchema({ today, requirements, directorates, services }: ReportChoices) {
	const oneOf = <Known extends string>(known: readonly Known[], text: string) =>
		z
			.enum(known, { error: ({ input }) => didYouMean(text, input, known) })
			.nullable()
			.default(null)
	return z
		.object({
			'as-at': z
				.string()
				.refine(isDay, { error: 'Enter a day of the calendar, such as 2026-12-06', abort: true })
				.refine((day) => day <= today, 'The day must be today or earlier')
				.default(today),
			known: z.enum(['then', 'now'], 'Choose as known then, or as known now').default('then'),
			directorate: oneOf(directorates, 'Choose a directorate from the list'),
			service: oneOf(services, 'Choose a service from the list'),
			'worker-type': oneOf(workerTypes, 'Choose a worker type from the list'),
			requirement: oneOf(
				requirements.map(({ slug }) => slug),
				'Choose a requirement from the list',
			),
			status: oneOf<StatusFilter>([...statuses, ...groupChoices.map(({ value }) => value)], 'Choose a status from the list'),
			q: z.string().max(100, 'Name, number or e-mail must be 100 characters or fewer').nullable().default(null),
			page: pageField,
		})
		.transform(({ 'as-at': asAt, 'worker-type': workerType, page, known, ...rest }): ReportQuery => ({
			asAt,
			known: asAt === today ? 'then' : known,
			page,
			filters: { ...rest, workerType },
		}))
}

/** What the address of a report may say; `readReportQuery` reads the values. */
export const reportFields = z.object({
	'as-at': anyText,
	known: anyText,
	directorate: anyText,
	service: anyText,
	'worker-type': anyText,
	requirement: anyText,
	status: anyText,
	q: anyText,
	page: pageField,
})

/** What a report's address asks for, or what is wrong with it, a fault a field. Empty fields of the form are as good as absent. */
export function readReportQuery(search: URLSearchParams, choices: ReportChoices): { query: ReportQuery } | { errors: ReportError[] } {
	const formValues = Object.fromEntries(
		[...search].map(([name, value]) => [name, value.trim()] as const).filter(([, value]) => value !== ''),
	)
	const parsed = querySchema(choices).safeParse(formValues)
	if (parsed.success) return { query: parsed.data }
	return { errors: parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), text: message })) }
}

/** The search part of a report's address, with some of it changed. A change of what is asked for goes back to the first page. */
export function reportSearch(
	{ asAt, known, filters }: Pick<ReportQuery, 'asAt' | 'known' | 'filters'>,
	change: Partial<Filters> & { page?: number; known?: ReportQuery['known'] } = {},
): string {
	const { page = 1, known: records = known, ...changed } = change
	const { workerType, ...rest } = { ...filters, ...changed }
	const search = new URLSearchParams({ 'as-at': asAt })
	if (records === 'now') search.set('known', records)
	for (const [name, value] of Object.entries({ ...rest, 'worker-type': workerType })) if (value !== null) search.set(name, value)
	if (page > 1) search.set('page', String(page))
	return `?${search}`
}
