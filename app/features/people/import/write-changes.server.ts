import { eq, sql } from 'drizzle-orm'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { formerNames, otherPosts, people, placements } from '#db/schema/people.ts'
import { openUnits } from '#app/features/people/directory/open-units.server.ts'
import type { PersonChange, Register } from './plan-people-import.ts'

const by = sql.placeholder

const addPerson = prepared((db) =>
	db
		.insert(people)
		.values({
			employeeNumber: by('employeeNumber'),
			email: by('email'),
			givenName: by('givenName'),
			familyName: by('familyName'),
		})
		.prepare(),
)

const supersede = prepared((db) =>
	db
		.update(placements)
		.set({ supersededAt: sql`${by('now')}` })
		.where(eq(placements.id, by('id')))
		.prepare(),
)

const work = {
	personId: by('personId'),
	validFrom: by('validFrom'),
	validTo: by('validTo'),
	workerType: by('workerType'),
	directorateId: by('directorateId'),
	serviceId: by('serviceId'),
	teamId: by('teamId'),
	jobTitle: by('jobTitle'),
	managerId: by('managerId'),
	tags: by('tags'),
	recordedAt: by('now'),
}
const addPlacement = prepared((db) => db.insert(placements).values(work).prepare())

const supersedePost = prepared((db) =>
	db
		.update(otherPosts)
		.set({ supersededAt: sql`${by('now')}` })
		.where(eq(otherPosts.id, by('id')))
		.prepare(),
)
const addPost = prepared((db) => db.insert(otherPosts).values(work).prepare())

/** A name that stood for no time at all (corrected twice within one millisecond) was never anybody's name: the one before it is kept. */
const keepFormerName = (db: Database, name: typeof formerNames.$inferInsert) =>
	db.insert(formerNames).values(name).onConflictDoNothing().run()

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
		if (personId === null)
			ids.set(employeeNumber, Number(addPerson(db).run({ employeeNumber, givenName, familyName, email }).lastInsertRowid))
		else if (corrected.some((column) => column !== 'start_date' && column !== 'leave_date')) {
			const before = register.get(employeeNumber)
			if (before && corrected.some((column) => column === 'given_name' || column === 'family_name'))
				keepFormerName(db, { personId, givenName: before.givenName, familyName: before.familyName, supersededAt: now })
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
		for (const id of change.posts.supersede) supersedePost(db).run({ id, now })
		for (const { id: _, managerNumber, ...post } of change.posts.insert) {
			const managerId = managerNumber === null ? null : known(ids, managerNumber)
			addPost(db).run({ ...post, ...unitsOf({ ...post, managerNumber }), personId, managerId, now })
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
	const { kind, row, movedFrom, leavesOn, corrected, posts } = change
	const [begun, ended] = [posts.insert.length, posts.supersede.length]
	if (kind === 'joiner') recordEvidence(db, { ...entry, action: 'person.joined', details: { from: row.startDate } })
	if (kind === 'returner') recordEvidence(db, { ...entry, action: 'person.returned', details: { from: row.startDate } })
	if (movedFrom) recordEvidence(db, { ...entry, action: 'person.moved', details: { from: movedFrom } })
	if (leavesOn && kind !== 'joiner') recordEvidence(db, { ...entry, action: 'person.leaves', details: { on: leavesOn } })
	if (begun + ended > 0) recordEvidence(db, { ...entry, action: 'person.posts-recorded', details: { begun, ended } })
	if (corrected.length > 0) recordEvidence(db, { ...entry, action: 'person.corrected', details: { fields: corrected } })
}
