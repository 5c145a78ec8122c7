import { z } from 'zod'
import type { Day } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import type { AttestationState } from './attestation.machine.ts'
import { noJourney, type JourneyRow } from './journey-row.ts'

export type Journey = {
	/** The cycle to attest now; null if nothing is asked, or the renewal is not open yet. */
	open: { cycle: number; opensOn: Day; dueOn: Day } | null
	opensOn: Day | null
	dueOn: Day | null
	editionSha256: string | null
	revision: number
	row: JourneyRow
	/** The last attestation that was agreed. */
	last: { attestedAt: number; editionId: string; editionSha256: string } | null
}

type Found = {
	cycle: number
	opensOn: Day
	dueOn: Day
	askedTo: Day | null
	editionSha256: string | null
	state: AttestationState | null
	agreed: string | null
	revision: number | null
	attestedAt: number | null
	lastEdition: string | null
	lastSha256: string | null
}

const find = prepared((db) =>
	db.$client.prepare<{ personId: number; requirementKey: number }, Found>(`
		select o.cycle, o.opens_on as opensOn, o.due_on as dueOn, o.asked_to as askedTo, j.edition_sha256 as editionSha256, j.state, j.agreed, j.revision,
			a.attested_at as attestedAt, a.edition_id as lastEdition, a.edition_sha256 as lastSha256
		from obligations o
		left join attestation_journeys j on j.person_id = o.person_id and j.cycle = o.cycle
		left join attestations a on a.id = (select max(id) from attestations where person_id = o.person_id and outcome = 'agreed')
		where o.person_id = @personId and o.requirement_id = @requirementKey and o.superseded_at is null and o.met_at is null
	`),
)

const ids = z.array(z.string())

/** Where somebody stands with the attestation: one statement. */
export function findJourney(
	db: Database,
	{ personId, requirementKey, today }: { personId: number; requirementKey: number; today: Day },
): Journey {
	const found = find(db).get({ personId, requirementKey })
	if (!found) return { open: null, opensOn: null, dueOn: null, editionSha256: null, revision: 0, row: noJourney, last: null }
	const { cycle, opensOn, dueOn, askedTo, editionSha256, state, agreed, revision, attestedAt, lastEdition, lastSha256 } = found
	return {
		open: opensOn <= today && (askedTo === null || askedTo >= today) ? { cycle, opensOn, dueOn } : null,
		opensOn,
		dueOn,
		editionSha256,
		revision: revision ?? 0,
		row: state === null ? noJourney : { state, agreed: ids.parse(JSON.parse(agreed ?? '[]')) },
		last:
			attestedAt === null || lastEdition === null || lastSha256 === null
				? null
				: { attestedAt, editionId: lastEdition, editionSha256: lastSha256 },
	}
}
