import { awaySinceSql, exemptSql, placedSql } from '#app/features/requirements/status/as-at-sql.ts'
import { dueSoonDays, statusSql, type Status } from '#app/features/requirements/status/status.ts'
import { addDays, type Day, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'

/** Where somebody stands with the Code on a day. */
export type Standing = {
	personId: number
	employeeNumber: string
	name: string
	/** Where they work on the day; null for somebody who does not. */
	team: string | null
	status: Status
	cycle: number
	dueOn: Day
	/** The last day on which it is asked of them; null without end. */
	askedTo: Day | null
	/** When they agreed last. */
	agreedAt: Instant | null
}

/** It can be answered on the day. */
export const answerable: readonly Status[] = ['overdue', 'due-soon', 'to-do', 'in-progress', 'renewal-open']

type Bound = { requirementId: number; day: Day; soon: Day }

const status = statusSql({
	opensOn: 'o.opens_on',
	dueOn: 'o.due_on',
	cycle: 'o.cycle',
	started: 'j.cycle is not null',
	askedTo: 'o.asked_to',
	away: `${awaySinceSql('p.id')} is not null`,
	exempt: `${exemptSql('p.id', 'o.requirement_id')} is not null`,
})
const columns = `p.id as personId, p.employee_number as employeeNumber, p.given_name || ' ' || p.family_name as name, t.name as team, ${status} as status,
	o.cycle, o.due_on as dueOn, o.asked_to as askedTo,
	(select max(attested_at) from attestations where person_id = p.id and outcome = 'agreed') as agreedAt`
const joined = `left join teams t on t.id = l.team_id
	left join obligations o on o.person_id = p.id and o.requirement_id = :requirementId and o.superseded_at is null and o.met_at is null
	left join attestation_progress j on j.person_id = o.person_id and j.cycle = o.cycle`
const byName = 'p.family_name collate nocase, p.given_name collate nocase, p.id'

const find = prepared((db) =>
	db.$client.prepare<Bound & { numbers: string }, Standing>(
		`select ${columns} from people p left join placements l on l.person_id = p.id and ${placedSql()} ${joined}
		 where p.employee_number in (select value from json_each(:numbers)) order by ${byName}`,
	),
)
const listIn = (unit: Unit['kind']) =>
	prepared((db) =>
		db.$client.prepare<Bound & { id: number; limit: number }, Standing>(
			`select * from (select ${columns}, p.family_name, p.given_name from placements l join people p on p.id = l.person_id ${joined}
			 where l.${unit}_id = :id and ${placedSql()}) p
			 where status in (${answerable.map((each) => `'${each}'`).join(', ')}) order by family_name collate nocase, given_name collate nocase, personId limit :limit`,
		),
	)
const lists = { directorate: listIn('directorate'), service: listIn('service'), team: listIn('team') }

export type Unit = { kind: 'directorate' | 'service' | 'team'; id: number }

const bind = (requirementId: number, day: Day): Bound => ({ requirementId, day, soon: addDays(day, dueSoonDays) })

/** Those who have these employee numbers, by name: one statement. Whom nobody knows is left out. */
export const findAttestationStatuses = (
	db: Database,
	{ numbers, requirementId, day }: { numbers: readonly string[]; requirementId: number; day: Day },
): Standing[] => find(db).all({ ...bind(requirementId, day), numbers: JSON.stringify(numbers) })

/** Those of a directorate, service or team who can answer now, by name, at most `limit`: one statement. */
export const listStillAsked = (
	db: Database,
	{ unit, requirementId, day, limit }: { unit: Unit; requirementId: number; day: Day; limit: number },
): Standing[] => lists[unit.kind](db).all({ ...bind(requirementId, day), id: unit.id, limit })
