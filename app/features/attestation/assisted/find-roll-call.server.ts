import { count, desc, eq, sql } from 'drizzle-orm'
import { QueryBuilder } from 'drizzle-orm/sqlite-core'
import { editionTitle, isEditionOf } from '#app/features/attestation/receipts/edition-title.server.ts'
import { fullName } from '#app/features/people/directory/full-name.server.ts'
import { personOfActor } from '#app/features/people/directory/name-of-actor.server.ts'
import type { Day } from '#app/platform/calendar.ts'
import type { Document } from '#app/platform/read-document.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { attestations, rollCalls } from '#db/schema/attestation.ts'
import { codeEditions } from '#db/schema/code.ts'
import { people } from '#db/schema/people.ts'
import { documents } from '#db/schema/requirements.ts'

export type ListedRollCall = { id: number; heldOn: Day; place: string; people: number }

const find = prepared((db) =>
	db
		.select({
			id: rollCalls.id,
			editionTitle,
			editionLabel: codeEditions.label,
			heldOn: rollCalls.heldOn,
			place: rollCalls.place,
			ledBy: rollCalls.ledBy,
			documentName: documents.name,
			recordedAt: rollCalls.recordedAt,
			/** Who recorded it. */
			by: fullName(people),
		})
		.from(rollCalls)
		.innerJoin(codeEditions, isEditionOf(rollCalls))
		.innerJoin(documents, eq(documents.sha256, rollCalls.documentSha256))
		.leftJoin(people, eq(people.id, personOfActor(rollCalls.actor)))
		.where(eq(rollCalls.id, sql.placeholder('id')))
		.prepare(),
)
const listSigned = prepared((db) =>
	db
		.select({ attestation: attestations.id, name: sql<string>`${attestations.personName}`, employeeNumber: people.employeeNumber })
		.from(rollCalls)
		.innerJoin(attestations, eq(attestations.documentSha256, rollCalls.documentSha256))
		.innerJoin(people, eq(people.id, attestations.personId))
		.where(eq(rollCalls.id, sql.placeholder('id')))
		.orderBy(sql`${people.familyName} collate nocase`, sql`${people.givenName} collate nocase`, people.id)
		.prepare(),
)
const findList = prepared((db) =>
	db
		.select({ name: documents.name, mediaType: documents.mediaType, bytes: documents.bytes })
		.from(rollCalls)
		.innerJoin(documents, eq(documents.sha256, rollCalls.documentSha256))
		.where(eq(rollCalls.id, sql.placeholder('id')))
		.prepare(),
)
const signedCount = new QueryBuilder()
	.select({ people: count() })
	.from(attestations)
	.where(eq(attestations.documentSha256, rollCalls.documentSha256))

const list = prepared((db) =>
	db
		.select({ id: rollCalls.id, heldOn: rollCalls.heldOn, place: rollCalls.place, people: sql<number>`${signedCount}` })
		.from(rollCalls)
		.orderBy(desc(rollCalls.id))
		.limit(20)
		.prepare(),
)
/** A session with everybody whose answer it recorded: two statements. Null if there is none. */
export function findRollCall(db: Database, { id }: { id: number }) {
	const found = find(db).get({ id })
	return found ? { ...found, signed: listSigned(db).all({ id }) } : null
}

/** The signed list of a session. */
export const findSignedList = (db: Database, { id }: { id: number }): Document | null => findList(db).get({ id }) ?? null

/** The last twenty. */
export const listRollCalls = (db: Database): ListedRollCall[] => list(db).all()
