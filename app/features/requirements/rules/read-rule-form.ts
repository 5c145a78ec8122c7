import { addMonths, isDay, type Day } from '#app/platform/calendar.ts'
import { readAudience, type AudienceChoices } from './read-audience.ts'
import { ruleChangeSchema, ruleOn, type Audience, type Requirement, type RuleChange } from './requirement-rules.ts'
import { firstOfEachField, type RuleError, type RuleFields } from './rule-fields.ts'
import { changedParts } from './rule-in-words.ts'

const yearsAhead = 3
const reasonLength = 300

/** What to do about a value that the rule cannot have, by the field it comes from. */
const errorTexts: Record<string, string> = {
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

type Asked = { fields: RuleFields; requirement: Pick<Requirement, 'rules'>; choices: AudienceChoices; today: Day }
export type ReadRule = { change: RuleChange; validFrom: Day; reason: string }

/** The change that the form asks for, or what is wrong with it, field by field. */
export function readRuleForm({ fields, requirement, choices, today }: Asked): ReadRule | { errors: RuleError[] } {
	const { audience, errors: audienceErrors } = readAudience(fields, choices)
	const rows = readStretchRows(fields)
	const { change, errors: changeErrors } = readChange(fields, audience, rows)
	const validFrom = textIn(fields, 'validFrom')
	const { reason, wrong } = readReason(textIn(fields, 'reason'))
	const errors = [
		...audienceErrors,
		...changeErrors,
		...rows.flatMap((row) => stretchErrors(row, choices)),
		...dayErrors(validFrom, today),
		...(wrong ? [{ field: 'reason', text: wrong }] : []),
		...(change ? renewalErrors(change) : []),
	]
	if (!change || errors.length > 0) return { errors: firstOfEachField(errors) }
	const now = ruleOn(requirement, validFrom)
	const isLast = requirement.rules.every((rule) => rule.validFrom <= validFrom)
	if (now && isLast && changedParts(now, change).length === 0)
		return { errors: [{ field: 'who', text: 'This is what the rule asks already. Change something, or go back to all requirements' }] }
	return { change, validFrom, reason }
}

const textIn = (fields: RuleFields, name: string) => fields[name]?.[0] ?? ''
const wholeNumber = (digits: string) => (/^\d{1,6}$/.test(digits) ? Number(digits) : NaN)

/** A row of extra days that is not left empty, and its place in the form. */
type StretchRow = { at: number; days: string; type: string; tag: string }

const readStretchRows = (fields: RuleFields): StretchRow[] =>
	(fields['stretch-days'] ?? [])
		.map((days, at) => ({ at, days, type: fields['stretch-type']?.[at] ?? '', tag: fields['stretch-tag']?.[at] ?? '' }))
		.filter(({ days, type, tag }) => days !== '' || type !== '' || tag !== '')

function readChange(
	fields: RuleFields,
	audience: Audience,
	rows: readonly StretchRow[],
): { change: RuleChange | undefined; errors: RuleError[] } {
	const numberIn = (name: string) => wholeNumber(textIn(fields, name))
	const renewInMonth = textIn(fields, 'renewInMonth') === '' ? null : numberIn('renewInMonth')
	const { data, error } = ruleChangeSchema.safeParse({
		audience,
		firstDueDays: numberIn('firstDueDays'),
		renewMonths: numberIn('renewMonths'),
		renewInMonth,
		minimumActiveMonths: renewInMonth === null ? 0 : numberIn('minimumActiveMonths'),
		opensDaysBefore: numberIn('opensDaysBefore'),
		noticeDays: numberIn('noticeDays'),
		stretch: rows.map(({ days, type, tag }) => ({
			...(type && { workerTypes: [type] }),
			...(tag && { tags: [tag] }),
			extraDays: wholeNumber(days),
		})),
	})
	return { change: data, errors: (error?.issues ?? []).map(({ path }) => errorAt(path, rows)) }
}

/** The error of a value of the rule, beside the field that it was read from. */
function errorAt([first, row, part]: readonly PropertyKey[], rows: readonly StretchRow[]): RuleError {
	if (first === 'stretch') {
		const field = part === 'extraDays' ? 'stretch-days' : 'stretch-type'
		return { field: `${field}-${rows[Number(row)]?.at ?? 0}`, text: errorTexts[field] ?? 'Check this answer' }
	}
	const field = first === 'audience' ? 'workerTypes' : String(first)
	return { field, text: errorTexts[field] ?? 'Check this answer' }
}

const stretchErrors = ({ at, type, tag }: StretchRow, choices: AudienceChoices): RuleError[] => [
	...(type === '' && tag === '' ? [{ field: `stretch-type-${at}`, text: 'Choose who has the extra days' }] : []),
	...(tag !== '' && !choices.tags.includes(tag) ? [{ field: `stretch-tag-${at}`, text: 'Choose a tag from the list' }] : []),
]

function dayErrors(validFrom: string, today: Day): RuleError[] {
	const field = 'validFrom'
	if (!isDay(validFrom)) return [{ field, text: 'Enter a day of the calendar, such as 2026-12-06' }]
	if (validFrom < today) {
		const text = 'The day must be today or later. A rule is never changed backwards: what people were asked before today stays as it was'
		return [{ field, text }]
	}
	if (validFrom > addMonths(today, 12 * yearsAhead)) return [{ field, text: `The day must be within the next ${yearsAhead} years` }]
	return []
}

/** What is wrong with values that are fine each by itself. */
function renewalErrors({ renewInMonth, renewMonths, opensDaysBefore }: RuleChange): RuleError[] {
	const errors: RuleError[] = []
	if (renewInMonth !== null && renewMonths < 12) {
		const text = 'To renew by the end of a fixed month, enter 12 months or more, or choose each person’s own day'
		errors.push({ field: 'renewMonths', text })
	}
	if (opensDaysBefore >= renewMonths * 28) {
		const text = 'Renewal must open later than the last completion: enter fewer days, or more months between renewals'
		errors.push({ field: 'opensDaysBefore', text })
	}
	return errors
}

/** A reason as it is shown in a sentence: the full stop is the sentence's. */
export function readReason(text: string, what = 'the change'): { reason: string; wrong: string | null } {
	const reason = text.replace(/\s+/g, ' ').replace(/[\s.]+$/, '')
	if (reason === '') return { reason, wrong: `Enter the reason for ${what}` }
	return { reason, wrong: reason.length > reasonLength ? `The reason must be ${reasonLength} characters or fewer` : null }
}
