import { inWords, isDay, type Day } from '#app/platform/calendar.ts'
import { fieldChangesOf, type FieldChange } from './field-changes.ts'
import type { ChangeKind, PersonChange } from './plan-people-import.ts'

/** A change for somebody who looks over the import before it is made. */
export type ReadableChange = {
	row: number | null
	employeeNumber: string
	name: string
	kind: ChangeKind
	what: string
	fields: FieldChange[]
}

export function describeChange(change: PersonChange): ReadableChange {
	const { kind, row, leavesOn } = change
	const fields = fieldChangesOf(change)
	const place = `${row.jobTitle}, ${row.team} (${row.service})`
	const sentences = [
		...(kind === 'joiner' ? [`Joins on ${inWords(row.startDate)} as ${place}.`] : []),
		...(kind === 'returner' ? [`Returns on ${inWords(row.startDate)} as ${place}.`] : []),
		...(leavesOn ? [`${row.row === null ? 'Not in the file: last day' : 'Last day'} ${inWords(leavesOn)}.`] : []),
		...fields.filter((field) => !isSaid(field, change)).map(fieldInWords),
	]
	const name = `${row.givenName} ${row.familyName}`.trim()
	return { row: row.row, employeeNumber: row.employeeNumber, name, kind, what: sentences.join(' '), fields }
}

/** What the first sentences say already. */
function isSaid({ field, before, after }: FieldChange, { kind, leavesOn }: PersonChange): boolean {
	if (field === 'last day') return leavesOn !== null && after === leavesOn && before === null
	if (kind === 'joiner') return ['given name', 'family name', 'start day', 'service', 'team', 'job title'].includes(field)
	return kind === 'returner' && field === 'start day'
}

const valueInWords = (value: string | null): string =>
	value === null ? 'none' : isDay(value) ? inWords(value) : value.replaceAll('|', ', ')

type Told = Omit<FieldChange, 'field'> & { field: string }

/** `Job title: Clerk → Lead, from 15 June 2026.` */
export const fieldInWords = (told: Told): string => `${fieldName(told)}: ${fieldValue(told)}.`

export const fieldName = ({ field }: Told): string => field.replace(/^./, (letter) => letter.toUpperCase())

export const fieldValue = ({ before, after, from, to }: Told): string =>
	before === null ? valueInWords(after) : `${valueInWords(before)} → ${valueInWords(after)}${daysInWords(from, to)}`

const daysInWords = (from: Day | null, to: Day | null): string =>
	`${from === null ? '' : `, from ${inWords(from)}`}${to === null ? '' : ` until ${inWords(to)}`}`
