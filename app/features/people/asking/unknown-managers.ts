import type { ImportLayout } from '../import/import-layout.ts'
import type { ImportQuestion } from '../import/import-question.ts'
import type { FileRow } from '../import/people-rows.ts'
import type { Register } from '../import/plan-people-import.ts'
import { sameNumberKey } from '../import/same-number-key.ts'
import { fullNameOf } from './same-people.ts'

/** Answered in place of a number. */
export const noManager = '(none)'
export const asKnown = '(as known)'

export type UnknownManager = Extract<ImportQuestion, { about: 'managers' }>['managers'][number]

const mostShown = 3

/** Managers who are neither in the file nor in the register. */
export function findUnknownManagers(register: Register, rows: readonly FileRow[], all: readonly FileRow[]): UnknownManager[] {
	const inFile = new Set(all.map(({ employeeNumber }) => employeeNumber))
	const found = new Map<string, UnknownManager>()
	for (const row of rows) {
		const number = row.managerNumber
		if (!number || inFile.has(number) || register.has(number)) continue
		const manager = found.get(number) ?? { number, people: 0, row: row.row, sample: [], near: null }
		manager.people += 1
		if (manager.sample.length < mostShown) manager.sample.push(`${row.employeeNumber} ${fullNameOf(row)}`.trim())
		found.set(number, manager)
	}
	if (found.size === 0) return []
	const byKey = new Map([...found.values()].map((manager) => [sameNumberKey(manager.number), manager]))
	const propose = (number: string, name: string) => {
		const manager = byKey.get(sameNumberKey(number))
		if (manager) manager.near ??= { number, name }
	}
	for (const row of all) propose(row.employeeNumber, fullNameOf(row))
	for (const person of register.values()) propose(person.employeeNumber, fullNameOf(person))
	return [...found.values()]
}

/** The rows with whom somebody has said in place of the unknown. Nobody is their own manager. */
export function meanManagers(rows: readonly FileRow[], { managers = {} }: ImportLayout, unknown: readonly UnknownManager[]): FileRow[] {
	const asked = new Set(unknown.map(({ number }) => number))
	if (asked.size === 0) return [...rows]
	return rows.map((row) => {
		const answer = row.managerNumber && asked.has(row.managerNumber) ? managers[row.managerNumber] : undefined
		if (answer === undefined) return row
		return { ...row, managerNumber: answer === asKnown ? undefined : answer === noManager || answer === row.employeeNumber ? null : answer }
	})
}
