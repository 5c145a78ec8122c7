import { z } from 'zod'
import { isDay, type Day } from '#app/platform/calendar.ts'
import { didYouMean } from '#app/platform/nearest.ts'
import { anyText, pageField } from '#app/platform/web/read-search.ts'
import { interestKinds, type AnswerKind, type InterestKind } from '#db/schema/declarations.ts'
import { interestQuestions } from '#app/features/declarations/interest-questions.ts'

/** What stands, what no longer does, what should be looked at, and what HR or the Monitoring Officer decides. */
const registerViews = ['current', 'past', 'attention', 'to-decide'] as const
export type RegisterView = (typeof registerViews)[number]

/** Beside the interests the register can show the returns that there is none, or none new. */
const registerKinds = [...interestKinds, 'nil', 'unchanged'] as const satisfies readonly (InterestKind | AnswerKind)[]
export type RegisterKind = (typeof registerKinds)[number]

export const registerKindName = (kind: RegisterKind): string =>
	kind === 'nil' ? 'Nothing to declare' : kind === 'unchanged' ? 'Nothing has changed' : interestQuestions[kind].name

export const registerKindChoices = registerKinds.map((value) => ({ value, text: registerKindName(value) }))

/** Null: not narrowed by this. `q` is words of a name, part of an employee number, or the beginning of an e-mail address. */
export type RegisterQuery = {
	asAt: Day
	kind: RegisterKind | null
	directorate: string | null
	show: RegisterView
	q: string | null
	page: number
}

/** What the address of the register may say; `readRegisterQuery` reads the values. */
export const registerFields = z.object({
	'as-at': anyText,
	kind: anyText,
	directorate: anyText,
	show: anyText,
	q: anyText,
	page: pageField,
})

/** What the address of the register asks for, or what is wrong with it. Empty fields of the form are as good as absent. */
export function readRegisterQuery(
	search: URLSearchParams,
	{ today, directorates }: { today: Day; directorates: readonly string[] },
): { query: RegisterQuery } | { errors: { field: string; text: string }[] } {
	const formValues = Object.fromEntries(
		[...search].map(([name, value]) => [name, value.trim()] as const).filter(([, value]) => value !== ''),
	)
	const parsed = z
		.object({
			'as-at': z
				.string()
				.refine(isDay, { error: 'Enter a day of the calendar, such as 2026-12-06', abort: true })
				.refine((day) => day <= today, 'The day must be today or earlier')
				.default(today),
			kind: oneOf(registerKinds, 'Choose a kind from the list').nullable().default(null),
			directorate: oneOf(directorates, 'Choose a directorate from the list').nullable().default(null),
			show: oneOf(registerViews, 'Choose what to show').default('current'),
			q: z.string().max(100, 'Name, number or e-mail must be 100 characters or fewer').nullable().default(null),
			page: pageField,
		})
		.safeParse(formValues)
	if (!parsed.success) return { errors: parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), text: message })) }
	const { 'as-at': asAt, ...rest } = parsed.data
	return { query: { asAt, ...rest } }
}

const oneOf = <Known extends string>(known: readonly Known[], text: string) =>
	z.enum(known, { error: ({ input }) => didYouMean(text, input, known) })

/** The address of the register with some of the query changed. */
export function registerAddress(query: RegisterQuery, change: Partial<RegisterQuery> = {}): string {
	const { asAt, page, ...filters } = { ...query, page: 1, ...change }
	const search = new URLSearchParams({ 'as-at': asAt })
	for (const [name, value] of Object.entries(filters)) if (value !== null && value !== 'current') search.set(name, value)
	if (page > 1) search.set('page', String(page))
	return `/admin/register?${search}`
}
