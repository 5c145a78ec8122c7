import { eq, sql } from 'drizzle-orm'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { people, placements } from '#db/schema/people.ts'
import { openUnits } from './open-units.server.ts'
import type { PersonChange, Register } from './plan-people-import.ts'

const { placeholder } = sql
const name = { givenName: placeholder('givenName'), familyName: placeholder('familyName'), email: placeholder('email') }

const addPerson = prepared((db) =>
	db
		.insert(people)
		.values({ employeeNumber: placeholder('employeeNumber'), ...name })
		.returning({ id: people.id })
		.prepare(),
)

const supersede = prepared((db) =>
	db
		.update(placements)
		.set({ supersededAt: sql`${placeholder('now')}` })
		.where(eq(placements.id, placeholder('id')))
		.prepare(),
)

const addPlacement = prepared((db) =>
	db
		.insert(placements)
		.values({
			personId: placeholder('personId'),
			validFrom: placeholder('validFrom'),
			validTo: placeholder('validTo'),
			workerType: placeholder('workerType'),
			directorateId: placeholder('directorateId'),
			serviceId: placeholder('serviceId'),
			teamId: placeholder('teamId'),
			jobTitle: placeholder('jobTitle'),
			managerId: placeholder('managerId'),
			tags: placeholder('tags'),
			recordedAt: placeholder('now'),
		})
		.prepare(),
)

/** Writes the changes with their evidence, and returns the ids of the people changed. Call it in a transaction. */
export function writeChanges(
	db: Database,
	register: Register,
	changes: PersonChange[],
	{ now, actor }: { now: Instant; actor: string },
): number[] {
	const ids = new Map([...register.values()].map(({ id, employeeNumber }) => [employeeNumber, id]))
	const unitsOf = openUnits(db)
	// People first: a manager may come later in the file than somebody they manage.
	for (const { personId, row, corrected } of changes) {
		const { employeeNumber, givenName, familyName, email } = row
		if (personId === null) ids.set(employeeNumber, addPerson(db).get({ employeeNumber, givenName, familyName, email }).id)
		else if (corrected.some((column) => column !== 'start_date' && column !== 'leave_date')) {
			db.update(people).set({ givenName, familyName, email }).where(eq(people.id, personId)).run()
		}
	}
	return changes.map((change) => {
		const personId = known(ids, change.row.employeeNumber)
		// All the old ones go before any new one comes, or the trigger would see an overlap.
		for (const id of change.supersede) supersede(db).run({ id, now })
		for (const { id: _, managerNumber, ...placement } of change.insert) {
			const managerId = managerNumber === null ? null : known(ids, managerNumber)
			addPlacement(db).run({ ...placement, ...unitsOf({ ...placement, managerNumber }), personId, managerId, now })
		}
		recordChange(db, change, { at: now, actor, subject: `person:${personId}` })
		return personId
	})
}

function known(ids: ReadonlyMap<string, number>, employeeNumber: string): number {
	const id = ids.get(employeeNumber)
	if (id === undefined) throw new Error(`Employee number ${employeeNumber} was planned but is not in the register.`)
	return id
}

/** An entry for each thing that happened to the person: names are overwritten, so a correction that comes with a move would leave no other trace. */
function recordChange(db: Database, change: PersonChange, entry: { at: number; actor: string; subject: string }): void {
	const { kind, row, movedFrom, leavesOn, corrected } = change
	if (kind === 'joiner') recordEvidence(db, { ...entry, action: 'person.joined', details: { from: row.startDate } })
	if (kind === 'returner') recordEvidence(db, { ...entry, action: 'person.returned', details: { from: row.startDate } })
	if (movedFrom) recordEvidence(db, { ...entry, action: 'person.moved', details: { from: movedFrom } })
	if (leavesOn && kind !== 'joiner') recordEvidence(db, { ...entry, action: 'person.leaves', details: { on: leavesOn } })
	if (corrected.length > 0) recordEvidence(db, { ...entry, action: 'person.corrected', details: { fields: corrected } })
}
