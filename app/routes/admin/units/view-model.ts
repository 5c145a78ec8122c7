import { flatten, type Unit, type UnitChange } from '#app/features/people/units/list-units.server.ts'
import { inWords, type Day } from '#app/platform/calendar.ts'

export type UnitView = { name: string; href: string; people: string; units: UnitView[] }

export const hrefOf = ({ level, id }: Pick<Unit, 'level' | 'id'>) => `/admin/units/${level}/${id}`
export const peopleIn = (n: number) => `${n.toLocaleString('en-GB')} ${n === 1 ? 'person' : 'people'}`

/** Where people work today, and by themselves the units in which nobody does; those that have become another are left out. */
export function toTreeView(tree: readonly Unit[], changes: readonly UnitChange[], today: Day): { tree: UnitView[]; empty: UnitView[] } {
	const gone = new Set(changes.filter(({ from }) => from <= today).map(({ level, unitId }) => `${level} ${unitId}`))
	const show = (units: readonly Unit[]): UnitView[] =>
		units.filter(({ people }) => people > 0).map((unit) => ({ ...view(unit), units: show(unit.units) }))
	const isGone = ({ level, id }: Unit) => gone.has(`${level} ${id}`)
	const empty = (units: readonly Unit[]): Unit[] =>
		units.filter((unit) => !(isGone(unit) && unit.people === 0)).flatMap((unit) => (unit.people === 0 ? [unit] : empty(unit.units)))
	return { tree: show(tree), empty: empty(tree).map(view) }
}

const view = (unit: Unit): UnitView => ({ name: unit.name, href: hrefOf(unit), people: peopleIn(unit.people), units: [] })

export type ChangeView = { id: number; words: string; facts: string; reason: string }

/** What became of units, in words. */
export function toChangeViews(tree: readonly Unit[], changes: readonly UnitChange[], today: Day): ChangeView[] {
	const named = new Map(flatten(tree).map((unit) => [`${unit.level} ${unit.id}`, unit.name]))
	const nameOf = (level: string, id: number) => named.get(`${level} ${id}`) ?? ''
	return changes.map(({ id, kind, level, unitId, becomesId, from, reason, people, by }) => {
		const [was, is] = [nameOf(level, unitId), nameOf(level, becomesId)]
		const does = kind === 'renamed' ? (from > today ? 'will be called' : 'is called') : from > today ? 'will be part of' : 'is part of'
		return {
			id,
			words: `The ${level} ${was} ${does} ${is} from ${inWords(from)}`,
			facts: `${peopleIn(people)}${by === null ? '' : `, recorded by ${by}`}`,
			reason,
		}
	})
}
