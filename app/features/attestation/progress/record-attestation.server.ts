import { sql } from 'drizzle-orm'
import { issueInductionCertificate } from '#app/features/certificates/issue-induction-certificate.server.ts'
import type { Issuer } from '#app/features/certificates/issue-certificate.server.ts'
import type { RenderedEdition } from '#app/features/code/edition/edition.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { nameOfPerson, personOfActor } from '#app/features/people/directory/name-of-actor.server.ts'
import { meetRequirement } from '#app/features/requirements/planning/meet-requirement.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { attestations } from '#db/schema/attestation.ts'
import { openRefusal } from '#app/features/attestation/refusals/open-refusal.server.ts'
import type { AttestationProgressRow } from './attestation-progress-row.ts'

export type GivenAttestation = {
	personId: number
	requirement: Requirement
	/** All of them: with the last one met, the induction certificate is issued. */
	requirements: readonly Requirement[]
	edition: Pick<RenderedEdition, 'id' | 'label' | 'fingerprint' | 'statements'>
	issuer: Issuer
	cycle: number
	/** As the machine left it: `attested` or `declined`, with the statements that were agreed to and the interests that go with it. */
	row: Pick<AttestationProgressRow, 'state' | 'agreed' | 'declared'>
	/** What they do not agree with, in their own words: for HR and the Monitoring Officer. */
	comment: string | null
	method: 'self' | 'assisted' | 'roll-call'
	/** Where and how, if somebody helped. */
	note: string | null
	/** A signed list, kept in `documents`. */
	documentSha256: string | null
	/** The day on which a list was signed; else it is given now. */
	signedOn?: Day
}

/**
 * Records an attestation for ever, however it was given, with its evidence; agreed, it meets the cycle, else HR and the Monitoring Officer see to it. Returns its id. Call it in the
 * transaction that found the cycle open and the edition in force. Throws if the cycle is not open.
 */
export function recordAttestation(db: Database, given: GivenAttestation, { now, actor }: { now: Instant; actor: string }): number {
	const { personId, requirement, edition, cycle, row, comment, method, note, documentSha256 } = given
	const outcome = row.state === 'attested' ? 'agreed' : 'not-agreed'
	const statements = edition.statements.map(({ id, text }) => ({ id, text, agreed: row.agreed.includes(id) }))
	const interests = row.declared
	const evidenceSeq = recordEvidence(db, {
		at: now,
		actor,
		action: 'attestation.given',
		subject: `person:${personId}/${requirement.slug}/${cycle}`,
		details: {
			edition: edition.id,
			editionSha256: edition.fingerprint,
			statementsSha256: sha256(JSON.stringify(statements)),
			outcome,
			method,
			withSha256: sha256([method, comment ?? '', note ?? '', documentSha256 ?? '', interests ? JSON.stringify(interests) : ''].join('\n')),
		},
	})
	// Not prepared: of a placeholder drizzle would write the null of a JSON column as the text `null`.
	const { lastInsertRowid } = db
		.insert(attestations)
		.values({
			...{ personId, cycle, editionId: edition.id, editionSha256: edition.fingerprint, statements, outcome, comment, method, actor },
			...{ attestedAt: now, evidenceSeq, note, documentSha256, interests },
			personName: nameOfPerson(sql`${personId}`),
			actorName: nameOfPerson(personOfActor(sql`${actor}`)),
		})
		.run()
	if (outcome === 'agreed') meetCode(db, given, { now, actor })
	else openRefusal(db, { personId, attestationId: Number(lastInsertRowid) }, { now })
	return Number(lastInsertRowid)
}

function meetCode(
	db: Database,
	{ personId, requirement, requirements, edition, issuer, signedOn }: GivenAttestation,
	context: { now: Instant; actor: string },
): void {
	const met = { personId, requirement, version: edition.label, score: null, attemptId: null, source: 'attestation' } as const
	meetRequirement(db, signedOn === undefined ? met : { ...met, completedOn: signedOn }, context)
	issueInductionCertificate(db, { personId, requirements }, issuer, context)
}
