import { and, eq, max, min, sql } from 'drizzle-orm'
import type { Day } from '#app/platform/calendar.ts'
import { sameNumberKey } from '#app/features/people/import/same-number-key.ts'
import { isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { isAmong, prepared } from '#db/prepare.server.ts'
import { absences, broughtLearning, courseNames, people, placements, requirements } from '#db/schema/index.ts'
import { keyOf, type HistoryRegister, type KnownPerson } from './plan-history.ts'
import type { KnownAbsence } from './plan-absences.ts'

const everybody = prepared((db) =>
	db
		.select({
			id: people.id,
			employeeNumber: people.employeeNumber,
			first: min(placements.validFrom),
			last: sql<Day | null>`iif(count(${placements.validTo}) = count(*), ${max(placements.validTo)}, null)`,
		})
		.from(people)
		.leftJoin(placements, and(eq(placements.personId, people.id), isCurrent(placements)))
		.groupBy(people.id)
		.prepare(),
)
const broughtBefore = prepared((db) =>
	db
		.select({
			personId: broughtLearning.personId,
			requirementId: broughtLearning.requirementId,
			completedOn: broughtLearning.completedOn,
			score: broughtLearning.score,
		})
		.from(broughtLearning)
		.where(and(isAmong(broughtLearning.personId, 'people'), isCurrent(broughtLearning)))
		.prepare(),
)
const absencesBefore = prepared((db) =>
	db
		.select({ personId: absences.personId, from: absences.startsOn, to: absences.endsOn, kind: absences.kind })
		.from(absences)
		.where(and(isAmong(absences.personId, 'people'), isCurrent(absences)))
		.prepare(),
)
const courses = prepared((db) =>
	db
		.select({ name: courseNames.name, slug: requirements.slug })
		.from(courseNames)
		.leftJoin(requirements, eq(requirements.id, courseNames.requirementId))
		.prepare(),
)

/** What was said about the courses of files before: the requirement, or null where they are left out. */
export const rememberedCourses = (db: Database): Record<string, string | null> =>
	Object.fromEntries(
		courses(db)
			.all()
			.map(({ name, slug }) => [name, slug]),
	)

const batch = 2_000

/** Everybody, since a number may be written in another way; of what is on record, that of the people whom the file may name. */
export function loadHistoryRegister(db: Database, numbers: ReadonlySet<string>): HistoryRegister {
	const known = new Map<string, KnownPerson>()
	for (const person of everybody(db).all()) known.set(person.employeeNumber, person)
	const folded = new Set([...numbers].map(sameNumberKey))
	const ids = [...known.values()].filter(({ employeeNumber }) => folded.has(sameNumberKey(employeeNumber))).map(({ id }) => id)
	const brought = new Map<string, string | null>()
	const leave = new Map<number, KnownAbsence[]>()
	for (let first = 0; first < ids.length; first += batch) {
		const asked = { people: JSON.stringify(ids.slice(first, first + batch)) }
		for (const row of broughtBefore(db).all(asked)) brought.set(keyOf(row.personId, row.requirementId, row.completedOn), row.score)
		for (const { personId, ...absence } of absencesBefore(db).all(asked)) {
			const own = leave.get(personId)
			if (own) own.push(absence)
			else leave.set(personId, [absence])
		}
	}
	return { people: known, brought, absences: leave }
}
