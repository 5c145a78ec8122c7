import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import type { CertificateValues } from './certificate-document.tsx'
import { certificateValuesSchema } from './open-certificate.server.ts'

/** `award` is a module's id, or `induction`. */
export type ListedCertificate = { award: string; cycle: number; values: CertificateValues; revokedAt: number | null }

const list = prepared((db) =>
	db.$client.prepare<{ personId: number }, { award: string; cycle: number; printed: string; revokedAt: number | null }>(
		'select award, cycle, printed, revoked_at as revokedAt from certificates where person_id = @personId order by issued_at desc, number',
	),
)
const find = prepared((db) =>
	db.$client.prepare<
		{ number: string },
		{ printed: string; pdfSha256: string | null; revokedAt: number | null; revokedReason: string | null }
	>(
		`select printed, pdf_sha256 as pdfSha256, revoked_at as revokedAt, revoked_reason as revokedReason from certificates where number = @number`,
	),
)

/** Somebody's certificates, newest first, as printed. */
export function listCertificates(db: Database, { personId }: { personId: number }): ListedCertificate[] {
	return list(db)
		.all({ personId })
		.map(({ printed, ...listed }) => ({ ...listed, values: certificateValuesSchema.parse(JSON.parse(printed)) }))
}

/** What anybody who holds the number may know: the number is on the paper, and so is the name. Null if it was never issued. */
export function findIssuedCertificate(db: Database, { number }: { number: string }) {
	const found = find(db).get({ number })
	return found ? { ...found, values: certificateValuesSchema.parse(JSON.parse(found.printed)) } : null
}
