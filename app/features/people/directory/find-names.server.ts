import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'

const find = prepared((db) =>
	db.$client.prepare<[string], { employeeNumber: string; name: string }>(
		`select employee_number as employeeNumber, given_name || ' ' || family_name as name from people
		 where employee_number in (select value from json_each(?))`,
	),
)

/** Full names by employee number: one statement however many are asked for. */
export function findNames(db: Database, employeeNumbers: readonly string[]): Map<string, string> {
	return new Map(
		find(db)
			.all(JSON.stringify(employeeNumbers))
			.map(({ employeeNumber, name }) => [employeeNumber, name]),
	)
}
