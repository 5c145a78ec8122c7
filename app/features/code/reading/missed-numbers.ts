import { readLargeMark } from './number-marks.ts'

const months = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i
/** Anything that may be a number in front of a paragraph, however it was damaged. */
const likeNumber =
	/^(?:[#([{]\s?)?(?:no\.?\s?)?((?:[\dlIO]{1,3}|[A-Z])(?:\s?[.,:;·_-]\s?[\dlIO]{1,3}){0,4})(\s?[.,:;)\]}/|–—-]{0,2})(\s*)(?:\(\w{1,3}\)\s*)?(["“‘(]?\p{L})/u
const glued = /^(?:\d{1,3}(?:\.\d{1,3})*)(\p{L}+)/u
const units = /^(?:st|nd|rd|th|am|pm|p|k|m|g|h|d|bn|mm|cm|km|kg|mg|x|D|G|hrs?|mins?|days?)$/i

/** What in front of a line may be the number of a paragraph, although it was not read as one. */
export function findMissedNumber(text: string): string | null {
	const large = readLargeMark(text.slice(0, 200))
	if (large?.style === '1.' && large.rest !== '') return large.printed
	const start = text.slice(0, 60)
	const found = likeNumber.exec(start)
	if (!found || !/\d/.test(found[0])) return null
	const [whole, number = '', mark = '', gap = '', letter = ''] = found
	const isParted = /\s/.test(mark + gap) && mark.trim() === ''
	const rest = start.slice(whole.length - letter.length)
	return isUnit(start) || (gap !== '' && months.test(rest)) || (isParted && isProse(number, letter)) ? null : (number + mark).trim()
}

/** `2nd`, `5pm` */
function isUnit(start: string): boolean {
	const own = glued.exec(start)?.[1]
	return own !== undefined && (units.test(own) || /^\p{Ll}{1,2}$/u.test(own))
}

/** `3 days`, `2.5 per cent` */
const isProse = (number: string, letter: string): boolean =>
	/^\p{Ll}/u.test(letter) && (/^\d+[.,]\d+$/.test(number) || !/[.,]\s?\d/.test(number))
