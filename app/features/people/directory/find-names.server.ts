import { inArray, sql } from 'drizzle-orm'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { people } from '#db/schema/people.ts'
import { fullName } from './full-name.server.ts'

const find = prepared((db) =>
	db
		.select({ employeeNumber: people.employeeNumber, name: fullName(people) })
		.from(people)
		.where(inArray(people.employeeNumber, sql`(select value from json_each(${sql.placeholder('employeeNumbers')}))`))
		.prepare(),
)

/** Full names by employee number: one statement however many are asked for. */
export function findNames(db: Database, employeeNumbers: readonly string[]): Map<string, string> {
	return new Map(
		find(db)
			.all({ employeeNumbers: JSON.stringify(employeeNumbers) })
			.map(({ employeeNumber, name }) => [employeeNumber, name]),
	)
}
