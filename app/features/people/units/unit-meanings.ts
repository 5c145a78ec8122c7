import type { Day } from '#app/platform/calendar.ts'
import { levelsAbove, unitLevels, type UnitLevel, type UnitPath } from './unit-names.ts'

/**
 * What people files mean by the name of a unit that is none, or no longer one: asked once, or known from a change of the unit. A service is meant within its
 * directorate, a team within its service.
 */
export type UnitMeaning = {
	level: UnitLevel
	/** As the file writes it, with the units above it. */
	written: Partial<UnitPath>
	/** What it is, with the units above it. */
	means: Partial<UnitPath>
	/** Files of this day and later mean it. */
	from: Day
}

const keyOf = (level: UnitLevel, path: Partial<UnitPath>): string =>
	JSON.stringify([level, ...levelsAbove(level).map((above) => path[above]), path[level]])

/** Longer than any chain of renamings. */
const mostSteps = 20

/**
 * What a row of a file means by its units on a day: itself, where nothing else is remembered. Names above are understood first: a service whose directorate has
 * another name now is looked for there. Made once for each file: `const meant = unitMeaner(findUnitMeanings(db), today)`.
 */
export function unitMeaner(meanings: readonly UnitMeaning[], day: Day): (path: UnitPath) => UnitPath {
	const means = new Map(meanings.filter(({ from }) => from <= day).map(({ level, written, means }) => [keyOf(level, written), means]))
	if (means.size === 0) return (path) => path
	const known = new Map<string, UnitPath>()
	const step = (path: UnitPath): UnitPath =>
		unitLevels.reduce((meant, level) => {
			// By the names above as they are written, or as they are meant.
			const found = means.get(keyOf(level, { ...path, [level]: meant[level] })) ?? means.get(keyOf(level, meant))
			return found ? { ...meant, ...found } : meant
		}, path)
	return (path) => {
		const key = JSON.stringify(path)
		const before = known.get(key)
		if (before) return before
		let meant = path
		for (let steps = 0; steps < mostSteps; steps += 1) {
			const next = step(meant)
			if (keyOf('team', next) === keyOf('team', meant)) break
			meant = next
		}
		known.set(key, meant)
		return meant
	}
}
