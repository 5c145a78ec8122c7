import { monthName } from '#app/platform/calendar.ts'
import { describeAudience } from './audience.ts'
import { count, period } from '#app/features/requirements/status/explain-obligation.ts'
import type { RuleChange } from './requirement-rules.ts'

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const every = (months: number) => (months === 12 ? 'every year' : months === 1 ? 'every month' : `every ${period(months)}`)

/** `Every 2 years, each person by their own day`, `Every year by the end of March` */
export function describeRenewal({ renewMonths, renewInMonth, minimumActiveMonths }: RuleChange): string {
	if (renewInMonth === null) return `${capital(every(renewMonths))}, each person by their own day`
	const late =
		minimumActiveMonths > 0
			? `. Anybody who did it less than ${count(minimumActiveMonths, 'month')} before that waits for the next ${monthName(renewInMonth)}`
			: ''
	return `${capital(every(renewMonths))} by the end of ${monthName(renewInMonth)}${late}`
}

function describeStretch({ workerTypes, tags, extraDays }: RuleChange['stretch'][number]): string {
	const audience = describeAudience({ ...(workerTypes && { workerTypes }), ...(tags && { tags }) })
	return `${count(extraDays, 'more day')} for ${audience}`
}

export type RulePart = { part: string; words: string }

/** Everything a rule says, part by part: two rules that ask the same have the same words. */
export function describeRule(rule: RuleChange): RulePart[] {
	return [
		{ part: 'Who is asked', words: capital(describeAudience(rule.audience)) },
		{ part: 'First due', words: `Within ${count(rule.firstDueDays, 'day')} of starting, or of the day it is first asked` },
		{ part: 'Renewed', words: describeRenewal(rule) },
		{ part: 'Opens for renewal', words: `${count(rule.opensDaysBefore, 'day')} before the due day` },
		{ part: 'More time', words: rule.stretch.map(describeStretch).join('; ') || 'Nobody has more time' },
		{
			part: 'Notice',
			words:
				rule.noticeDays === 0
					? 'None: a due day may be brought forward to the day of the change, or before it'
					: `At least ${count(rule.noticeDays, 'day')} where a change brings a due day forward`,
		},
	]
}

export type ChangedPart = { part: string; before: string; after: string }

/** What one rule says differently from another; empty if they ask the same. */
export function changedParts(before: RuleChange, after: RuleChange): ChangedPart[] {
	const then = describeRule(after)
	return describeRule(before).flatMap(({ part, words }, at) => {
		const now = then[at]?.words ?? ''
		return now === words ? [] : [{ part, before: words, after: now }]
	})
}
