import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Clock } from '#app/platform/clock.ts'
import { type Unprintable, UnprintableError } from '#app/platform/pdf/unprintable.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { certificates, evidence } from '#db/schema/index.ts'
import { inTransaction } from '#db/transaction.server.ts'
import type { CertificateValues } from './certificate-document.tsx'

/** Turns frozen values into a page: `renderCertificate`, in this thread or another. Throws an `UnprintableError` where the page would not say them. */
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

/** Whether the evidence tells already that a certificate cannot be printed. */
const findTold = prepared((db) =>
	db
		.select({ seq: evidence.seq })
		.from(evidence)
		.where(and(eq(evidence.subject, sql.placeholder('subject')), eq(evidence.action, 'certificate.unprintable')))
		.limit(1)
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

export type OpenedCertificate = { pdf: Uint8Array } | { unprintable: readonly Unprintable[] }

/**
 * Prints a certificate from its frozen values. The first print seals it: the hash of the page is stored, with evidence. A later print that differs by one
 * byte throws. What cannot be printed right is not sealed: the evidence says so, once. Null if there is no such certificate, or it is not `personId`'s (null:
 * anybody's, for the sealing job).
 */
export async function openCertificate(
	db: Database,
	{ number, personId }: { number: string; personId: number | null },
	{ printCertificate, clock }: { printCertificate: CertificatePrinter; clock: Clock },
): Promise<OpenedCertificate | null> {
	const row = find(db).get({ number })
	if (!row || (personId !== null && row.personId !== personId)) return null
	const printed = await printCertificate(certificateValuesSchema.parse(row.printed), row.templateVersion).catch(unprintableOf)
	if ('unprintable' in printed) {
		recordUnprintable(db, { number, templateVersion: row.templateVersion, now: clock() })
		return printed
	}
	const { pdf, sha256 } = printed
	if (row.pdfSha256 === null) {
		inTransaction(db, () => {
			if (seal(db).run({ number, sha256 }).changes === 0) return
			const details = { number, pdfSha256: sha256 }
			recordEvidence(db, { at: clock(), actor: 'system', action: 'certificate.sealed', subject: `certificate:${number}`, details })
		})
	}
	const sealedAs = find(db).get({ number })?.pdfSha256
	if (sealedAs !== sha256) throw new Error(`Certificate ${number} no longer prints as it was sealed.`)
	return { pdf }
}

function unprintableOf(error: unknown): { unprintable: readonly Unprintable[] } {
	if (error instanceof UnprintableError) return { unprintable: error.unprintable }
	throw error
}

function recordUnprintable(db: Database, { number, templateVersion, now }: { number: string; templateVersion: number; now: number }) {
	inTransaction(db, () => {
		if (findTold(db).get({ subject: `certificate:${number}` })) return
		const details = { number, templateVersion }
		recordEvidence(db, { at: now, actor: 'system', action: 'certificate.unprintable', subject: `certificate:${number}`, details })
	})
}
