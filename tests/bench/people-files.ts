import { addDays } from '#app/platform/calendar.ts'
import { usualColumns } from '#app/features/people/import/people-rows.ts'

const given = ['Ada', 'Bo', 'Chidi', 'Dewi', 'Eilidh', 'Farah', 'Grace', 'Hannah', 'Imran', 'Zoë', 'Siân', 'Oisín']
const family = ['Okafor', 'Evans', 'O’Brien', 'Patel', 'Smith', 'Jones', 'Khan', 'Nowak', 'Müller', 'Adeyemi', 'Brown']
const jobs = ['Officer', 'Senior Officer', 'Team Manager', 'Library Assistant', 'Social Worker', 'Planner', 'Driver', 'Teaching Assistant']
const types = ['permanent', 'permanent', 'permanent', 'temporary', 'casual', 'agency', 'contractor']

const pick = (from: readonly string[], index: number): string => from[index % from.length] ?? ''
const numberOf = (index: number) => String(1_000_001 + index)

/** A council of `size` fictional people, ten to a manager. In `second` every tenth has moved, and one in a hundred leaves. */
export function peopleFile(size: number, second = false): string {
	const lines = [usualColumns.join(',')]
	for (let index = 0; index < size; index += 1) {
		const moved = second && index % 10 === 3
		const team = Math.floor(index / 25) + (moved ? 1 : 0)
		const name = [pick(given, index * 7), `${pick(family, index * 3)}-${pick(family, Math.floor(index / 11))}`]
		const units = [`Directorate ${team % 8}`, `Service ${team % 64}`, `Team ${team % 64}-${team % 1024}`]
		const manager = index === 0 ? '' : numberOf(Math.floor((index - 1) / 10))
		const leave = second && index % 100 === 99 ? '2026-11-30' : ''
		const cells = [numberOf(index), ...name, `p${index}@example.org`, pick(types, index), ...units, pick(jobs, index), manager]
		lines.push(
			[...cells, addDays('2008-01-01', (index * 37) % 6500), leave, index % 9 === 0 ? 'part-time|works-with-children' : ''].join(','),
		)
	}
	return `${lines.join('\n')}\n`
}
