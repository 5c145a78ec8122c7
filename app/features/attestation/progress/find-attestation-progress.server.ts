import { z } from 'zod'
import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import type { AttestationState } from './attestation.machine.ts'
import { noAttestationProgress, type AttestationProgressRow } from './attestation-progress-row.ts'

export type AttestationProgress = {
	/** The cycle to attest now; null if nothing is asked, or the renewal is not open yet. */
	open: { cycle: number; opensOn: Day; dueOn: Day } | null
	opensOn: Day | null
	dueOn: Day | null
	/** The fingerprint of the edition of the last step; null before the first. */
	begunWith: string | null
	startedAt: Instant | null
	revision: number
	row: AttestationProgressRow
	/** The last attestation that was agreed. */
	last: { attestationId: number; attestedAt: Instant; editionId: string; editionSha256: string } | null
}

type Found = {
	cycle: number
	opensOn: Day
	dueOn: Day
	askedTo: Day | null
	begunWith: string | null
	state: AttestationState | null
	since: string | null
	partsRead: string | null
	agreed: string | null
	interests: string | null
	startedAt: Instant | null
	revision: number | null
	attestationId: number | null
	attestedAt: Instant | null
	lastEdition: string | null
	lastSha256: string | null
}

const find = prepared((db) =>
	db.$client.prepare<{ personId: number; requirementId: number }, Found>(`
		select o.cycle, o.opens_on as opensOn, o.due_on as dueOn, o.asked_to as askedTo, j.edition_sha256 as begunWith, j.state, j.since_sha256 as since,
			j.parts_read as partsRead, j.agreed, j.interests, j.started_at as startedAt, j.revision,
			a.id as attestationId, a.attested_at as attestedAt, a.edition_id as lastEdition, a.edition_sha256 as lastSha256
		from obligations o
		left join attestation_progress j on j.person_id = o.person_id and j.cycle = o.cycle
		left join attestations a on a.id = (select max(id) from attestations where person_id = o.person_id and outcome = 'agreed')
		where o.person_id = @personId and o.requirement_id = @requirementId and o.superseded_at is null and o.met_at is null
	`),
)

const texts = z.array(z.string())
const numbers = z.array(z.number()).nullable()

/** Where somebody stands with the attestation: one statement. */
export function findAttestationProgress(
	db: Database,
	{ personId, requirementId, today }: { personId: number; requirementId: number; today: Day },
): AttestationProgress {
	const found = find(db).get({ personId, requirementId })
	if (!found)
		return { open: null, opensOn: null, dueOn: null, begunWith: null, startedAt: null, revision: 0, row: noAttestationProgress, last: null }
	const { cycle, opensOn, dueOn, askedTo, begunWith, startedAt, revision, attestationId, attestedAt, lastEdition, lastSha256 } = found
	const isFirst = attestationId === null || attestedAt === null || lastEdition === null || lastSha256 === null
	return {
		open: opensOn <= today && (askedTo === null || askedTo >= today) ? { cycle, opensOn, dueOn } : null,
		opensOn,
		dueOn,
		begunWith,
		startedAt,
		revision: revision ?? 0,
		row: rowOf(found),
		last: isFirst ? null : { attestationId, attestedAt, editionId: lastEdition, editionSha256: lastSha256 },
	}
}

function rowOf({ state, since, partsRead, agreed, interests }: Found): AttestationProgressRow {
	if (state === null) return noAttestationProgress
	return {
		state,
		since,
		read: texts.parse(JSON.parse(partsRead ?? '[]')),
		agreed: texts.parse(JSON.parse(agreed ?? '[]')),
		declared: numbers.parse(JSON.parse(interests ?? 'null')),
	}
}
