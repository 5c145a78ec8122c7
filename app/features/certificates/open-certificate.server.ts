import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Clock } from '#app/platform/clock.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { certificates } from '#db/schema/index.ts'
import { inTransaction } from '#db/transaction.server.ts'
import type { CertificateValues } from './certificate-document.tsx'

/** Turns frozen values into a page: `renderCertificate`, in this thread or another. */
export type CertificatePrinter = (values: CertificateValues, templateVersion: number) => Promise<{ pdf: Uint8Array; sha256: string }>

const find = prepared((db) =>
	db
		.select({
			personId: certificates.personId,
			printed: certificates.printed,
			templateVersion: certificates.templateVersion,
			pdfSha256: certificates.pdfSha256,
		})
		.from(certificates)
		.where(eq(certificates.number, sql.placeholder('number')))
		.prepare(),
)
const seal = prepared((db) =>
	db
		.update(certificates)
		.set({ pdfSha256: sql`${sql.placeholder('sha256')}` })
		.where(and(eq(certificates.number, sql.placeholder('number')), isNull(certificates.pdfSha256)))
		.prepare(),
)

export const certificateValuesSchema: z.ZodType<CertificateValues> = z.object({
	number: z.string(),
	kind: z.enum(['module', 'induction']),
	personName: z.string(),
	employeeNumber: z.string(),
	councilName: z.string(),
	awardTitle: z.string(),
	awardLine: z.string(),
	completedOn: z.string(),
	validUntil: z.string().nullable(),
	scoreText: z.string().nullable(),
	versionText: z.string(),
	items: z.array(z.string()).exactOptional(),
	issuedAt: z.number(),
	verifyUrl: z.string(),
	accent: z.string(),
})

/**
 * Prints a certificate from its frozen values. The first print seals it: the hash of the page is stored, with evidence. A later print that differs by one
 * byte throws. Null if there is no such certificate, or it is not `personId`'s (null: anybody's, for the sealing job).
 */
export async function openCertificate(
	db: Database,
	{ number, personId }: { number: string; personId: number | null },
	{ printCertificate, clock }: { printCertificate: CertificatePrinter; clock: Clock },
): Promise<Uint8Array | null> {
	const row = find(db).get({ number })
	if (!row || (personId !== null && row.personId !== personId)) return null
	const { pdf, sha256 } = await printCertificate(certificateValuesSchema.parse(row.printed), row.templateVersion)
	if (row.pdfSha256 === null) {
		inTransaction(db, () => {
			if (seal(db).run({ number, sha256 }).changes === 0) return
			const details = { number, pdfSha256: sha256 }
			recordEvidence(db, { at: clock(), actor: 'system', action: 'certificate.sealed', subject: `certificate:${number}`, details })
		})
	}
	const sealedAs = find(db).get({ number })?.pdfSha256
	if (sealedAs !== sha256) throw new Error(`Certificate ${number} no longer prints as it was sealed.`)
	return pdf
}
