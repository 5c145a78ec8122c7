import type { Day } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { renderEdition, type Edition } from './edition.ts'
import { editionTextSchema } from './edition-text.ts'

type Row = { id: string; fingerprint: string; effectiveFrom: Day; material: number; body: string }

const publications = prepared((db) =>
	db.$client.prepare<[], Row>(
		`select p.edition_id as id, p.sha256 as fingerprint, p.effective_from as effectiveFrom, p.material, e.body
		 from code_publications p join code_editions e on e.id = p.edition_id and e.sha256 = p.sha256
		 where p.superseded_at is null order by p.effective_from, p.recorded_at, p.id`,
	),
)
/** Changes whenever something is published or taken back. */
const state = prepared((db) =>
	db.$client.prepare<[], string>(`select count(*) || ' ' || count(superseded_at) from code_publications`).pluck(),
)
const inForceOn = prepared((db) =>
	db.$client
		.prepare<[Day], string>(
			`select sha256 from code_publications where superseded_at is null and effective_from <= ? order by effective_from desc, recorded_at desc, id desc limit 1`,
		)
		.pluck(),
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
		const now = state(db).get() ?? ''
		if (now === known) return
		editions = publications(db)
			.all()
			.map((row) => {
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
	material: material === 1,
})

/** The fingerprint of the edition in force on a day, as the database says now: nothing may be recorded against any other. Undefined if there is none. */
export const fingerprintInForce = (db: Database, day: Day): string | undefined => inForceOn(db).get(day)
