import type { Day } from '#app/platform/calendar.ts'
import type { ImportLayout } from '../import/import-layout.ts'
import type { ImportQuestion } from '../import/import-question.ts'
import type { UnitMeaning } from '../units/unit-meanings.ts'
import { keyOfUnit, levelsAbove, nearestUnit, unitLevels, type UnitLevel, type UnitPath } from '../units/unit-names.ts'

/** A directorate, service or team that is not known, with the known one that is nearest; `nearest` null: nobody has to be asked. */
export type NewUnit = Omit<Extract<ImportQuestion, { about: 'units' }>['units'][number], 'nearest'> & { nearest: string | null }

const keyOf = (level: UnitLevel, path: UnitPath) => JSON.stringify([...levelsAbove(level), level].map((each) => path[each]))
const parentOf = (level: UnitLevel, path: UnitPath) => JSON.stringify(levelsAbove(level).map((each) => path[each]))

/** The units of the rows that are new, the larger first. What stands in a new unit is new as well, and near to nothing that is known. */
export function findNewUnits(known: readonly UnitPath[], rows: readonly (UnitPath & { row: number | null })[]): NewUnit[] {
	return unitLevels.flatMap((level) => {
		const knownKeys = new Set(known.map((path) => keyOf(level, path)))
		const siblings = namesWithin(level, known)
		const found = new Map<string, NewUnit & { parent: string }>()
		for (const path of rows) {
			const key = keyOf(level, path)
			if (knownKeys.has(key)) continue
			const unit = found.get(key)
			if (unit) unit.rows += 1
			else {
				const written = [...levelsAbove(level), level].map((each) => path[each])
				found.set(key, { level, written, rows: 1, row: path.row ?? 1, nearest: null, isSpelling: false, parent: parentOf(level, path) })
			}
		}
		const units = [...found.values()]
		const usual = usualSpellings(units)
		for (const unit of units) Object.assign(unit, nearestOf(unit, siblings.get(unit.parent) ?? [], usual.get(spellingKey(unit))))
		return units.map(({ parent: _, ...unit }) => unit)
	})
}

/** The nearest known one beside it; else the same name in another spelling, that more rows of the file have. */
function nearestOf(unit: NewUnit & { parent: string }, siblings: readonly string[], usual: NewUnit | undefined) {
	const name = unit.written.at(-1) ?? ''
	const nearest = nearestUnit(name, siblings)
	if (nearest !== null) return { nearest, isSpelling: keyOfUnit(nearest) === keyOfUnit(name) }
	return usual && usual.written.at(-1) !== name ? { nearest: usual.written.at(-1) ?? null, isSpelling: true } : {}
}

const spellingKey = ({ parent, written }: NewUnit & { parent: string }) => JSON.stringify([parent, keyOfUnit(written.at(-1) ?? '')])

/** Of each name the spelling that most rows have. */
function usualSpellings(units: readonly (NewUnit & { parent: string })[]): Map<string, NewUnit> {
	const usual = new Map<string, NewUnit>()
	for (const unit of units) if (unit.rows > (usual.get(spellingKey(unit))?.rows ?? 0)) usual.set(spellingKey(unit), unit)
	return usual
}

function namesWithin(level: UnitLevel, known: readonly UnitPath[]): Map<string, string[]> {
	const names = new Map<string, Set<string>>()
	for (const path of known) {
		const parent = parentOf(level, path)
		const own = names.get(parent) ?? new Set<string>()
		own.add(path[level])
		names.set(parent, own)
	}
	return new Map([...names].map(([parent, own]) => [parent, [...own]]))
}

const pathOf = (names: readonly string[]): Partial<UnitPath> =>
	Object.fromEntries(names.map((name, at) => [unitLevels[at] ?? 'team', name]))

/** What somebody has said for this file, or the last one like it, as `unitMeaner` takes it. */
export const meaningsOf = ({ units = [] }: ImportLayout, day: Day): UnitMeaning[] =>
	units.flatMap(({ level, written, means }) =>
		means === null ? [] : [{ level, written: pathOf(written), means: pathOf([...written.slice(0, -1), means]), from: day }],
	)

/** What somebody has said of the unit; undefined if nothing. */
export const saidOf = ({ units = [] }: ImportLayout, { level, written }: Pick<NewUnit, 'level' | 'written'>) =>
	units.find((said) => said.level === level && said.written.join('\n') === written.join('\n'))

const mostNamed = 5

/** What comes that nobody was asked about, or was said to be new. */
export function noticesOfNew(units: readonly NewUnit[]): string[] {
	return unitLevels.flatMap((level) => {
		const names = units.filter((unit) => unit.level === level).map(({ written }) => `“${written.at(-1) ?? ''}”`)
		if (names.length === 0) return []
		const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : ''
		return [`${names.length === 1 ? `A new ${level}` : `${names.length} new ${level}s`}: ${names.slice(0, mostNamed).join(', ')}${more}.`]
	})
}
