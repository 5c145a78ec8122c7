import { stringify } from 'csv-stringify/sync'
import { eq } from 'drizzle-orm'
import { openPublishedEditions } from '#app/features/code/edition/published-editions.server.ts'
import { recordShippedEditions } from '#app/features/code/edition/record-editions.server.ts'
import type { Issuer } from '#app/features/certificates/issue-certificate.server.ts'
import type { Content } from '#app/features/content/content.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { importPeople } from '#app/features/people/import/apply-people-import.server.ts'
import { wholeLayout } from '#app/features/people/import/import-layout.ts'
import { loadRequirements } from '#app/features/requirements/rules/load-requirements.server.ts'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { addDays, dayOf, startOfDay, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { people } from '#db/schema/people.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { readDemonstrationPeople, readHistory, readIntroductions, readPersonas, type PersonRow } from './demonstration-files.server.ts'
import { playHistory } from './play-history.server.ts'

/** The demonstration council began with Probity this many days before it is loaded. */
const beganOn = -430
/** HR hears of a leaver this many days ahead. */
const notice = 14
const hour = 3_600_000

const actor = 'demonstration'

/** True where nobody is in the register yet. */
export const isEmpty = (db: Database): boolean => db.select({ id: people.id }).from(people).limit(1).get() === undefined

/**
 * Fills an empty database with a fictional council: its people come by the people import, and fourteen months of learning, attesting and leave are played
 * through the functions that serve real learners, each at its own day. All of it or nothing. Returns the number of people.
 */
export function loadDemonstration(
	db: Database,
	{ folder, content, issuer }: { folder: string; content: Content; issuer: Issuer },
	{ now }: { now: Instant },
): number {
	if (!isEmpty(db))
		throw new Error(
			'There are people in this database already. The demonstration goes into an empty one: set PROBITY_DATA to a new folder.',
		)
	const today = dayOf(now)
	const at = (offset: number, minutes: number): Instant => Math.min(now, startOfDay(addDays(today, offset)) + 9 * hour + minutes * 60_000)
	const rows = readDemonstrationPeople(folder)
	const history = readHistory(folder)
	return inTransaction(db, () => {
		const began = at(beganOn, -60)
		recordShippedEditions(db, content.editions.values(), { now: began, actor })
		const edition = openPublishedEditions(db).inForce(today)
		const introductions = readIntroductions(folder)
		const introduce = (day: number, moment: Instant) =>
			loadRequirements(db, { folder, content, isAsked: (id) => (introductions.get(id) ?? beganOn) <= day }, { now: moment })
		let requirements = introduce(beganOn, began)
		const idOf = (employeeNumber: string) => {
			const person = db.select({ id: people.id }).from(people).where(eq(people.employeeNumber, employeeNumber)).get()
			if (!person) throw new Error(`history.csv: ${employeeNumber} is nobody on that day.`)
			return person.id
		}
		const happenings: { at: Instant; run: (now: Instant) => void }[] = importDays(rows).map((day) => ({
			at: at(day, -30),
			run: (moment) => {
				const { errors } = importPeople(
					db,
					{ file: fileAsOf(rows, day, (offset) => addDays(today, offset)), layout: wholeLayout, rules: requirements },
					{ now: moment, actor },
				)
				if (errors[0]) throw new Error(`people.csv: row ${errors[0].row}, ${errors[0].column}: ${errors[0].message}`)
			},
		}))
		for (const day of new Set(introductions.values())) {
			happenings.push({
				at: at(day, -20),
				run: (moment) => {
					requirements = introduce(day, moment)
				},
			})
		}
		for (const { employeeNumber, roles } of readPersonas(folder)) {
			for (const role of roles)
				happenings.push({
					at: at(beganOn, 0),
					run: (moment) => grantRole(db, { personId: idOf(employeeNumber), role }, { now: moment, actor }),
				})
		}
		for (const [index, row] of history.entries()) {
			happenings.push({
				at: at(row.on, 10 + (index % 400)),
				run: (moment) => playHistory(db, { content, edition, requirements, issuer }, idOf(row.employee_number), row, moment),
			})
		}
		happenings.sort((a, b) => a.at - b.at)
		for (const { at: moment, run } of happenings) run(moment)
		recordEvidence(db, { at: now, actor, action: 'demonstration.loaded', subject: 'council', details: { people: rows.length } })
		return rows.length
	})
}

/** The days on which a people file came from the HR system: the first, every start day since, every notice of a leaver, and today. */
function importDays(people: readonly PersonRow[]): number[] {
	const days = people.flatMap(({ start_date, leave_date }) => [start_date, ...(leave_date === '' ? [] : [leave_date - notice])])
	return [...new Set([beganOn, 0, ...days.filter((day) => day > beganOn && day < 0)])].sort((a, b) => a - b)
}

/** The people file of one day: who had started by then, and who was known to leave. A manager who has not started yet is not named. */
function fileAsOf(people: readonly PersonRow[], day: number, dayAt: (offset: number) => string): Uint8Array {
	const here = people.filter(({ start_date }) => start_date <= day)
	const numbers = new Set(here.map(({ employee_number }) => employee_number))
	const rows = here.map(({ start_date, leave_date, manager_employee_number, ...row }) => ({
		...row,
		manager_employee_number: numbers.has(manager_employee_number) ? manager_employee_number : '',
		start_date: dayAt(start_date),
		leave_date: leave_date === '' || leave_date - notice > day ? '' : dayAt(leave_date),
	}))
	return new TextEncoder().encode(stringify(rows, { header: true }))
}
