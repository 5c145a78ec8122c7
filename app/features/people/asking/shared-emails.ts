import type { ImportLayout } from '../import/import-layout.ts'
import type { ImportQuestion } from '../import/import-question.ts'
import type { FileRow } from '../import/people-rows.ts'
import type { Register } from '../import/plan-people-import.ts'
import { fullNameOf } from './same-people.ts'

export type SharedEmail = Extract<ImportQuestion, { about: 'shared-emails' }>['addresses'][number]
type Holder = SharedEmail['people'][number] & { takesIt: boolean }

/** Addresses that somebody on a row would have from now on, and somebody else has, or would have, as well. */
export function findSharedEmails(register: Register, rows: readonly FileRow[]): SharedEmail[] {
	const takes = ({ email, employeeNumber }: FileRow) =>
		email !== null && email !== undefined && register.get(employeeNumber)?.email?.toLowerCase() !== email.toLowerCase()
	const wanted = new Set(rows.filter(takes).map(({ email }) => email?.toLowerCase()))
	if (wanted.size === 0) return []
	const holders = new Map<string, Map<string, Holder>>()
	const hold = (email: string | null | undefined, holder: Holder) => {
		const key = email?.toLowerCase()
		if (key === undefined || !wanted.has(key)) return
		const own = holders.get(key) ?? new Map<string, Holder>()
		if (!own.has(holder.number)) own.set(holder.number, holder)
		holders.set(key, own)
	}
	const said = new Set<string>()
	for (const row of rows) {
		if (row.email !== undefined) said.add(row.employeeNumber)
		const isKnown = register.has(row.employeeNumber)
		hold(row.email, { number: row.employeeNumber, name: fullNameOf(row), isKnown, takesIt: takes(row) })
	}
	for (const person of register.values()) {
		const { employeeNumber: number, email } = person
		if (!said.has(number)) hold(email, { number, name: fullNameOf(person), isKnown: true, takesIt: false })
	}
	return [...holders].flatMap(([email, own]) => {
		const people = [...own.values()]
		return people.length > 1
			? [{ email, people: people.slice(0, mostNamed).map(({ takesIt: _, ...holder }) => holder), total: people.length }]
			: []
	})
}

const mostNamed = 10

/** Two who may be one: at least one of them is new, and is understood as the other. Null where nobody can be. */
export function oneOf({ people, total }: SharedEmail): { number: string; known: string } | null {
	const [first, second] = people
	if (total !== 2 || !first || !second) return null
	if (!second.isKnown) return { number: second.number, known: first.number }
	return first.isKnown ? null : { number: first.number, known: second.number }
}

/** The rows without the addresses that are not theirs: what is known of them stays. */
export function meanSharedEmails(register: Register, rows: readonly FileRow[], { emails = {} }: ImportLayout): FileRow[] {
	return rows.map((row) => {
		const email = row.email?.toLowerCase()
		const isTheirs = email === undefined || emails[email] !== 'leave' || register.get(row.employeeNumber)?.email?.toLowerCase() === email
		return isTheirs ? row : { ...row, email: undefined }
	})
}
