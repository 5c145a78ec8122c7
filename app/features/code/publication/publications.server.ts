import type { Day } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
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
}

type Row = Omit<ApprovedText, 'material' | 'text'> & { material: number | null; body: string }

/** Rows that are older than `EditionText` are kept as they were agreed to, and are never put in force again. */
const approved = prepared((db) =>
	db.$client.prepare<[string], Row>(
		`select e.id, e.sha256 as fingerprint, e.label, e.body, d.material, d.reason, d.approver, d.approved_on as approvedOn
		 from code_editions e left join code_drafts d on d.edition_id = e.id and d.sha256 = e.sha256 and d.state = 'approved'
		 where e.id = ? and e.body ->> '$.format' = 2 order by d.approved_at desc nulls last, e.recorded_at desc limit 1`,
	),
)

/** The text of this id that was approved last; null if there is none. */
export function findApprovedText(db: Database, id: string): ApprovedText | null {
	const row = approved(db).get(id)
	if (!row) return null
	const { material, body, ...rest } = row
	return { ...rest, material: material === null ? null : material === 1, text: editionTextSchema.parse(JSON.parse(body)) }
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

const columns =
	'id as publication, edition_id as id, sha256 as fingerprint, effective_from as effectiveFrom, material, reason, due_days as dueDays'
type PublicationRow = Omit<LivePublication, 'material'> & { material: number }
const readRow = (row: PublicationRow): LivePublication => ({ ...row, material: row.material === 1 })

const live = prepared((db) =>
	db.$client.prepare<[string, string], PublicationRow>(
		`select ${columns} from code_publications where edition_id = ? and sha256 = ? and superseded_at is null order by id desc limit 1`,
	),
)
const liveOnDay = prepared((db) =>
	db.$client.prepare<[Day], PublicationRow>(
		`select ${columns} from code_publications where effective_from = ? and superseded_at is null order by recorded_at, id`,
	),
)

/** How a text is, or will be, in force; null if it was never published, or that was taken back. */
export function findPublication(db: Database, { id, fingerprint }: { id: string; fingerprint: string }): LivePublication | null {
	const row = live(db).get(id, fingerprint)
	return row ? readRow(row) : null
}

/** What comes into force on a day, in the order in which it was recorded: more than one only where one was put right on the day itself. */
export const listPublicationsOn = (db: Database, day: Day): LivePublication[] => liveOnDay(db).all(day).map(readRow)
