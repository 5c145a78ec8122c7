import { z } from 'zod'
import { managersSql } from '#app/features/people/directory/managers-sql.ts'
import { may } from '#app/features/sign-in/roles.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'

/** An attestation as it was given, with what a receipt says of it. */
export type Attestation = {
	id: number
	personId: number
	/** As they were called then. */
	personName: string
	employeeNumber: string
	editionTitle: string
	editionLabel: string
	textKind: 'adopted' | 'plain-english'
	fingerprint: string
	statements: { id: string; text: string; agreed: boolean }[]
	outcome: 'agreed' | 'not-agreed'
	method: 'self' | 'assisted' | 'roll-call'
	/** Who recorded it; null where no person did. */
	actorName: string | null
	note: string | null
	attestedAt: Instant
	/** How many interests were declared with it; null if that was not asked. */
	interests: number | null
	/** They said that something more applies, and had still to tell about it. */
	moreInterests: boolean
	rollCall: { id: number; heldOn: Day; place: string; ledBy: string } | null
	/** The entry of the evidence that tells of it. */
	evidence: { seq: number; hash: string }
}

type Row = Omit<Attestation, 'statements' | 'moreInterests' | 'rollCall' | 'evidence'> & {
	moreInterests: number
	statements: string
	rollCall: number | null
	heldOn: Day
	place: string
	ledBy: string
	seq: number
	hash: string
}

const statementsSchema = z.array(z.object({ id: z.string(), text: z.string(), agreed: z.boolean() }))

const find = prepared((db) =>
	db.$client.prepare<{ id: number; viewerId: number; today: Day; readsAll: number }, Row>(`
		with recursive ${managersSql('(select person_id from attestations where id = @id)')}
		select a.id, a.person_id as personId, coalesce(a.person_name, p.given_name || ' ' || p.family_name) as personName, p.employee_number as employeeNumber,
			c.body ->> 'title' as editionTitle, c.label as editionLabel, c.body ->> 'textKind' as textKind, a.edition_sha256 as fingerprint, a.statements,
			a.outcome, a.method, a.actor_name as actorName, a.note, a.attested_at as attestedAt, json_array_length(a.interests) as interests,
			a.method = 'assisted' and (select kind from declarations where person_id = a.person_id and kind in ('nil', 'unchanged', 'ticked')
				and declared_at <= a.attested_at order by id desc limit 1) is 'ticked' as moreInterests,
			r.id as rollCall, r.held_on as heldOn, r.place, r.led_by as ledBy, e.seq, e.hash
		from attestations a
		join people p on p.id = a.person_id
		join code_editions c on c.id = a.edition_id and c.sha256 = a.edition_sha256
		join evidence e on e.seq = coalesce(a.evidence_seq, (select seq from evidence
			where subject = 'person:' || a.person_id || '/code/' || a.cycle and action = 'attestation.given' and at = a.attested_at))
		left join roll_calls r on r.document_sha256 = a.document_sha256
		where a.id = @id and (a.person_id = @viewerId or @readsAll or @viewerId in (select id from managers where id is not null))
	`),
)

/** An attestation that the viewer may see: their own, that of somebody they lead, or anybody's by their role. Null if there is none. One statement. */
export function findAttestation(db: Database, { id, viewer }: { id: number; viewer: Viewer }): Attestation | null {
	const readsAll = may(viewer, 'read-attestations') ? 1 : 0
	const row = find(db).get({ id, viewerId: viewer.personId, today: viewer.today, readsAll })
	if (!row) return null
	const { statements, moreInterests, rollCall, heldOn, place, ledBy, seq, hash, ...rest } = row
	return {
		...rest,
		statements: statementsSchema.parse(JSON.parse(statements)),
		moreInterests: moreInterests === 1,
		rollCall: rollCall === null ? null : { id: rollCall, heldOn, place, ledBy },
		evidence: { seq, hash },
	}
}

export type ListedAttestation = Pick<Attestation, 'id' | 'editionTitle' | 'editionLabel' | 'outcome' | 'attestedAt'>

const list = prepared((db) =>
	db.$client.prepare<{ personId: number }, ListedAttestation>(`
		select a.id, c.body ->> 'title' as editionTitle, c.label as editionLabel, a.outcome, a.attested_at as attestedAt
		from attestations a join code_editions c on c.id = a.edition_id and c.sha256 = a.edition_sha256
		where a.person_id = @personId order by a.id desc
	`),
)

/** Every answer of somebody about the Code, the latest first. */
export const listAttestations = (db: Database, { personId }: { personId: number }): ListedAttestation[] => list(db).all({ personId })
