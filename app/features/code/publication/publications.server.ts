import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { nameOfPerson, personOfActor } from '#app/features/people/directory/name-of-actor.server.ts'
import type { Day } from '#app/platform/calendar.ts'
import { isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { codeDrafts, codeEditions, codePublications } from '#db/schema/code.ts'
import { isWritten } from '#app/features/code/edition/find-edition.server.ts'
import { editionTextSchema, type EditionText } from '#app/features/code/edition/edition-text.ts'

/** A text that was approved, with what was said of it then. Null what nobody said, or where it ships with the content. */
export type ApprovedText = {
	id: string
	fingerprint: string
	label: string
	text: EditionText
	material: boolean | null
	reason: string | null
	approver: string | null
	approvedOn: Day | null
	/** The actors who loaded the text and who recorded its approval, and what they are called; names are null where it was no person. */
	loadedBy: string | null
	loadedByName: string | null
	approvedBy: string | null
	approvedByName: string | null
	/** The SHA-256 of the minute; null where none was handed in. */
	minuteSha256: string | null
}

/** The text of this id that was approved last; null if there is none. Rows that are older than `EditionText` are never put in force again. */
export function findApprovedText(db: Database, id: string): ApprovedText | null {
	const row = db
		.select({
			...{ id: codeEditions.id, fingerprint: codeEditions.sha256, label: codeEditions.label, body: codeEditions.body },
			...{ material: codeDrafts.material, reason: codeDrafts.reason, approver: codeDrafts.approver, approvedOn: codeDrafts.approvedOn },
			...{ loadedBy: codeDrafts.createdBy, loadedByName: nameOfPerson(personOfActor(codeDrafts.createdBy)) },
			...{ approvedBy: codeDrafts.approvedBy, approvedByName: nameOfPerson(personOfActor(codeDrafts.approvedBy)) },
			minuteSha256: codeDrafts.minuteSha256,
		})
		.from(codeEditions)
		.leftJoin(
			codeDrafts,
			and(eq(codeDrafts.editionId, codeEditions.id), eq(codeDrafts.sha256, codeEditions.sha256), eq(codeDrafts.state, 'approved')),
		)
		.where(and(eq(codeEditions.id, id), isWritten))
		.orderBy(sql`${codeDrafts.approvedAt} desc nulls last`, desc(codeEditions.recordedAt))
		.limit(1)
		.get()
	if (!row) return null
	const { body, ...rest } = row
	return { ...rest, text: editionTextSchema.parse(JSON.parse(body)) }
}

export type LivePublication = {
	publication: number
	id: string
	fingerprint: string
	effectiveFrom: Day
	material: boolean
	reason: string
	dueDays: number | null
}

const columns = {
	publication: codePublications.id,
	id: codePublications.editionId,
	fingerprint: codePublications.sha256,
	effectiveFrom: codePublications.effectiveFrom,
	material: codePublications.material,
	reason: codePublications.reason,
	dueDays: codePublications.dueDays,
}

/** How a text is, or will be, in force; null if it was never published, or that was taken back. */
export function findPublication(db: Database, { id, fingerprint }: { id: string; fingerprint: string }): LivePublication | null {
	const isOfText = and(eq(codePublications.editionId, id), eq(codePublications.sha256, fingerprint))
	const found = db
		.select(columns)
		.from(codePublications)
		.where(and(isOfText, isCurrent(codePublications)))
		.orderBy(desc(codePublications.id))
		.limit(1)
		.get()
	return found ?? null
}

/** What comes into force on a day, in the order in which it was recorded: more than one only where one was put right on the day itself. */
export const listPublicationsOn = (db: Database, day: Day): LivePublication[] =>
	db
		.select(columns)
		.from(codePublications)
		.where(and(eq(codePublications.effectiveFrom, day), isCurrent(codePublications)))
		.orderBy(asc(codePublications.recordedAt), asc(codePublications.id))
		.all()
