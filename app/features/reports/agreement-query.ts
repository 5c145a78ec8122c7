import { z } from 'zod'
import { isDay, type Day } from '#app/platform/calendar.ts'
import { readForm, type FieldError } from '#app/platform/form.ts'
import { didYouMean } from '#app/platform/nearest.ts'
import { anyText, pageField } from '#app/platform/web/read-search.ts'

/** What somebody has answered to the edition in force. `not-counted`: it is not asked of them on the day, or they are exempt. */
export const agreementAnswers = ['agreed', 'not-yet', 'refused', 'not-counted'] as const
export type AgreementAnswer = (typeof agreementAnswers)[number]

export const answerWords: Record<AgreementAnswer, string> = {
	agreed: 'Agreed',
	'not-yet': 'Not yet',
	refused: 'Refused',
	'not-counted': 'Not counted',
}

/** Null: not narrowed by this. `q` is words of a name, part of an employee number, or the beginning of an e-mail address. */
export type AgreementQuery = { asAt: Day; directorate: string | null; answer: AgreementAnswer | null; q: string | null; page: number }

/** What the address of the report may say; `readAgreementQuery` reads the values. */
export const agreementFields = z.object({ 'as-at': anyText, directorate: anyText, answer: anyText, q: anyText, page: pageField })

const oneOf = <Known extends string>(known: readonly Known[], text: string) =>
	z
		.enum(known, { error: ({ input }) => didYouMean(text, input, known) })
		.nullable()
		.default(null)

/** What the address asks for, or what is wrong with it. Empty fields of the form are as good as absent. */
export function readAgreementQuery(
	search: URLSearchParams,
	{ today, directorates }: { today: Day; directorates: readonly string[] },
): { query: AgreementQuery } | { errors: FieldError[] } {
	const sent = Object.fromEntries([...search].map(([name, value]) => [name, value.trim()] as const).filter(([, value]) => value !== ''))
	const schema = z.object({
		'as-at': z
			.string()
			.refine(isDay, { error: 'Enter a day of the calendar, such as 2026-12-06', abort: true })
			.refine((day) => day <= today, 'The day must be today or earlier')
			.default(today),
		directorate: oneOf(directorates, 'Choose a directorate from the list'),
		answer: oneOf(agreementAnswers, 'Choose an answer from the list'),
		q: z.string().max(100, 'Name, number or e-mail must be 100 characters or fewer').nullable().default(null),
		page: pageField,
	})
	const { values, errors } = readForm(schema, sent)
	if (!values) return { errors }
	const { 'as-at': asAt, ...rest } = values
	return { query: { asAt, ...rest } }
}

/** The search part of the address with some of it changed; a change of what is asked for goes back to the first page. */
export function agreementSearch(query: AgreementQuery, change: Partial<AgreementQuery> = {}): string {
	const { asAt, page = 1, directorate, answer, q } = { ...query, page: 1, ...change }
	const search = new URLSearchParams({ 'as-at': asAt })
	for (const [name, value] of Object.entries({ directorate, answer, q })) if (value !== null) search.set(name, value)
	if (page > 1) search.set('page', String(page))
	return `?${search}`
}
