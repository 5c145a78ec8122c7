import { TZDate } from '@date-fns/tz'

/** A calendar day in Europe/London, `YYYY-MM-DD`. Days compare and sort as text. */
export type Day = string
/** Milliseconds since 1970, UTC. */
export type Instant = number

const zone = 'Europe/London'
/** Swedes write a day as `2026-12-06`. Made once: making it costs a hundred times as much as using it. */
const londonDay = new Intl.DateTimeFormat('sv-SE', { timeZone: zone })
/** Days are counted in UTC, where each is as long as the next. */
const dayLength = 86_400_000
const written = (utc: number): Day => new Date(utc).toISOString().slice(0, 10)

/** True only for a real day of the calendar: `2026-02-30` is none. */
export function isDay(text: string): boolean {
	const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
	return !Number.isNaN(instant) && written(instant) === text
}

/** London is whole hours from UTC. Every page asks what day it is, and the answer is the same for an hour. */
let lastHour = { hour: Number.NaN, day: '' }

export function dayOf(instant: Instant): Day {
	const hour = Math.floor(instant / 3_600_000)
	if (hour !== lastHour.hour) lastHour = { hour, day: londonDay.format(instant) }
	return lastHour.day
}

/** 31 for `2026-08-31`. */
export const dayOfMonth = (day: Day): number => Number(day.slice(8))

export function addDays(day: Day, days: number): Day {
	return written(Date.parse(day) + days * dayLength)
}

/** The same day of the month `months` later, or the day `anchor`; the last of the month where that month is shorter (31 January + 1 month = 28 or 29 February). */
export function addMonths(day: Day, months: number, anchor = dayOfMonth(day)): Day {
	const year = Number(day.slice(0, 4))
	const month = Number(day.slice(5, 7)) - 1 + months
	const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
	return written(Date.UTC(year, month, Math.min(anchor, last)))
}

/** Calendar days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
	return (Date.parse(to) - Date.parse(from)) / dayLength
}

/** The last millisecond of the day in London. */
export function endOfDay(day: Day): Instant {
	const [year = 0, month = 1, date = 1] = addDays(day, 1).split('-').map(Number)
	return new TZDate(year, month - 1, date, zone).getTime() - 1
}

/** The first millisecond of the day in London. */
export function startOfDay(day: Day): Instant {
	return endOfDay(addDays(day, -1)) + 1
}

const months = 'January February March April May June July August September October November December'.split(' ')

/** `March` for 3. */
export const monthName = (month: number): string => months[month - 1] ?? ''

/** `6 December 2026` */
export function inWords(day: Day): string {
	return `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
}

/** `6 December 2026 at 3:05pm`, London time. */
export function momentInWords(instant: Instant): string {
	const date = new TZDate(instant, zone)
	const hours = date.getHours()
	return `${inWords(dayOf(instant))} at ${hours % 12 || 12}:${String(date.getMinutes()).padStart(2, '0')}${hours < 12 ? 'am' : 'pm'}`
}
