import { addDays, type Day } from '#app/platform/calendar.ts'
import { placementFacts, type PersonRow, type PlacementFacts } from './people-rows.ts'

/** A placement in force in the register, or (id null) one that is to be recorded. */
export type Placement = PlacementFacts & { id: number | null; validFrom: Day; validTo: Day | null }

export type Rewrite = {
	placements: Placement[]
	returned: boolean
	startCorrected: boolean
	leave: 'set' | 'removed' | null
	movedFrom: Day | null
	/** The move is to another manager, perhaps among other things; and to nothing else. */
	newManager: boolean
	onlyManager: boolean
	notice: string | null
	/** Why the row cannot be applied; nothing else counts then. */
	error: string | null
}

const nothing: Omit<Rewrite, 'placements'> = {
	returned: false,
	startCorrected: false,
	leave: null,
	movedFrom: null,
	newManager: false,
	onlyManager: false,
	notice: null,
	error: null,
}
const forever = '9999-12-31'
const lastDay = (placement: Placement): Day => placement.validTo ?? forever
const later = (one: Day, other: Day): Day => (one > other ? one : other)
const earlier = (one: Day, other: Day): Day => (one < other ? one : other)

/**
 * The placements that somebody (known to the register) has once the row is applied. Those left as they are keep their id, so the difference is what to
 * supersede and what to insert. The row tells of the last spell of employment only: spells before it stay.
 */
export function rewritePlacements(existing: Placement[], row: PersonRow, today: Day): Rewrite {
	const first = spellStart(existing, row.startDate)
	const before = existing.slice(0, first)
	const spell = existing.slice(first)
	const start = spell[0]?.validFrom
	const end = spell.at(-1)?.validTo ?? null
	if (start === undefined || (end !== null && row.startDate > end)) {
		return { ...nothing, placements: [...existing, firstPlacement(row)], returned: true }
	}
	const ended = before.at(-1)?.validTo
	if (ended && row.startDate <= ended) {
		const error = `The start day, ${row.startDate}, lies before the end of an earlier employment, ${ended}. Give the first day of the present employment, after that day.`
		return { ...nothing, placements: existing, error }
	}
	const startCorrected = row.startDate !== start
	const leaveChanged = row.leaveDate !== end
	const begun = startCorrected ? startAt(spell, row.startDate) : spell
	const bounded = leaveChanged ? endAt(begun, row.leaveDate) : begun
	const { placements, ...moved } = move(bounded, row, today)
	const leave = leaveChanged ? (row.leaveDate === null ? 'removed' : 'set') : null
	return { ...nothing, placements: [...before, ...placements], startCorrected, leave, ...moved }
}

export const firstPlacement = (row: PersonRow): Placement => ({
	id: null,
	...placementFacts(row),
	validFrom: row.startDate,
	validTo: row.leaveDate,
})

/**
 * Where the last spell begins in the list: placements follow day upon day within one. Somebody who came back the day after leaving has no gap to tell by;
 * then the placement that begins on the file's start day is the mark.
 */
function spellStart(placements: Placement[], startDate: Day): number {
	let first = Math.max(placements.length - 1, 0)
	for (; first > 0; first -= 1) {
		const [previous, current] = placements.slice(first - 1, first + 1)
		if (!previous?.validTo || !current || current.validFrom === startDate || addDays(previous.validTo, 1) !== current.validFrom) break
	}
	return first
}

function startAt(spell: Placement[], day: Day): Placement[] {
	const [first, ...rest] = spell.filter((placement) => lastDay(placement) >= day)
	return first ? [{ ...first, id: null, validFrom: day }, ...rest] : []
}

/** The placements of somebody whose last day becomes `day`, which may take back what was to come after it. */
export const endPlacements = (existing: Placement[], day: Day): Placement[] =>
	existing.some(({ validFrom }) => validFrom <= day) ? endAt(existing, day) : existing

function endAt(spell: Placement[], day: Day | null): Placement[] {
	const kept = spell.filter((placement) => placement.validFrom <= (day ?? forever))
	const last = kept.pop()
	return last ? [...kept, { ...last, id: null, validTo: day }] : []
}

type Move = Pick<Rewrite, 'placements' | 'movedFrom' | 'newManager' | 'onlyManager' | 'notice'>
const still: Omit<Move, 'placements'> = { movedFrom: null, newManager: false, onlyManager: false, notice: null }

type Days = Pick<PersonRow, 'startDate' | 'leaveDate' | 'effectiveDate'>

/** The placement that a row speaks of. */
export function placementMeant<Held extends Placement>(
	spell: readonly Held[],
	{ startDate, leaveDate, effectiveDate }: Days,
	today: Day,
): Held | undefined {
	const on = earlier(later(later(effectiveDate ?? today, today), startDate), leaveDate ?? forever)
	return spell.find((placement) => placement.validFrom <= on && lastDay(placement) >= on)
}

/** The first day of the last spell of employment; undefined for somebody without a placement. */
export const startOfSpell = (placements: Placement[]): Day | undefined => placements[spellStart(placements, '')]?.validFrom

/**
 * Holds the row against the placement of the day it speaks of: today, or `effective_date` if that is later. So a move announced for next month is neither
 * undone nor repeated by files that come before it.
 */
function move(spell: Placement[], row: PersonRow, today: Day): Move {
	const asked = row.effectiveDate ?? today
	const current = placementMeant(spell, row, today)
	if (!current || sameFacts(current, row)) return { ...still, placements: spell }
	if (row.leaveDate !== null && asked > row.leaveDate) {
		const notice = `Row ${row.row}: ${row.employeeNumber} left on ${row.leaveDate}, so the changed placement is not recorded. To correct it, give an effective_date up to that day.`
		return { ...still, placements: spell, notice }
	}
	const from = later(asked, current.validFrom)
	const notice =
		row.effectiveDate !== null && row.effectiveDate < from
			? `Row ${row.row}: the present placement of ${row.employeeNumber} began on ${from}, after the effective_date ${row.effectiveDate}. The change is recorded from ${from}.`
			: null
	const moved: Placement = { id: null, ...placementFacts(row), validFrom: from, validTo: current.validTo }
	const closed: Placement[] = from > current.validFrom ? [{ ...current, id: null, validTo: addDays(from, -1) }] : []
	const newManager = current.managerNumber !== row.managerNumber
	const onlyManager = sameFacts({ ...current, managerNumber: row.managerNumber }, row)
	const placements = spell.flatMap((placement) => (placement === current ? [...closed, moved] : [placement]))
	return { placements, movedFrom: from, newManager, onlyManager, notice }
}

const sameFacts = (one: PlacementFacts, other: PlacementFacts): boolean =>
	one.workerType === other.workerType &&
	one.directorate === other.directorate &&
	one.service === other.service &&
	one.team === other.team &&
	one.jobTitle === other.jobTitle &&
	one.managerNumber === other.managerNumber &&
	one.tags === other.tags
