import { eq, sql } from 'drizzle-orm'
import type { Day } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { people } from '#db/schema/people.ts'
import { startOfEmployment } from '#app/features/requirements/planning/scope.ts'
import { findPersonHistory } from '../record/find-person-history.server.ts'
import { placementAround } from '../record/history-on.ts'
import type { HandCells } from './hand-fields.ts'

const find = prepared((db) =>
	db
		.select({
			employee_number: people.employeeNumber,
			given_name: people.givenName,
			family_name: people.familyName,
			email: sql<string>`coalesce(${people.email}, '')`,
		})
		.from(people)
		.where(eq(people.id, sql.placeholder('personId')))
		.prepare(),
)

/** What is on record of somebody today, as a people file would write it: four statements. */
export function findHandCells(db: Database, { personId }: { personId: number }, today: Day): HandCells {
	const person = find(db).get({ personId })
	const { placements } = findPersonHistory(db, { personId })
	const work = placementAround(placements, today)
	if (!person) throw new Error(`There is no person ${personId}.`)
	const { workerType = '', directorate = '', service = '', team = '', jobTitle = '', manager = null, tags = '' } = work ?? {}
	return {
		...person,
		worker_type: workerType,
		directorate,
		service,
		team,
		job_title: jobTitle,
		manager_employee_number: manager?.employeeNumber ?? '',
		tags,
		start_date: startOfEmployment([...placements].reverse(), today) ?? work?.validFrom ?? '',
		leave_date: placements[0]?.validTo ?? '',
	}
}
