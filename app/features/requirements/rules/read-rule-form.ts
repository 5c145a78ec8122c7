import { addMonths, isDay, type Day } from '#app/platform/calendar.ts'
import { workerTypes } from '#db/schema/people.ts'
import { changedParts } from './rule-in-words.ts'
import { ruleChangeSchema, ruleOn, type Audience, type Requirement, type RuleChange } from './requirement-rules.ts'

/** The form as it was sent, or is to be filled: what stands in each field. */
export type RuleFields = Readonly<Record<string, readonly string[]>>
export type RuleError = { field: string; text: string }
/** What an audience may be chosen from. */
export type AudienceChoices = { directorates: readonly string[]; services: readonly string[]; tags: readonly string[] }

export const stretchRows = 3
const yearsAhead = 3
const reasonLength = 300

/** What to do about a value that the rule cannot have, by the field it comes from. */
const faultTexts: Record<string, string> = {
	firstDueDays: 'Enter the days until it is first due as a whole number from 1 to 365',
	renewMonths: 'Enter the months between renewals as a whole number from 1 to 120',
	renewInMonth: 'Choose a month from the list',
	minimumActiveMonths: 'Enter the fewest months as a whole number from 0 to 11',
	opensDaysBefore: 'Enter the days before the due day as a whole number from 1 to 180',
	noticeDays: 'Enter the days of notice as a whole number from 0 to 365',
	'stretch-type': 'Choose a worker type from the list',
	'stretch-days': 'Enter the extra days as a whole number from 1 to 180',
	workerTypes: 'Choose worker types from the list',
}

export const readFields = (form: FormData): RuleFields => {
	const fields: Record<string, string[]> = {}
	for (const [name, value] of form) (fields[name] ??= []).push(typeof value === 'string' ? value.trim() : '')
	return fields
}

const lines = (text: string) =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean)

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

type Asked = { fields: RuleFields; requirement: Pick<Requirement, 'rules'>; choices: AudienceChoices; today: Day }
export type ReadRule = { change: RuleChange; validFrom: Day; reason: string }

/** The change that the form asks for, or what is wrong with it, field by field. */
export function readRuleForm({ fields, requirement, choices, today }: Asked): ReadRule | { errors: RuleError[] } {
	const errors: RuleError[] = []
	const error = (field: string, text: string) => {
		if (!errors.some((known) => known.field === field)) errors.push({ field, text })
	}
	const text = (name: string) => fields[name]?.[0] ?? ''
	const whole = (digits: string) => (/^\d{1,6}$/.test(digits) ? Number(digits) : NaN)
	const number = (name: string) => whole(text(name))

	const rows = (fields['stretch-days'] ?? [])
		.map((days, at) => ({ at, days, type: fields['stretch-type']?.[at] ?? '', tag: fields['stretch-tag']?.[at] ?? '' }))
		.filter(({ days, type, tag }) => days !== '' || type !== '' || tag !== '')
	const renewInMonth = text('renewInMonth') === '' ? null : number('renewInMonth')
	const parsed = ruleChangeSchema.safeParse({
		audience: readAudience(fields, choices, error),
		firstDueDays: number('firstDueDays'),
		renewMonths: number('renewMonths'),
		renewInMonth,
		minimumActiveMonths: renewInMonth === null ? 0 : number('minimumActiveMonths'),
		opensDaysBefore: number('opensDaysBefore'),
		noticeDays: number('noticeDays'),
		stretch: rows.map(({ days, type, tag }) => ({
			...(type && { workerTypes: [type] }),
			...(tag && { tags: [tag] }),
			extraDays: whole(days),
		})),
	})
	for (const { path } of parsed.error?.issues ?? []) {
		const [first, row, part] = path
		const field =
			first === 'stretch' ? (part === 'extraDays' ? 'stretch-days' : 'stretch-type') : first === 'audience' ? 'workerTypes' : String(first)
		error(first === 'stretch' ? `${field}-${rows[Number(row)]?.at ?? 0}` : field, faultTexts[field] ?? 'Check this answer')
	}
	for (const { at, type, tag } of rows) {
		if (type === '' && tag === '') error(`stretch-type-${at}`, 'Choose who has the extra days')
		if (tag !== '' && !choices.tags.includes(tag)) error(`stretch-tag-${at}`, 'Choose a tag from the list')
	}
	const validFrom = text('validFrom')
	const tooLate = addMonths(today, 12 * yearsAhead)
	if (!isDay(validFrom)) error('validFrom', 'Enter a day of the calendar, such as 2026-12-06')
	else if (validFrom < today)
		error(
			'validFrom',
			'The day must be today or later. A rule is never changed backwards: what people were asked before today stays as it was',
		)
	else if (validFrom > tooLate) error('validFrom', `The day must be within the next ${yearsAhead} years`)
	const { reason, wrong } = readReason(text('reason'))
	if (wrong) error('reason', wrong)
	if (parsed.success) {
		const { renewMonths, opensDaysBefore } = parsed.data
		if (renewInMonth !== null && renewMonths < 12)
			error('renewMonths', 'To renew by the end of a fixed month, enter 12 months or more, or choose each person’s own day')
		if (opensDaysBefore >= renewMonths * 28)
			error('opensDaysBefore', 'Renewal must open later than the last completion: enter fewer days, or more months between renewals')
	}
	if (!parsed.success || errors.length > 0) return { errors: inOrder(errors) }
	const now = ruleOn(requirement, validFrom)
	const isLast = requirement.rules.every((rule) => rule.validFrom <= validFrom)
	if (now && isLast && changedParts(now, parsed.data).length === 0)
		return { errors: [{ field: 'who', text: 'This is what the rule asks already. Change something, or go back to all requirements' }] }
	return { change: parsed.data, validFrom, reason }
}

/** A reason as it is shown in a sentence: the full stop is the sentence's. */
export function readReason(text: string, what = 'the change'): { reason: string; wrong: string | null } {
	const reason = text.replace(/\s+/g, ' ').replace(/[\s.]+$/, '')
	if (reason === '') return { reason, wrong: `Enter the reason for ${what}` }
	return { reason, wrong: reason.length > reasonLength ? `The reason must be ${reasonLength} characters or fewer` : null }
}

/** The fields in the order in which they stand in the form. */
const order = [
	'who workerTypes directorates services tags firstDueDays renewMonths renewInMonth minimumActiveMonths opensDaysBefore',
	'stretch-type stretch-tag stretch-days noticeDays validFrom reason',
].flatMap((names) => names.split(' '))
const placeOf = ({ field }: RuleError) => order.indexOf(field.replace(/-\d+$/, ''))
const inOrder = (errors: RuleError[]) => errors.sort((a, b) => placeOf(a) - placeOf(b))

function readAudience(fields: RuleFields, choices: AudienceChoices, error: (field: string, text: string) => void): Audience {
	const who = fields.who?.[0]
	if (who === 'everybody' || who === 'nobody') return who
	if (who !== 'chosen') error('who', 'Choose who is asked')
	const types = workerTypes.filter((type) => fields.workerTypes?.includes(type))
	const directorates = fields.directorates ?? []
	const tags = fields.tags ?? []
	if (directorates.some((name) => !choices.directorates.includes(name))) error('directorates', 'Choose directorates from the list')
	if (tags.some((name) => !choices.tags.includes(name))) error('tags', 'Choose tags from the list')
	const services = lines(fields.services?.[0] ?? '').map((typed) => {
		const known = choices.services.find((name) => name.toLowerCase() === typed.toLowerCase())
		if (known === undefined)
			error('services', `There is no service called “${typed.slice(0, 60)}”. Write each as it is in the list, one on a line`)
		return known ?? typed
	})
	if (who === 'chosen' && types.length + directorates.length + services.length + tags.length === 0)
		error('workerTypes', 'Choose at least one worker type, directorate, service or tag')
	return {
		...(types.length > 0 && { workerTypes: types }),
		...(directorates.length > 0 && { directorates: [...directorates] }),
		...(services.length > 0 && { services: [...new Set(services)] }),
		...(tags.length > 0 && { tags: [...tags] }),
	}
}
