import { and, asc, count, desc, eq, lte, sql } from 'drizzle-orm'
import type { Day } from '#app/platform/calendar.ts'
import { isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { codeEditions, codePublications } from '#db/schema/code.ts'
import { renderEdition, type Edition } from './edition.ts'
import { editionTextSchema } from './edition-text.ts'

type Row = { id: string; fingerprint: string; effectiveFrom: Day; material: boolean; body: string }

const listPublished = (db: Database): Row[] =>
	db
		.select({
			id: codePublications.editionId,
			fingerprint: codePublications.sha256,
			effectiveFrom: codePublications.effectiveFrom,
			material: codePublications.material,
			body: codeEditions.body,
		})
		.from(codePublications)
		.innerJoin(codeEditions, and(eq(codeEditions.id, codePublications.editionId), eq(codeEditions.sha256, codePublications.sha256)))
		.where(isCurrent(codePublications))
		.orderBy(asc(codePublications.effectiveFrom), asc(codePublications.recordedAt), asc(codePublications.id))
		.all()

/** Changes whenever something is published or taken back. */
const countPublications = prepared((db) =>
	db
		.select({ all: count(), superseded: count(codePublications.supersededAt) })
		.from(codePublications)
		.prepare(),
)
const findInForce = prepared((db) =>
	db
		.select({ fingerprint: codePublications.sha256 })
		.from(codePublications)
		.where(and(isCurrent(codePublications), lte(codePublications.effectiveFrom, sql.placeholder('day'))))
		.orderBy(desc(codePublications.effectiveFrom), desc(codePublications.recordedAt), desc(codePublications.id))
		.limit(1)
		.prepare(),
)

/** The editions of the Code that were put in force, rendered once. */
export type PublishedEditions = {
	/** The edition that binds on a day. Every site has one: it ships with the content. */
	inForce: (day: Day) => Edition
	/** By id: of several texts of one id the one that binds on the day, or else the latest. Undefined if there is none. */
	find: (id: string, day: Day) => Edition | undefined
	/** All that were published, in the order in which they come into force. */
	list: () => readonly Edition[]
	/** Another process may have published: one small statement. Asked wherever the Code is read or agreed to. */
	refresh: () => void
}

export function openPublishedEditions(db: Database): PublishedEditions {
	const rendered = new Map<string, Edition>()
	let known = ''
	let editions: Edition[] = []
	const refresh = () => {
		const counts = countPublications(db).get()
		const now = `${counts?.all} ${counts?.superseded}`
		if (now === known) return
		editions = listPublished(db).map((row) => {
			const key = `${row.fingerprint} ${row.effectiveFrom} ${row.material}`
			const edition = rendered.get(key) ?? readEdition(row)
			rendered.set(key, edition)
			return edition
		})
		known = now
	}
	refresh()
	const inForce = (day: Day): Edition => {
		const edition = editions.findLast(({ effectiveFrom }) => effectiveFrom <= day)
		if (!edition) throw new Error(`No edition of the Code is in force on ${day}.`)
		return edition
	}
	return {
		inForce,
		find: (id, day) =>
			editions.findLast((edition) => edition.id === id && edition.effectiveFrom <= day) ??
			editions.findLast((edition) => edition.id === id),
		list: () => editions,
		refresh,
	}
}

const readEdition = ({ effectiveFrom, material, body }: Row): Edition => ({
	...renderEdition(editionTextSchema.parse(JSON.parse(body))),
	effectiveFrom,
	material,
})

/** The fingerprint of the edition in force on a day, as the database says now: nothing may be recorded against any other. Undefined if there is none. */
export const fingerprintInForce = (db: Database, day: Day): string | undefined => findInForce(db).get({ day })?.fingerprint
