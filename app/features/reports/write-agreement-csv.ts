import { dayOf } from '#app/platform/calendar.ts'
import { writeCsv } from '#app/platform/write-csv.ts'
import type { AgreementRow } from './agreement-report.server.ts'

const columns = [
	...(['employeeNumber', 'name', 'directorate', 'service', 'team', 'workerType'] as const),
	...(['edition', 'editionSha256', 'answer', 'answeredOn', 'method', 'attestation', 'status', 'dueOn'] as const),
]

/** Who has agreed to an edition as CSV: see `writeCsv`. */
export const writeAgreementCsv = (
	rows: Iterable<AgreementRow>,
	edition: { label: string; fingerprint: string },
	options: { bom: boolean },
): Generator<string> => writeCsv(columns, toLines(rows, edition), options)

function* toLines(rows: Iterable<AgreementRow>, { label, fingerprint }: { label: string; fingerprint: string }) {
	for (const { givenName, familyName, answeredAt, attestationId, status, dueOn, ...row } of rows) {
		const isAsked = status !== 'not-in-scope'
		yield {
			...row,
			name: `${givenName} ${familyName}`.trim(),
			edition: label,
			editionSha256: fingerprint,
			answeredOn: answeredAt === null ? null : dayOf(answeredAt),
			attestation: attestationId,
			status,
			dueOn: isAsked ? dueOn : null,
		}
	}
}
