import { dueSoonDays, statusSql, type Status } from '#app/features/requirements/status/status.ts'
import { awaySinceSql, exemptSql } from '#app/features/requirements/status/as-at-sql.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { addDays, type Day } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'

type Bound = { managerId: number; day: Day; soon: Day; leavesUntil: Day | null; requirements: string }
type PersonRow = {
	personId: number
	employeeNumber: string
	name: string
	jobTitle: string
	team: string
	direct: number
	/** Without an e-mail address. */
	offline: number
	away: number
	leavesOn: Day | null
	total: number
}
type ItemRow = { personId: number; requirementId: number; status: Status; dueOn: Day; locked: number }

const today = (row: string) =>
	`${row}.superseded_at is null and ${row}.valid_from <= :day and (${row}.valid_to is null or ${row}.valid_to >= :day)`

const status = statusSql({
	opensOn: 'o.opens_on',
	dueOn: 'o.due_on',
	cycle: 'o.cycle',
	started: '(m.id is not null or j.cycle is not null)',
	askedTo: 'o.asked_to',
	away: 'away',
	exempt: `${exemptSql('o.person_id', 'o.requirement_id')} is not null`,
})

/** `team`: everybody below the manager today, in whatever circle the register may run. `items`: what they have to do now. `leavers`: who leaves soon. */
const ctes = `
	with recursive below(id) as (
		select l.person_id from placements l where l.manager_id = :managerId and ${today('l')}
		union
		select l.person_id from placements l join below on l.manager_id = below.id where ${today('l')}
	), team as (
		select l.person_id as personId, l.manager_id = :managerId as direct, l.job_title as jobTitle, l.team_id as teamId,
			${awaySinceSql('l.person_id')} is not null as away
		from below join placements l on l.person_id = below.id and ${today('l')}
		where below.id <> :managerId
	), items as (
		select * from (
			select team.personId, o.requirement_id as requirementId, o.due_on as dueOn, m.state is 'locked' as locked, ${status} as status
			from team
			join obligations o on o.person_id = team.personId and o.superseded_at is null and o.met_at is null
			join json_each(:requirements) r on r.value ->> 'key' = o.requirement_id
			left join module_progress m on m.person_id = o.person_id and m.requirement_id = o.requirement_id and m.cycle = o.cycle
			left join attestation_progress j on r.value ->> 'attestation' and j.person_id = o.person_id and j.cycle = o.cycle
		) where status in ('overdue', 'due-soon', 'in-progress', 'to-do', 'renewal-open')
	), leavers as (
		select team.personId, max(coalesce(l.valid_to, '9999')) as leavesOn
		from team join placements l on l.person_id = team.personId and l.superseded_at is null group by team.personId
		having max(coalesce(l.valid_to, '9999')) between :day and :leavesUntil
	)`

const listPeople = prepared((db) =>
	db.$client.prepare<Bound & { limit: number; offset: number }, PersonRow>(`${ctes}
		select team.personId, p.employee_number as employeeNumber, p.given_name || ' ' || p.family_name as name, jobTitle, t.name as team, p.email is null as offline, direct, away,
			v.leavesOn, count(*) over () as total
		from team join people p on p.id = team.personId join teams t on t.id = team.teamId
		left join leavers v on v.personId = team.personId
			and not exists (select 1 from leaving_acknowledgements a where a.person_id = v.personId and a.leaves_on = v.leavesOn)
		left join (select personId, min(dueOn) as dueOn from items group by personId) s on s.personId = team.personId
		order by min(coalesce(s.dueOn, '9999'), coalesce(v.leavesOn, '9999')), p.family_name collate nocase, p.given_name collate nocase, p.id
		limit :limit offset :offset
	`),
)
const listItems = prepared((db) =>
	db.$client.prepare<Bound & { personIds: string }, ItemRow>(
		`${ctes} select * from items where personId in (select value from json_each(:personIds)) order by dueOn, requirementId`,
	),
)

export type TeamMember = {
	employeeNumber: string
	name: string
	jobTitle: string
	team: string
	/** Reports to the viewer; else to somebody who does. */
	direct: boolean
	/** Has no e-mail address: most likely cannot answer on their own. */
	offline: boolean
	away: boolean
	/** The last day of somebody who leaves soon and was not reminded of what goes on. */
	leavesOn: Day | null
	items: { id: string; title: string; status: Status; dueOn: Day; locked: boolean }[]
}

const perPage = 25

/** Everybody who reports to somebody, directly or not, with what they have to do, whoever is soonest first: two statements. Who leaves by `leavesUntil` is to be reminded; null: nobody. */
export function listTeam(
	db: Database,
	{
		managerId,
		today: day,
		leavesUntil,
		requirements,
		page,
	}: { managerId: number; today: Day; leavesUntil: Day | null; requirements: readonly Requirement[]; page: number },
): { people: number; page: number; pages: number; members: TeamMember[] } {
	const asked = JSON.stringify(requirements.map(({ id: key, kind }) => ({ key, attestation: kind === 'attestation' })))
	const bound = { managerId, day, soon: addDays(day, dueSoonDays), leavesUntil, requirements: asked }
	const rows = listPeople(db).all({ ...bound, limit: perPage, offset: (page - 1) * perPage })
	if (rows.length === 0 && page > 1) return listTeam(db, { managerId, today: day, leavesUntil, requirements, page: 1 })
	const byKey = new Map(requirements.map((requirement) => [requirement.id, requirement]))
	const items = listItems(db).all({ ...bound, personIds: JSON.stringify(rows.map(({ personId }) => personId)) })
	const itemsOf = (id: number) =>
		items.flatMap(({ personId, requirementId, status, dueOn, locked }) => {
			const requirement = byKey.get(requirementId)
			return personId === id && requirement ? [{ id: requirement.slug, title: requirement.title, status, dueOn, locked: locked === 1 }] : []
		})
	const people = rows[0]?.total ?? 0
	return {
		people,
		page,
		pages: Math.ceil(people / perPage),
		members: rows.map(({ personId, direct, offline, away, total: _, ...row }) => ({
			...row,
			direct: direct === 1,
			offline: offline === 1,
			away: away === 1,
			items: itemsOf(personId),
		})),
	}
}
