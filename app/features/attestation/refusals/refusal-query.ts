import { z } from 'zod'
import { readForm, type FieldError } from '#app/platform/form.ts'
import { didYouMean } from '#app/platform/nearest.ts'
import { anyText, pageField } from '#app/platform/web/read-search.ts'

export const refusalViews = [
	{ value: 'open', text: 'Open' },
	{ value: 'mine', text: 'Open, and mine to see to' },
	{ value: 'nobody', text: 'Open, and nobody sees to it' },
	{ value: 'agreed-since', text: 'Open, and agreed since' },
	{ value: 'closed', text: 'Closed' },
] as const
export type RefusalView = (typeof refusalViews)[number]['value']

export type RefusalQuery = {
	show: RefusalView
	directorate: string | null
	/** Words of a name, part of an employee number, or the beginning of an e-mail address. */
	q: string | null
	page: number
}

/** What the address of the list may say; `readRefusalQuery` reads the values. */
export const refusalFields = z.object({ show: anyText, directorate: anyText, q: anyText, page: pageField })

const oneOf = <Known extends string>(known: readonly Known[], text: string) =>
	z.enum(known, { error: ({ input }) => didYouMean(text, input, known) })

const schema = (directorates: readonly string[]) =>
	z.object({
		show: oneOf(
			refusalViews.map(({ value }) => value),
			'Choose what to show from the list',
		).default('open'),
		directorate: oneOf(directorates, 'Choose a directorate from the list').nullable().default(null),
		q: z.string().max(100, 'Name, number or e-mail must be 100 characters or fewer').nullable().default(null),
		page: pageField,
	})

/** What the address of the list asks for, or what is wrong with it. Empty fields of the form are as good as absent. */
export function readRefusalQuery(
	search: URLSearchParams,
	{ directorates }: { directorates: readonly string[] },
): { query: RefusalQuery } | { errors: FieldError[] } {
	const sent = Object.fromEntries([...search].map(([name, value]) => [name, value.trim()] as const).filter(([, value]) => value !== ''))
	const { values, errors } = readForm(schema(directorates), sent)
	return values ? { query: values } : { errors }
}

/** The address of the list with some of it changed; a change of what is asked for goes back to the first page. */
export function refusalsAddress({ show, directorate, q }: RefusalQuery, change: Partial<RefusalQuery> = {}): string {
	const { page = 1, ...asked } = { show, directorate, q, ...change }
	const search = new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
	if (page > 1) search.set('page', String(page))
	return `/attestations/refusals?${search}`
}
