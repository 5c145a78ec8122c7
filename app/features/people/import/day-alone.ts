import { dayOf } from '#app/platform/calendar.ts'
import { memoize } from '#app/platform/memoize.ts'

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const monthOf = (word: string) => months.indexOf(word.slice(0, 3).toLowerCase()) + 1
const asDay = (year: string, month: number | string, day: string) => `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`

const withZone = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +/i
const time = /(?:,? at|,|T)? *\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)? *(?:[ap]\.?m\.?)?$/i
const yearFirst = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/
const solid = /^(\d{4})(\d{2})(\d{2})$/
const monthName =
	'(jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)'
const dayThenMonth = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[ ./-]?${monthName}\\.?,?[ ./-]?(\\d{4})$`, 'i')
const monthThenDay = new RegExp(`^${monthName}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`, 'i')

/** The day alone, of what a system wrote with a weekday, a time, a month in letters, or as seconds since 1970; what it is not sure of is left as it is. */
const alone = memoize((text) => {
	if (/^1\d{9}(\d{3})?$/.test(text)) return { text: dayOf(Number(text) * (text.length === 10 ? 1000 : 1)) }
	const [, date = '', hours = '', zone = ''] = withZone.exec(text) ?? []
	if (date !== '') {
		const instant = Date.parse(`${date}T${hours}${/^[ZUG]/i.test(zone) ? 'Z' : zone}`)
		return { text: Number.isNaN(instant) ? text : dayOf(instant) }
	}
	const bare = text.replace(weekday, '').replace(time, '').trim()
	return { text: inFigures(bare === '' ? text : bare) }
}, 50_000)
/** No day is longer, however it is written. */
const longest = 60
export const dayAlone = (text: string): string => (text.length > longest ? text : alone(text).text)

function inFigures(text: string): string {
	const [, year, month, day] = yearFirst.exec(text) ?? solid.exec(text) ?? []
	if (year && month && day) return asDay(year, month, day)
	const [, first, word, last] = dayThenMonth.exec(text) ?? []
	if (first && word && last) return asDay(last, monthOf(word), first)
	const [, name, second, end] = monthThenDay.exec(text) ?? []
	return name && second && end ? asDay(end, monthOf(name), second) : text
}

const midnight = /(?:^|[^\d:])(?:0?0:00(?::00(?:\.0+)?)?|12:00(?::00(?:\.0+)?)? *a\.?m\.?)$/i

/** A time that is not midnight, in nobody knows which zone: it may be of the day before or after. */
export const hasTimeOfDay = (text: string): boolean => !withZone.test(text) && time.test(text) && !midnight.test(text.trim())

/** The first and the last day of a year, in any order, in a year that nobody plans for; and what SAP writes for no day at all. */
const endless = /^(?:(\d{4})-(?:12-31|01-01)|(?:31[/.-]12|12[/.-]31|0?1[/.-]0?1)[/.-](\d{4}))$/
const zeros = /^[0/.-]+$/

/** How systems write that there is no last day: 31.12.9999, 9999-12-31, 31-DEC-4712, 01/01/3000, 00.00.0000. */
export function isEndless(text: string): boolean {
	const day = dayAlone(text)
	if (/(?:^|\D)(?:9999|4712)(?:\D|$)/.test(day) || (zeros.test(day) && day.length >= 6)) return true
	const [, first, last] = endless.exec(day) ?? []
	return Number(first ?? last ?? 0) > 2_099
}
