import type { RuleChange } from './requirement-rules.ts'

/** The form as it was sent, or is to be filled: what stands in each field. */
export type RuleFields = Readonly<Record<string, readonly string[]>>
export type RuleError = { field: string; text: string }

export const stretchRows = 3

export const readFields = (form: FormData): RuleFields => {
	const fields: Record<string, string[]> = {}
	for (const [name, value] of form) (fields[name] ??= []).push(typeof value === 'string' ? value.trim() : '')
	return fields
}

/** A rule as the form shows it. */
export function fillFields(rule: RuleChange): RuleFields {
	const audience = typeof rule.audience === 'string' ? {} : rule.audience
	const stretches = rule.stretch.flatMap(({ workerTypes: types = [''], tags = [''], extraDays }) =>
		types.flatMap((type) => tags.map((tag) => ({ type, tag, days: String(extraDays) }))),
	)
	return {
		who: [typeof rule.audience === 'string' ? rule.audience : 'chosen'],
		workerTypes: audience.workerTypes ?? [],
		directorates: audience.directorates ?? [],
		services: [(audience.services ?? []).join('\n')],
		tags: audience.tags ?? [],
		firstDueDays: [String(rule.firstDueDays)],
		renewMonths: [String(rule.renewMonths)],
		renewInMonth: [String(rule.renewInMonth ?? '')],
		minimumActiveMonths: [String(rule.minimumActiveMonths)],
		opensDaysBefore: [String(rule.opensDaysBefore)],
		noticeDays: [String(rule.noticeDays)],
		'stretch-type': stretches.map(({ type }) => type),
		'stretch-tag': stretches.map(({ tag }) => tag),
		'stretch-days': stretches.map(({ days }) => days),
	}
}

/** The fields in the order in which they stand in the form. */
const order = [
	'who workerTypes directorates services tags firstDueDays renewMonths renewInMonth minimumActiveMonths opensDaysBefore',
	'stretch-type stretch-tag stretch-days noticeDays validFrom reason',
].flatMap((names) => names.split(' '))
const placeOf = ({ field }: RuleError) => order.indexOf(field.replace(/-\d+$/, ''))

/** The first error of each field, in the order of the form. */
export const firstOfEachField = (errors: readonly RuleError[]): RuleError[] =>
	errors.filter(({ field }, index) => errors.findIndex((error) => error.field === field) === index).sort((a, b) => placeOf(a) - placeOf(b))
