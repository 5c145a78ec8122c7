import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Document } from '#app/platform/read-document.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'

export type ListedRollCall = { id: number; heldOn: Day; place: string; people: number }

export type FoundRollCall = {
	id: number
	editionTitle: string
	editionLabel: string
	heldOn: Day
	place: string
	ledBy: string
	documentName: string
	recordedAt: Instant
	/** Who recorded it. */
	by: string
}

const find = prepared((db) =>
	db.$client.prepare<[number], FoundRollCall>(`
		select r.id, c.body ->> 'title' as editionTitle, c.label as editionLabel, r.held_on as heldOn, r.place, r.led_by as ledBy, d.name as documentName,
			r.recorded_at as recordedAt, p.given_name || ' ' || p.family_name as by
		from roll_calls r
		join code_editions c on c.id = r.edition_id and c.sha256 = r.edition_sha256
		join documents d on d.sha256 = r.document_sha256
		left join people p on p.id = cast(substr(r.actor, 8) as integer)
		where r.id = ?
	`),
)
const listSigned = prepared((db) =>
	db.$client.prepare<[number], { attestation: number; name: string; employeeNumber: string }>(`
		select a.id as attestation, a.person_name as name, p.employee_number as employeeNumber
		from roll_calls r join attestations a on a.document_sha256 = r.document_sha256 join people p on p.id = a.person_id
		where r.id = ? order by p.family_name collate nocase, p.given_name collate nocase, p.id
	`),
)
const findList = prepared((db) =>
	db.$client.prepare<[number], { name: string; mediaType: string; bytes: Buffer }>(
		`select d.name, d.media_type as mediaType, d.bytes from roll_calls r join documents d on d.sha256 = r.document_sha256 where r.id = ?`,
	),
)
const list = prepared((db) =>
	db.$client.prepare<[], ListedRollCall>(`
		select r.id, r.held_on as heldOn, r.place, (select count(*) from attestations a where a.document_sha256 = r.document_sha256) as people
		from roll_calls r order by r.id desc limit 20
	`),
)

/** A session with everybody whose answer it recorded: two statements. Null if there is none. */
export function findRollCall(db: Database, { id }: { id: number }) {
	const found = find(db).get(id)
	return found ? { ...found, signed: listSigned(db).all(id) } : null
}

/** The signed list of a session. */
export const findSignedList = (db: Database, { id }: { id: number }): Document | null => findList(db).get(id) ?? null

/** The last twenty. */
export const listRollCalls = (db: Database): ListedRollCall[] => list(db).all()
