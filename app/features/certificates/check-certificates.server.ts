import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Clock } from '#app/platform/clock.ts'
import { newCertificateNumber } from '#app/platform/ids.ts'
import { UnprintableError } from '#app/platform/pdf/unprintable.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { certificates } from '#db/schema/index.ts'
import { inTransaction } from '#db/transaction.server.ts'
import type { CertificateValues } from './certificate-document.tsx'
import { recordCertificate, type Issuer } from './issue-certificate.server.ts'
import { certificateValuesSchema, openCertificate, type CertificatePrinter } from './open-certificate.server.ts'

const batch = 100

const standingAfter = prepared((db) =>
	db
		.select({
			number: certificates.number,
			personId: certificates.personId,
			award: certificates.award,
			cycle: certificates.cycle,
			printed: certificates.printed,
			templateVersion: certificates.templateVersion,
			pdfSha256: certificates.pdfSha256,
		})
		.from(certificates)
		.where(and(isNull(certificates.revokedAt), gt(certificates.number, sql.placeholder('last'))))
		.orderBy(asc(certificates.number))
		.limit(batch)
		.prepare(),
)
const revoke = prepared((db) =>
	db
		.update(certificates)
		.set({
			revokedAt: sql`${sql.placeholder('now')}`,
			revokedReason: sql`${sql.placeholder('reason')}`,
			replacedBy: sql`${sql.placeholder('replacedBy')}`,
		})
		.where(and(eq(certificates.number, sql.placeholder('number')), isNull(certificates.revokedAt)))
		.prepare(),
)

/** `right`: prints as it was sealed, and says what it was made from. Of those that do not, each is reissued, or cannot be printed. */
export type CertificateCheck = { certificates: number; right: number; wrong: number; reissued: number; unprintable: number; ok: boolean }

type Parts = { db: Database; issuer: Pick<Issuer, 'publicUrl'>; printCertificate: CertificatePrinter; clock: Clock }
type Standing = Omit<ReturnType<ReturnType<typeof standingAfter>['all']>[number], 'printed'> & { values: CertificateValues }

/** Why the old one is withdrawn, as its page says. */
export const printedWrong = 'It was printed wrong: its page does not say what it was made from'

/**
 * Prints every certificate that stands once more, reads the page, and compares it with its seal. One that was sealed as another page was printed wrong at
 * the time: it is withdrawn, and issued anew with the same words, in one transaction with the evidence of both. `dryRun` only looks. The second time there is nothing
 * to do. A print takes about a tenth of a second; `tell` is told of each that is not right.
 */
export async function checkCertificates(
	parts: Parts,
	{ dryRun, tell }: { dryRun: boolean; tell: (text: string) => void },
): Promise<CertificateCheck> {
	const check: CertificateCheck = { certificates: 0, right: 0, wrong: 0, reissued: 0, unprintable: 0, ok: true }
	// What is reissued while this runs may be met again, and is right.
	for (let last = ''; ;) {
		const rows = standingAfter(parts.db).all({ last })
		for (const { printed, ...row } of rows) {
			const values = certificateValuesSchema.parse(printed)
			const sha256 = await printAgain(parts, values, row.templateVersion)
			check.certificates += 1
			if (sha256 === null) {
				check.unprintable += 1
				tell(`${row.number} (${values.personName}) cannot be printed: no typeface has all of its letters.\n`)
			} else if (row.pdfSha256 === null || row.pdfSha256 === sha256) {
				check.right += 1
				if (row.pdfSha256 === null && !dryRun) await openCertificate(parts.db, { number: row.number, personId: null }, parts)
			} else {
				check.wrong += 1
				const replacedBy = dryRun ? null : reissue(parts, { ...row, values })
				if (replacedBy !== null) check.reissued += 1
				tell(`${row.number} (${values.personName}) was printed wrong${replacedBy === null ? '' : `, and is replaced by ${replacedBy}`}.\n`)
			}
		}
		const end = rows.at(-1)
		if (!end || rows.length < batch) return { ...check, ok: check.unprintable === 0 && check.wrong === check.reissued }
		last = end.number
	}
}

/** The hash of the page as it prints now; null if it would not say what it is to say. */
async function printAgain({ printCertificate }: Parts, values: CertificateValues, templateVersion: number): Promise<string | null> {
	try {
		return (await printCertificate(values, templateVersion)).sha256
	} catch (error) {
		if (error instanceof UnprintableError) return null
		throw error
	}
}

/** Returns the number of the new one; null if somebody else withdrew the old one meanwhile. */
function reissue({ db, issuer, clock }: Parts, { number, personId, award, cycle, values }: Standing): string | null {
	const context = { now: clock(), actor: 'system' }
	const replacedBy = newCertificateNumber()
	return inTransaction(db, () => {
		if (revoke(db).run({ number, now: context.now, reason: printedWrong, replacedBy }).changes === 0) return null
		const details = { number, why: 'printed-wrong' as const, replacedBy }
		recordEvidence(db, { at: context.now, actor: context.actor, action: 'certificate.revoked', subject: `certificate:${number}`, details })
		return recordCertificate(db, { number: replacedBy, personId, award, cycle, values }, issuer, context)
	})
}
