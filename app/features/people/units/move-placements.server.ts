import { and, eq, gte, inArray, isNull, or } from 'drizzle-orm'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { addDays, type Day, type Instant } from '#app/platform/calendar.ts'
import { isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { otherPosts, placements } from '#db/schema/people.ts'
import type { UnitIds } from '../directory/open-units.server.ts'

/** Whoever is placed in these teams on a day or later is so in others from that day. What was before stays, and what is other is superseded. Returns the ids of the people. */
export function movePlacements(
	db: Database,
	{ becomes, from }: { becomes: ReadonlyMap<number, UnitIds>; from: Day },
	{ now, actor }: { now: Instant; actor: string },
): number[] {
	const moved = new Map<number, Day>()
	for (const table of [placements, otherPosts]) {
		const affected = db
			.select()
			.from(table)
			.where(and(isCurrent(table), inArray(table.teamId, [...becomes.keys()]), or(isNull(table.validTo), gte(table.validTo, from))))
			.all()
		for (const { id, ...row } of affected) {
			db.update(table).set({ supersededAt: now }).where(eq(table.id, id)).run()
			const since = row.validFrom > from ? row.validFrom : from
			if (row.validFrom < from)
				db.insert(table)
					.values({ ...row, validTo: addDays(from, -1), recordedAt: now })
					.run()
			db.insert(table)
				.values({ ...row, ...becomes.get(row.teamId), validFrom: since, recordedAt: now })
				.run()
			if (table === placements) {
				const known = moved.get(row.personId)
				moved.set(row.personId, known !== undefined && known < since ? known : since)
			} else if (!moved.has(row.personId)) moved.set(row.personId, since)
		}
	}
	for (const [personId, since] of moved)
		recordEvidence(db, { at: now, actor, action: 'person.moved', subject: `person:${personId}`, details: { from: since } })
	return [...moved.keys()]
}
