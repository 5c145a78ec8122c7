import { and, desc, eq, inArray, lte, or, sql } from 'drizzle-orm'
import { alias, QueryBuilder } from 'drizzle-orm/sqlite-core'
import { z } from 'zod'
import { fullName } from '#app/features/people/directory/full-name.server.ts'
import { leads } from '#db/leads.server.ts'
import { may } from '#app/features/sign-in/roles.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { attestations, rollCalls } from '#db/schema/attestation.ts'
import { codeEditions } from '#db/schema/code.ts'
import { answerKinds, declarations } from '#db/schema/declarations.ts'
import { evidence } from '#db/schema/evidence.ts'
import { people } from '#db/schema/people.ts'
import { editionTitle, isEditionOf } from './edition-title.server.ts'

const build = new QueryBuilder()
const entry = alias(evidence, 'entry')

/** The last answer about interests before the attestation. */
const lastAnswer = build
	.select({ kind: declarations.kind })
	.from(declarations)
	.where(
		and(
			eq(declarations.personId, attestations.personId),
			inArray(declarations.kind, answerKinds),
			lte(declarations.declaredAt, attestations.attestedAt),
		),
	)
	.orderBy(desc(declarations.id))
	.limit(1)

/** Rows from before version 0009 do not name their entry. The requirement was always called `code` then. */
const entryOfOldRow = build
	.select({ seq: entry.seq })
	.from(entry)
	.where(
		and(
			eq(entry.subject, sql`'person:' || ${attestations.personId} || '/code/' || ${attestations.cycle}`),
			eq(entry.action, 'attestation.given'),
			eq(entry.at, attestations.attestedAt),
		),
	)

const find = prepared((db) =>
	db
		.select({
			id: attestations.id,
			personId: attestations.personId,
			/** As they were called then. */
			personName: sql<string>`coalesce(${attestations.personName}, ${fullName(people)})`,
			employeeNumber: people.employeeNumber,
			editionTitle,
			editionLabel: codeEditions.label,
			textKind: sql<'adopted' | 'plain-english'>`${codeEditions.body} ->> 'textKind'`,
			fingerprint: attestations.editionSha256,
			statements: attestations.statements,
			outcome: attestations.outcome,
			method: attestations.method,
			/** Who recorded it; null where no person did. */
			actorName: attestations.actorName,
			note: attestations.note,
			attestedAt: attestations.attestedAt,
			/** How many interests were declared with it; null if that was not asked. */
			interests: sql<number | null>`json_array_length(${attestations.interests})`,
			/** They said that something more applies, and had still to tell about it. */
			moreInterests: sql`${attestations.method} = 'assisted' and ${lastAnswer} is 'ticked'`.mapWith(Boolean),
			rollCall: { id: rollCalls.id, heldOn: rollCalls.heldOn, place: rollCalls.place, ledBy: rollCalls.ledBy },
			/** The entry of the evidence that tells of it. */
			evidence: { seq: evidence.seq, hash: evidence.hash },
		})
		.from(attestations)
		.innerJoin(people, eq(people.id, attestations.personId))
		.innerJoin(codeEditions, isEditionOf(attestations))
		.innerJoin(evidence, eq(evidence.seq, sql`coalesce(${attestations.evidenceSeq}, ${entryOfOldRow})`))
		.leftJoin(rollCalls, eq(rollCalls.documentSha256, attestations.documentSha256))
		.where(
			and(
				eq(attestations.id, sql.placeholder('id')),
				or(
					eq(attestations.personId, sql.placeholder('viewerId')),
					sql`${sql.placeholder('readsAll')}`,
					leads(sql.placeholder('viewerId'), attestations.personId, sql.placeholder('today')),
				),
			),
		)
		.prepare(),
)

const statementsSchema = z.array(z.object({ id: z.string(), text: z.string(), agreed: z.boolean() }))

/** An attestation as it was given, with what a receipt says of it. */
export type Attestation = NonNullable<ReturnType<typeof findAttestation>>

/** An attestation that the viewer may see: their own, that of somebody they lead, or anybody's by their role. Null if there is none. One statement. */
export function findAttestation(db: Database, { id, viewer }: { id: number; viewer: Viewer }) {
	const readsAll = may(viewer, 'read-attestations') ? 1 : 0
	const found = find(db).get({ id, viewerId: viewer.personId, today: viewer.today, readsAll })
	return found ? { ...found, statements: statementsSchema.parse(found.statements) } : null
}

export type ListedAttestation = Pick<Attestation, 'id' | 'editionTitle' | 'editionLabel' | 'outcome' | 'attestedAt'>

const list = prepared((db) =>
	db
		.select({
			id: attestations.id,
			editionTitle,
			editionLabel: codeEditions.label,
			outcome: attestations.outcome,
			attestedAt: attestations.attestedAt,
		})
		.from(attestations)
		.innerJoin(codeEditions, isEditionOf(attestations))
		.where(eq(attestations.personId, sql.placeholder('personId')))
		.orderBy(desc(attestations.id))
		.prepare(),
)

/** Every answer of somebody about the Code, the latest first. */
export const listAttestations = (db: Database, { personId }: { personId: number }): ListedAttestation[] => list(db).all({ personId })
