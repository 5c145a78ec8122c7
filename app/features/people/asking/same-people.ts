import { foldLetters } from '#db/fold-letters.ts'
import type { ImportLayout } from '../import/import-layout.ts'
import type { ImportQuestion } from '../import/import-question.ts'
import type { FileRow } from '../import/people-rows.ts'
import type { Register } from '../import/plan-people-import.ts'
import { startOfSpell } from '../import/rewrite-placements.ts'
import { sameNumberKey } from '../import/same-number-key.ts'

/** Answered in place of the number of somebody known. */
export const anotherPerson = '(another)'

/** Somebody new on a row who may be somebody else that the register or the file has: the number is spelt otherwise, or name and start day are the same. */
export type Pair = Extract<ImportQuestion, { about: 'same-people' }>['people'][number]

export const fullNameOf = ({
	givenName = '',
	familyName = '',
}: {
	givenName?: string | undefined
	familyName?: string | undefined
}): string => `${givenName} ${familyName}`.trim()
/** Two names with the same key are one name, typed otherwise. */
export const nameKey = (person: Parameters<typeof fullNameOf>[0]): string => foldLetters(fullNameOf(person)).replace(/[^\p{L}\p{N}]+/gu, '')

/** Each number of the file once at most: by its spelling, else by name and start day. */
export function findSamePeople(register: Register, rows: readonly FileRow[]): Pair[] {
	const joining = rows.filter(({ employeeNumber }, at) => !register.has(employeeNumber) && firstOf(rows, employeeNumber, at))
	if (joining.length === 0) return []
	const spelt = bySpelling(register, joining)
	const named = byName(register, rows, joining)
	return joining.flatMap(({ employeeNumber }) => {
		const pair = spelt.get(employeeNumber) ?? named.get(employeeNumber)
		// Of two rows each is asked about once, not each about the other.
		return pair && spelt.get(pair.known)?.known !== employeeNumber ? [pair] : []
	})
}

/** The first row of the number: rows of one person mostly follow one another, so only the one before is looked at; a pair found twice is one answer. */
const firstOf = (rows: readonly FileRow[], employeeNumber: string, at: number) => rows[at - 1]?.employeeNumber !== employeeNumber

function bySpelling(register: Register, joining: readonly FileRow[]): Map<string, Pair> {
	const keys = new Set(joining.map(({ employeeNumber }) => sameNumberKey(employeeNumber)))
	const knownBy = new Map<string, { employeeNumber: string; name: string }>()
	for (const person of register.values()) {
		const key = sameNumberKey(person.employeeNumber)
		if (keys.has(key) && !knownBy.has(key)) knownBy.set(key, { employeeNumber: person.employeeNumber, name: fullNameOf(person) })
	}
	// Of two spellings that are both new, the longer has its zeros still.
	for (const row of [...joining].sort((one, other) => other.employeeNumber.length - one.employeeNumber.length)) {
		const key = sameNumberKey(row.employeeNumber)
		if (!knownBy.has(key)) knownBy.set(key, { employeeNumber: row.employeeNumber, name: fullNameOf(row) })
	}
	return new Map(
		joining.flatMap((row) => {
			const known = knownBy.get(sameNumberKey(row.employeeNumber))
			return known && known.employeeNumber !== row.employeeNumber ? [[row.employeeNumber, pairOf(row, known, 'spelling')] as const] : []
		}),
	)
}

function byName(register: Register, rows: readonly FileRow[], joining: readonly FileRow[]): Map<string, Pair> {
	const inFile = new Set(rows.map(({ employeeNumber }) => employeeNumber))
	const startDays = new Set(joining.map(({ startDate }) => startDate))
	const knownBy = new Map<string, { employeeNumber: string; name: string }>()
	const keyOf = (startDate: string | undefined, person: Parameters<typeof fullNameOf>[0]) => {
		const name = startDate === undefined ? '' : nameKey(person)
		return name === '' ? null : `${startDate} ${name}`
	}
	for (const person of register.values()) {
		const startDate = startOfSpell(person.placements)
		// Whoever has a row of their own is somebody else to the HR system.
		if (startDate === undefined || !startDays.has(startDate) || inFile.has(person.employeeNumber)) continue
		const key = keyOf(startDate, person)
		if (key !== null && !knownBy.has(key)) knownBy.set(key, { employeeNumber: person.employeeNumber, name: fullNameOf(person) })
	}
	const pairs = new Map<string, Pair>()
	for (const row of joining) {
		const key = keyOf(row.startDate, row)
		if (key === null) continue
		const known = knownBy.get(key)
		if (!known) knownBy.set(key, { employeeNumber: row.employeeNumber, name: fullNameOf(row) })
		else if (known.employeeNumber !== row.employeeNumber) pairs.set(row.employeeNumber, pairOf(row, known, 'name'))
	}
	return pairs
}

const pairOf = (row: FileRow, known: { employeeNumber: string; name: string }, why: Pair['why']): Pair => ({
	row: row.row,
	number: row.employeeNumber,
	name: fullNameOf(row),
	known: known.employeeNumber,
	knownName: known.name,
	why,
})

/** The rows by the numbers of those whom somebody has said they are, as managers too. */
export function meanSamePeople(rows: readonly FileRow[], { people = {} }: ImportLayout): { rows: FileRow[]; notices: string[] } {
	const notices: string[] = []
	const known = (number: string, steps = 0): string => {
		const said = people[number]
		return said === undefined || said === anotherPerson || steps > 5 ? number : known(said, steps + 1)
	}
	const meant = rows.map((row) => {
		const employeeNumber = known(row.employeeNumber)
		if (employeeNumber !== row.employeeNumber)
			notices.push(
				`Row ${row.row}: ${row.employeeNumber} is understood as ${employeeNumber}, as it was answered. Correct the number in the HR system.`,
			)
		return { ...row, employeeNumber, managerNumber: row.managerNumber && known(row.managerNumber) }
	})
	return { rows: notices.length > 0 || Object.keys(people).length > 0 ? meant : [...rows], notices }
}
