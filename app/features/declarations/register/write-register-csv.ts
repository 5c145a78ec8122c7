import { inWords, momentInWords, type Day } from '#app/platform/calendar.ts'
import { writeCsv } from '#app/platform/write-csv.ts'
import { interestKinds } from '#db/schema/declarations.ts'
import { readDeclaration, type Declaration } from '#app/features/declarations/declaration-row.ts'
import { redact, type PublishedRow } from './redact.ts'
import type { AuditRow, RegisterRow } from './register.server.ts'
import { describeDetails } from '#app/features/declarations/declaration-view-model.ts'
import { statusOfDeclaration } from '#app/features/declarations/decision/declaration-status.ts'

const auditColumns = [
	'declaration',
	'employeeNumber',
	'name',
	'directorate',
	'jobTitle',
	'kind',
	'details',
	'occasion',
	'cycle',
	'declaredAt',
	'declaredBy',
	'replaces',
	'replacedBy',
	'endedOn',
	'status',
	'attention',
	'conditions',
	'until',
	'note',
	'decidedBy',
	'decidedAs',
	'decidedAt',
	'declaredEvidence',
	'decidedEvidence',
	'endedEvidence',
] as const

const publishedColumns = [
	'directorate',
	'post',
	'kind',
	'with',
	'amount',
	'offered',
	'answer',
	'dealsWithCouncil',
] as const satisfies readonly (keyof PublishedRow)[]

/** The declaration of a line of the register; null for an answer such as a nil return. */
export function declarationOf(row: RegisterRow): Declaration | null {
	const kind = interestKinds.find((each) => each === row.kind)
	return kind ? readDeclaration({ ...row, kind }) : null
}

/** The whole register for an audit: everything as it was declared and decided, and where the evidence of it stands. */
export const writeAuditCsv = (rows: Iterable<AuditRow>, { day, bom }: { day: Day; bom: boolean }): Generator<string> =>
	writeCsv(auditColumns, auditLines(rows, day), { bom })

function* auditLines(rows: Iterable<AuditRow>, day: Day) {
	for (const row of rows) {
		const declaration = declarationOf(row)
		const details = declaration && describeDetails(declaration.details)
		yield {
			...row,
			declaration: row.id,
			details: details?.map(({ key, value }) => `${key}: ${value}`).join('; ') ?? '',
			declaredAt: momentInWords(row.declaredAt),
			declaredBy: row.actor,
			endedOn: row.endedOn && inWords(row.endedOn),
			status: declaration && statusOfDeclaration(declaration, day),
			until: row.until && inWords(row.until),
			decidedAt: row.decidedAt === null ? null : momentInWords(row.decidedAt),
		}
	}
}

/** What may be published of the register: see `redact`. */
export const writePublishedCsv = (rows: Iterable<RegisterRow>, { day, bom }: { day: Day; bom: boolean }): Generator<string> =>
	writeCsv(publishedColumns, publishedLines(rows, day), { bom })

function* publishedLines(rows: Iterable<RegisterRow>, day: Day): Generator<PublishedRow> {
	for (const row of rows) {
		const declaration = declarationOf(row)
		const published = declaration && redact(declaration, row, day)
		if (published) yield published
	}
}
