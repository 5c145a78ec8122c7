import type { Day } from '#app/platform/calendar.ts'
import type { AbsenceSpan, PlacementSpan } from './find-person-history.server.ts'

/** The placement that holds on the day. */
export const placementOn = (placements: readonly PlacementSpan[], day: Day): PlacementSpan | null =>
	placements.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day)) ?? null

/** The placement that holds on the day; else the coming one, of somebody who starts later; else the last one. */
export const placementAround = (placements: readonly PlacementSpan[], day: Day): PlacementSpan | null =>
	placementOn(placements, day) ?? placements.findLast(({ validFrom }) => validFrom > day) ?? placements[0] ?? null

/** The long leave that is going on. */
export const absenceOn = (absences: readonly AbsenceSpan[], day: Day): AbsenceSpan | null =>
	absences.find(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn >= day)) ?? null
