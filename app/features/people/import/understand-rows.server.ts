import { desc, eq } from 'drizzle-orm'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { formerNumbers, people } from '#db/schema/people.ts'
import type { FileRow, ImportError } from './people-rows.ts'
import type { Register } from './plan-people-import.ts'

const list = prepared((db) =>
	db
		.select({ former: formerNumbers.employeeNumber, present: people.employeeNumber })
		.from(formerNumbers)
		.innerJoin(people, eq(people.id, formerNumbers.personId))
		.orderBy(desc(formerNumbers.supersededAt))
		.prepare(),
)

/** The rows by the numbers that people have now, where a file has one that was corrected here: one statement. A number that somebody has today is theirs. */
export function understandNumbers(
	db: Database,
	register: Register,
	rows: FileRow[],
): { rows: FileRow[]; errors: ImportError[]; notices: string[] } {
	const present = new Map<string, string>()
	for (const { former, present: number } of list(db).all()) if (!register.has(former) && !present.has(former)) present.set(former, number)
	if (present.size === 0) return { rows, errors: [], notices: [] }
	const rowOf = new Map(rows.map(({ employeeNumber, row }) => [employeeNumber, row]))
	const errors: ImportError[] = []
	const notices: string[] = []
	const understood = rows.map((row) => {
		const number = present.get(row.employeeNumber)
		const managerNumber = row.managerNumber && (present.get(row.managerNumber) ?? row.managerNumber)
		if (number === undefined) return { ...row, managerNumber }
		const other = rowOf.get(number)
		if (other !== undefined) {
			const message = `${row.employeeNumber} is the former number of ${number}, who is in row ${other} as well. Take one of the two rows out.`
			errors.push({ row: row.row, column: 'employee_number', message })
		}
		notices.push(
			`Row ${row.row}: ${row.employeeNumber} was corrected to ${number} here, and the row is understood as theirs. Correct the number in the HR system.`,
		)
		return { ...row, managerNumber, employeeNumber: number }
	})
	return { rows: understood, errors, notices }
}
