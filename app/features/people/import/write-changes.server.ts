import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { openUnits } from '#app/features/people/directory/open-units.server.ts'
import type { PersonChange, Register } from './plan-people-import.ts'

const addPerson = prepared((db) =>
	db.$client.prepare(
		'insert into people (employee_number, email, given_name, family_name) values (@employeeNumber, @email, @givenName, @familyName)',
	),
)

const supersede = prepared((db) => db.$client.prepare('update placements set superseded_at = @now where id = @id'))

const addPlacement = prepared((db) =>
	db.$client.prepare(
		`insert into placements (person_id, valid_from, valid_to, worker_type, directorate_id, service_id, team_id, job_title, manager_id, tags, recorded_at)
		 values (@personId, @validFrom, @validTo, @workerType, @directorateId, @serviceId, @teamId, @jobTitle, @managerId, @tags, @now)`,
	),
)

const correctPerson = prepared((db) =>
	db.$client.prepare('update people set given_name = @givenName, family_name = @familyName, email = @email where id = @personId'),
)

/** A name that stood for no time at all (corrected twice within one millisecond) was never anybody's name: the one before it is kept. */
const keepFormerName = prepared((db) =>
	db.$client.prepare(
		`insert into former_names (person_id, given_name, family_name, superseded_at) values (@personId, @givenName, @familyName, @now)
		 on conflict do nothing`,
	),
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
		if (personId === null)
			ids.set(employeeNumber, Number(addPerson(db).run({ employeeNumber, givenName, familyName, email }).lastInsertRowid))
		else if (corrected.some((column) => column !== 'start_date' && column !== 'leave_date')) {
			const before = register.get(employeeNumber)
			if (before && corrected.some((column) => column === 'given_name' || column === 'family_name'))
				keepFormerName(db).run({ personId, givenName: before.givenName, familyName: before.familyName, now })
			correctPerson(db).run({ personId, givenName, familyName, email })
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
