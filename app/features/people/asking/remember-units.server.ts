import { dayOf, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import type { ImportLayout } from '../import/import-layout.ts'
import { findUnitId, rememberUnitMeaning } from '../units/remember-unit-meaning.server.ts'
import type { UnitMeaning } from '../units/unit-meanings.ts'
import { meaningsOf } from './new-units.ts'

/** Remembers for every later file, whatever its columns are called, what somebody has said to be another name of a unit. Call it in the transaction of the import. */
export function rememberUnits(
	db: Database,
	layout: ImportLayout,
	known: readonly UnitMeaning[],
	{ now, actor }: { now: Instant; actor: string },
): void {
	const today = dayOf(now)
	const keyOf = ({ level, written }: UnitMeaning) => JSON.stringify([level, written.directorate, written.service, written.team])
	const remembered = new Set(known.map(keyOf))
	for (const meaning of meaningsOf(layout, today)) {
		const unitId = remembered.has(keyOf(meaning)) ? null : findUnitId(db, meaning.level, meaning.means)
		if (unitId !== null) rememberUnitMeaning(db, { level: meaning.level, written: meaning.written, unitId, from: today }, { now, actor })
	}
}
