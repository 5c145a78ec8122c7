import { explainDay, isYearLast, readDay } from '#app/features/people/import/read-day.ts'
import { dayOf, type Day } from '#app/platform/calendar.ts'
import { memoize } from '#app/platform/memoize.ts'
import type { HistoryLayout } from './history-layout.ts'

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const monthOf = (word: string) => months.indexOf(word.slice(0, 3).toLowerCase()) + 1
const asDay = (year: string, month: number | string, day: string) => `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`

const withZone = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +/i
const time = /(?:,? at|,|T)? *\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)? *(?:[ap]\.?m\.?)?$/i
const yearFirst = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/
const solid = /^(19|20)(\d{2})(\d{2})(\d{2})$/
const monthName =
	'(jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)'
const dayThenMonth = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[ ./-]${monthName}\\.?,?[ ./-](\\d{4})$`, 'i')
const monthThenDay = new RegExp(`^${monthName}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`, 'i')

/** The day alone, of what a system wrote with a weekday, a time, a month in letters, or as seconds since 1970; what it is not sure of is left as it is. */
const dayAlone = memoize((text) => {
	if (/^1\d{9}(\d{3})?$/.test(text)) return { text: dayOf(Number(text) * (text.length === 10 ? 1000 : 1)) }
	const [, date = '', hours = '', zone = ''] = withZone.exec(text) ?? []
	if (date !== '') {
		const instant = Date.parse(`${date}T${hours}${/^[ZUG]/i.test(zone) ? 'Z' : zone}`)
		return { text: Number.isNaN(instant) ? text : dayOf(instant) }
	}
	const bare = text.replace(weekday, '').replace(time, '').trim()
	return { text: inFigures(bare === '' ? text : bare) }
}, 50_000)

function inFigures(text: string): string {
	const [, year, month, day] = yearFirst.exec(text) ?? []
	if (year && month && day) return asDay(year, month, day)
	const [, century, years, ofYear, ofMonth] = solid.exec(text) ?? []
	if (century && years && ofYear && ofMonth) return `${century}${years}-${ofYear}-${ofMonth}`
	const [, first, word, last] = dayThenMonth.exec(text) ?? []
	if (first && word && last) return asDay(last, monthOf(word), first)
	const [, name, second, end] = monthThenDay.exec(text) ?? []
	return name && second && end ? asDay(end, monthOf(name), second) : text
}

/** Only a person can say whether the day or the month comes first. */
export const isUndecided = (text: string): boolean => isYearLast(dayAlone(text).text)

/** The day that a file of the past means, or in one sentence what is wrong with it. A day with a time in another zone is the day in London. */
export function readPastDay(text: string, dates: HistoryLayout['dates']): { day: Day } | { error: string } {
	const alone = dayAlone(text).text
	const day = readDay(alone, dates)
	return day === null ? { error: explainDay(alone, dates) } : { day }
}

/** How systems write that there is no last day. */
export const isEndless = (text: string): boolean => /(?:^|\D)(?:9999|4712)(?:\D|$)/.test(text)
