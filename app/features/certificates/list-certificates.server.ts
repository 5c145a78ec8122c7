import { timingSafeEqual } from 'node:crypto'
import { and, desc, eq, exists, isNull, sql } from 'drizzle-orm'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { certificates, evidence } from '#db/schema/index.ts'
import type { CertificateValues } from './certificate-document.tsx'
import { certificateValuesSchema } from './open-certificate.server.ts'

/** `award` is a module's id, or `induction`. */
export type ListedCertificate = {
	award: string
	cycle: number
	values: CertificateValues
	revokedAt: number | null
	/** Its page would not say what it is to say, so that there is none. */
	unprintable: boolean
}

/** The entry that tells that the certificate of the row cannot be printed. */
const toldUnprintable = (db: Database) =>
	db
		.select({ seq: evidence.seq })
		.from(evidence)
		.where(and(eq(evidence.subject, sql`'certificate:' || ${certificates.number}`), eq(evidence.action, 'certificate.unprintable')))

const list = prepared((db) =>
	db
		.select({
			award: certificates.award,
			cycle: certificates.cycle,
			printed: certificates.printed,
			revokedAt: certificates.revokedAt,
			unprintable: sql`${isNull(certificates.pdfSha256)} and ${exists(toldUnprintable(db))}`.mapWith(Boolean),
		})
		.from(certificates)
		.where(eq(certificates.personId, sql.placeholder('personId')))
		.orderBy(desc(certificates.issuedAt), certificates.number)
		.prepare(),
)
const find = prepared((db) =>
	db
		.select({
			printed: certificates.printed,
			pdfSha256: certificates.pdfSha256,
			revokedAt: certificates.revokedAt,
			revokedReason: certificates.revokedReason,
			replacedBy: certificates.replacedBy,
		})
		.from(certificates)
		.where(eq(certificates.number, sql.placeholder('number')))
		.prepare(),
)

/** Somebody's certificates, newest first, as printed. */
export function listCertificates(db: Database, { personId }: { personId: number }): ListedCertificate[] {
	return list(db)
		.all({ personId })
		.map(({ printed, ...listed }) => ({ ...listed, values: certificateValuesSchema.parse(printed) }))
}

/** A certificate as it was issued; null if it never was. */
export function findIssuedCertificate(db: Database, { number }: { number: string }) {
	const found = find(db).get({ number })
	if (!found) return null
	const { printed, ...issued } = found
	return { ...issued, values: certificateValuesSchema.parse(printed) }
}

/** Whether an address that somebody opened ends as the one on the certificate does. The number alone, as on those from before the code, is not enough. */
export function isPrintedCode({ values: { number, verifyUrl } }: { values: CertificateValues }, code: string): boolean {
	const printed = verifyUrl.split(`/${number}/`)[1] ?? ''
	const given = code.toUpperCase()
	return printed !== '' && given.length === printed.length && timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(printed)))
}

/** What is wrong with a PDF that somebody hands in as the certificate; null if it is the one that was sealed. */
export function checkHandedIn({ pdfSha256 }: { pdfSha256: string | null }, bytes: Uint8Array): string | null {
	if (pdfSha256 === null) return 'This certificate is not sealed yet. Try again in a minute'
	if (sha256(bytes) === pdfSha256) return null
	return 'This is not the PDF that was sealed. It may have been changed, or printed again by another program: ask for the file that Probity gave'
}
