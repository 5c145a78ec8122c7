import { eq, sql } from 'drizzle-orm'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { enqueueJob } from '#app/features/jobs/enqueue-job.server.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import { newCertificateNumber, newProofCode, sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { certificates, people } from '#db/schema/index.ts'
import type { CertificateValues } from './certificate-document.tsx'
import { currentTemplateVersion } from './template-version.ts'

/** Who issues: the council's name and colour as printed, and the address of the service, at which a certificate can be checked. */
export type Issuer = { councilName: string; accent: string; publicUrl: string }

const findPerson = prepared((db) =>
	db
		.select({ givenName: people.givenName, familyName: people.familyName, employeeNumber: people.employeeNumber })
		.from(people)
		.where(eq(people.id, sql.placeholder('personId')))
		.prepare(),
)
const insert = prepared((db) =>
	db
		.insert(certificates)
		.values({
			number: sql.placeholder('number'),
			personId: sql.placeholder('personId'),
			award: sql.placeholder('award'),
			cycle: sql.placeholder('cycle'),
			printed: sql.placeholder('printed'),
			templateVersion: sql.placeholder('templateVersion'),
			issuedAt: sql.placeholder('now'),
			validUntil: sql.placeholder('validUntil'),
		})
		.prepare(),
)

export type Award = {
	personId: number
	/** A module's id, or `induction`. */
	award: string
	cycle: number
	validUntil: Day | null
	printed: Pick<CertificateValues, 'kind' | 'awardTitle' | 'awardLine' | 'completedOn' | 'scoreText' | 'versionText' | 'items'>
}

/** Freezes every word of a certificate, in the transaction of what earned it, and asks for its seal. Returns its number. */
export function issueCertificate(
	db: Database,
	{ personId, award, cycle, validUntil, printed }: Award,
	issuer: Issuer,
	{ now, actor }: { now: Instant; actor: string },
): string {
	const person = findPerson(db).get({ personId })
	if (!person) throw new Error(`There is no person ${personId}.`)
	const values = {
		...printed,
		personName: `${person.givenName} ${person.familyName}`.trim().normalize('NFC'),
		employeeNumber: person.employeeNumber,
		councilName: issuer.councilName,
		accent: issuer.accent,
		validUntil,
	}
	return recordCertificate(db, { personId, award, cycle, values }, issuer, { now, actor })
}

/** What a certificate says, but for what makes it this one. */
type Said = Omit<CertificateValues, 'number' | 'issuedAt' | 'verifyUrl'>

type Recorded = { number?: string; personId: number; award: string; cycle: number; values: Said }

/** Records a certificate with these values under a number of its own. Call it in a transaction. Returns the number. */
export function recordCertificate(
	db: Database,
	{ number = newCertificateNumber(), personId, award, cycle, values: said }: Recorded,
	{ publicUrl }: Pick<Issuer, 'publicUrl'>,
	{ now, actor }: { now: Instant; actor: string },
): string {
	const values: CertificateValues = { ...said, number, issuedAt: now, verifyUrl: `${publicUrl}/verify/${number}/${newProofCode()}` }
	const { validUntil } = values
	insert(db).run({ number, personId, award, cycle, printed: values, templateVersion: currentTemplateVersion, now, validUntil })
	// The column holds the values as this text: that is what `evidence verify` hashes.
	const printedSha256 = sha256(JSON.stringify(values))
	const details = { number, award, printedSha256, templateVersion: currentTemplateVersion }
	recordEvidence(db, { at: now, actor, action: 'certificate.issued', subject: `person:${personId}/${award}/${cycle}`, details })
	enqueueJob(db, { id: `seal-certificate:${number}`, kind: 'seal-certificate', payload: number, runAt: now })
	return number
}
