import type { CellFormat } from './cell-format.ts'

/** A cell as the sheet has it. `value` null: there is a formula, and nothing was worked out. */
export type RawCell = { type: string; value: string | null; formula: string; format: CellFormat }
type Book = { sharedText: (index: number) => string | undefined; startsIn1904: boolean }

const dayLength = 86_400_000
const daysTo1970 = 25_569
/** Days between the two beginnings of time that workbooks know: 1900 and 1904. */
const daysTo1904 = 1_462
/** 31 December 9999. */
const lastSerial = 2_958_465

/** The text that a CSV of the workbook would have. A formula that was never worked out stays as it is: what it would say, nobody knows. */
export function textOfCell({ type, value, formula, format }: RawCell, { sharedText, startsIn1904 }: Book): string {
	if (value === null) return formula === '' ? '' : `=${formula}`
	if (type === 's') return sharedText(Number(value)) ?? '#VALUE!'
	if (type === 'b') return value === '1' || value === 'true' ? 'TRUE' : 'FALSE'
	if (type === 'd') return value.replace(/T(?:00:00(?::00(?:\.0+)?)?Z?)?$/, '').replace('T', ' ')
	if (type !== 'n') return value
	const number = value.trim() === '' ? Number.NaN : Number(value)
	return Number.isFinite(number) ? textOfNumber(number, value, format, startsIn1904) : value
}

function textOfNumber(number: number, value: string, { shows, zeros }: CellFormat, startsIn1904: boolean): string {
	if (shows === 'percent') return `${Number((number * 100).toPrecision(12))}%`
	if (shows !== 'number') {
		const serial = startsIn1904 ? number + daysTo1904 : number
		return textOfSerial(serial, shows) ?? value
	}
	// Excel keeps fifteen digits: of a longer number the last ones are not those that were typed.
	if (!Number.isInteger(number) || Math.abs(number) >= 1e15) return Number.isInteger(number) ? number.toExponential() : String(number)
	return number < 0 ? String(number) : String(number).padStart(zeros, '0')
}

/** A day, or a day with a time where the cell holds one: `2026-11-30` or `2026-11-30 09:30:00`. Null for what is no day of any calendar. */
function textOfSerial(serial: number, shows: CellFormat['shows']): string | null {
	if (serial < 0 || serial > lastSerial + 1) return null
	const moment = new Date(Math.round(((serial - daysTo1970) * dayLength) / 1000) * 1000).toISOString()
	const [day = '', time = ''] = [moment.slice(0, 10), moment.slice(11, 19)]
	if (shows === 'time' && serial < 1) return time
	return time === '00:00:00' ? day : `${day} ${time}`
}
