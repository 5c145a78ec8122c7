import { issueInductionCertificate } from '#app/features/certificates/issue-induction-certificate.server.ts'
import type { Issuer } from '#app/features/certificates/issue-certificate.server.ts'
import type { RenderedEdition } from '#app/features/code/edition/edition.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { meetRequirement } from '#app/features/requirements/planning/meet-requirement.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'

const nameOf = (personId: string) => `(select given_name || ' ' || family_name from people where id = ${personId})`

const insert = prepared((db) =>
	db.$client.prepare(
		`insert into attestations (person_id, cycle, edition_id, edition_sha256, statements, outcome, comment, method, actor, attested_at, evidence_seq, note,
			document_sha256, interests, person_name, actor_name)
		 values (@personId, @cycle, @editionId, @editionSha256, @statements, @outcome, @comment, @method, @actor, @now, @evidenceSeq, @note, @documentSha256,
			@interests, ${nameOf('@personId')}, ${nameOf('cast(substr(@actor, 8) as integer)')})`,
	),
)
const insertMessage = prepared((db) =>
	db.$client.prepare(
		`insert into messages (recipient, kind, subject, body, created_at) values ('hr', 'attestation-declined', @subject, @body, @now)`,
	),
)

export type GivenAttestation = {
	personId: number
	requirement: Requirement
	/** All of them: with the last one met, the induction certificate is issued. */
	requirements: readonly Requirement[]
	edition: Pick<RenderedEdition, 'id' | 'label' | 'fingerprint'>
	issuer: Issuer
	cycle: number
	/** Each in the exact words that the person saw. */
	statements: readonly { id: string; text: string; agreed: boolean }[]
	outcome: 'agreed' | 'not-agreed'
	/** What they do not agree with, in their own words: goes to HR. */
	comment: string | null
	method: 'self' | 'assisted' | 'roll-call'
	/** Where and how, if somebody helped. */
	note: string | null
	/** A signed list, kept in `documents`. */
	documentSha256: string | null
	/** The day on which a list was signed; else it is given now. */
	signedOn?: Day
	/** Ids of the declarations made with it; null if they were not asked. */
	interests: readonly number[] | null
}

/**
 * Records an attestation for ever, however it was given, with its evidence; agreed, it meets the cycle, else HR has a message. Returns its id. Call it in the
 * transaction that found the cycle open and the edition in force. Throws if the cycle is not open.
 */
export function recordAttestation(db: Database, given: GivenAttestation, { now, actor }: { now: Instant; actor: string }): number {
	const { personId, requirement, requirements, edition, issuer, cycle, outcome, comment, method, note, documentSha256 } = given
	const statements = JSON.stringify(given.statements.map(({ id, text, agreed }) => ({ id, text, agreed })))
	const interests = given.interests && JSON.stringify(given.interests)
	const evidenceSeq = recordEvidence(db, {
		at: now,
		actor,
		action: 'attestation.given',
		subject: `person:${personId}/code/${cycle}`,
		details: {
			edition: edition.id,
			editionSha256: edition.fingerprint,
			statementsSha256: sha256(statements),
			outcome,
			method,
			withSha256: sha256([method, comment ?? '', note ?? '', documentSha256 ?? '', interests ?? ''].join('\n')),
		},
	})
	const { lastInsertRowid } = insert(db).run({
		personId,
		cycle,
		editionId: edition.id,
		editionSha256: edition.fingerprint,
		statements,
		outcome,
		comment,
		method,
		actor,
		now,
		evidenceSeq,
		note,
		documentSha256,
		interests,
	})
	if (outcome === 'agreed') {
		const met = { personId, requirement, version: edition.label, score: null, attemptId: null, source: 'attestation' } as const
		meetRequirement(db, given.signedOn === undefined ? met : { ...met, completedOn: given.signedOn }, { now, actor })
		issueInductionCertificate(db, { personId, requirements }, issuer, { now, actor })
	} else insertMessage(db).run({ subject: `person:${personId}`, body: comment ?? '', now })
	return Number(lastInsertRowid)
}
