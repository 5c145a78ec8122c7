import type { Day } from '#app/platform/calendar.ts'
import type { PersonChange, Register } from './plan-people-import.ts'

/** A manager who leaves, whose line breaks, and to whom these people fall; `to` null: to nobody, so that HR has to name somebody. */
export type BrokenLine = { number: string; name: string; on: Day; people: number; sample: string[]; to: string | null }

type Someone = { name: string; manager: string | null; lastDay: Day | null }

const mostNamed = 5
const mostLines = 200

/** The managers who leave by these changes while people of theirs stay. */
export function findBrokenLines(register: Register, changes: readonly PersonChange[]): BrokenLine[] {
	const leaving = new Map(changes.flatMap(({ leavesOn, row }) => (leavesOn === null ? [] : [[row.employeeNumber, leavesOn] as const])))
	if (leaving.size === 0) return []
	const after = everybodyAfter(register, changes)
	const led = new Map<string, string[]>()
	for (const [number, { manager, lastDay }] of after) {
		const on = manager === null ? undefined : leaving.get(manager)
		if (manager !== null && on !== undefined && (lastDay === null || lastDay > on)) led.set(manager, [...(led.get(manager) ?? []), number])
	}
	const called = (number: string) => `${number} ${after.get(number)?.name ?? ''}`.trim()
	return [...led].slice(0, mostLines).map(([number, people]) => {
		const on = leaving.get(number) ?? ''
		const to = nearestAbove(after, number, on)
		const sample = people.slice(0, mostNamed).map(called)
		return { number, name: after.get(number)?.name ?? '', on, people: people.length, sample, to: to && called(to) }
	})
}

function everybodyAfter(register: Register, changes: readonly PersonChange[]): Map<string, Someone> {
	const after = new Map<string, Someone>()
	for (const { employeeNumber, givenName, familyName, placements } of register.values()) {
		const last = placements.at(-1)
		after.set(employeeNumber, {
			name: `${givenName} ${familyName}`.trim(),
			manager: last?.managerNumber ?? null,
			lastDay: last ? last.validTo : '',
		})
	}
	for (const { row } of changes) {
		const { employeeNumber, givenName, familyName, managerNumber, leaveDate } = row
		after.set(employeeNumber, { name: `${givenName} ${familyName}`.trim(), manager: managerNumber, lastDay: leaveDate })
	}
	return after
}

/** Up the line from somebody, the first who works on after the day. A circle has none. */
function nearestAbove(people: ReadonlyMap<string, Someone>, number: string, on: Day): string | null {
	const seen = new Set<string>()
	for (let next = people.get(number)?.manager ?? null; next !== null && !seen.has(next); next = people.get(next)?.manager ?? null) {
		seen.add(next)
		const lastDay = people.get(next)?.lastDay
		if (lastDay === null || (lastDay !== undefined && lastDay > on)) return next
	}
	return null
}
