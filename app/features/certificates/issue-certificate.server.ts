import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { enqueueJob } from '#app/features/jobs/enqueue-job.server.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import { newCertificateNumber, sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import type { CertificateValues } from './certificate-document.tsx'
import { currentTemplateVersion } from './template-version.ts'

/** Who issues: the council's name and colour as printed, and the address at which a certificate can be checked. */
export type Issuer = { councilName: string; accent: string; publicUrl: string }

const findPerson = prepared((db) =>
	db.$client.prepare<[number], { name: string; employeeNumber: string }>(
		`select given_name || ' ' || family_name as name, employee_number as employeeNumber from people where id = ?`,
	),
)
const insert = prepared((db) =>
	db.$client.prepare(
		`insert into certificates (number, person_id, award, cycle, printed, template_version, issued_at, valid_until)
		 values (@number, @personId, @award, @cycle, @printed, @templateVersion, @now, @validUntil)`,
	),
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
	const person = findPerson(db).get(personId)
	if (!person) throw new Error(`There is no person ${personId}.`)
	const number = newCertificateNumber()
	const values: CertificateValues = {
		...printed,
		number,
		personName: person.name.normalize('NFC'),
		employeeNumber: person.employeeNumber,
		councilName: issuer.councilName,
		accent: issuer.accent,
		validUntil,
		issuedAt: now,
		verifyUrl: `${issuer.publicUrl}/verify/${number}`,
	}
	const text = JSON.stringify(values)
	insert(db).run({ number, personId, award, cycle, printed: text, templateVersion: currentTemplateVersion, now, validUntil })
	const details = { number, award, printedSha256: sha256(text), templateVersion: currentTemplateVersion }
	recordEvidence(db, { at: now, actor, action: 'certificate.issued', subject: `person:${personId}/${award}/${cycle}`, details })
	enqueueJob(db, { id: `seal-certificate:${number}`, kind: 'seal-certificate', payload: number, runAt: now })
	return number
}
