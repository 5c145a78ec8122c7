import { sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { z } from 'zod'
import { exemptionOn, longLeaveSince, statusCase } from '#app/features/requirements/status/as-at.server.ts'
import { dueSoonDays, statuses, type Status } from '#app/features/requirements/status/status.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { addDays, type Day } from '#app/platform/calendar.ts'
import { isLastBy, worksOn } from '#db/leads.server.ts'
import { holdsOn, isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { placements } from '#db/schema/people.ts'
import { obligations } from '#db/schema/requirements.ts'
import { bound, statement, textOf } from '#db/statement.server.ts'

const personRow = z.object({
	personId: z.number(),
	employeeNumber: z.string(),
	name: z.string(),
	jobTitle: z.string(),
	team: z.string(),
	direct: z.number(),
	/** Without an e-mail address. */
	offline: z.number(),
	away: z.number(),
	leavesOn: z.string().nullable(),
	total: z.number(),
})
const itemRow = z.object({
	personId: z.number(),
	requirementId: z.number(),
	status: z.enum(statuses),
	dueOn: z.string(),
	locked: z.number(),
})

const l = alias(placements, 'l')
const o = alias(obligations, 'o')
const day = bound('day')
const isPlaced = textOf(holdsOn(l, day))
const saysWhoIsAbove = textOf(isLastBy(l, day))
const status = textOf(
	statusCase(
		{
			opensOn: o.opensOn,
			dueOn: o.dueOn,
			cycle: o.cycle,
			askedTo: o.askedTo,
			started: sql`(m.id is not null or j.cycle is not null)`,
			away: sql`away`,
			exempt: sql`${exemptionOn(o.personId, o.requirementId, day)} is not null`,
		},
		{ day, soon: bound('soon') },
	),
)

/**
 * By hand: the builder cannot say `with recursive`, and the status is worked out within the statement.
 * `team`: everybody below the manager today, in whatever circle the register may run; the people of a manager who has left are led by whoever was above that manager. `items`: what they have to do now. `leavers`: who leaves soon.
 */
const ctes = `
	with recursive below(id, direct) as (
		select l.person_id, 1 from placements l where l.manager_id = :managerId and ${saysWhoIsAbove}
		union
		select l.person_id, below.direct and not ${textOf(worksOn(sql.raw('below.id'), day))}
		from below join placements l on l.manager_id = below.id where ${saysWhoIsAbove}
	), team as (
		select l.person_id as personId, max(below.direct) as direct, l.job_title as jobTitle, l.team_id as teamId,
			${textOf(longLeaveSince(l.personId, day))} is not null as away
		from below join placements l on l.person_id = below.id and ${isPlaced}
		where below.id <> :managerId
		group by l.person_id
	), items as (
		select * from (
			select team.personId, o.requirement_id as requirementId, o.due_on as dueOn, m.state is 'locked' as locked, ${status} as status
			from team
			join obligations o on o.person_id = team.personId and ${textOf(isCurrent(o))} and o.met_at is null
			join json_each(:requirements) r on r.value ->> 'key' = o.requirement_id
			left join module_progress m on m.person_id = o.person_id and m.requirement_id = o.requirement_id and m.cycle = o.cycle
			left join attestation_progress j on r.value ->> 'attestation' and j.person_id = o.person_id and j.cycle = o.cycle
		) where status in ('overdue', 'due-soon', 'in-progress', 'to-do', 'renewal-open')
	), leavers as (
		select team.personId, max(coalesce(l.valid_to, '9999')) as leavesOn
		from team join placements l on l.person_id = team.personId and ${textOf(isCurrent(l))} group by team.personId
		having max(coalesce(l.valid_to, '9999')) between :day and :leavesUntil
	)`

const listPeople = statement(
	`${ctes}
		select team.personId, p.employee_number as employeeNumber, trim(p.given_name || ' ' || p.family_name) as name, jobTitle, t.name as team, p.email is null as offline, direct, away,
			v.leavesOn, count(*) over () as total
		from team join people p on p.id = team.personId join teams t on t.id = team.teamId
		left join leavers v on v.personId = team.personId
			and not exists (select 1 from leaving_acknowledgements a where a.person_id = v.personId and a.leaves_on = v.leavesOn)
		left join (select personId, min(dueOn) as dueOn from items group by personId) s on s.personId = team.personId
		order by min(coalesce(s.dueOn, '9999'), coalesce(v.leavesOn, '9999')), p.family_name collate nocase, p.given_name collate nocase, p.id
		limit :limit offset :offset`,
	personRow,
)
const listItems = statement(
	`${ctes} select * from items where personId in (select value from json_each(:personIds)) order by dueOn, requirementId`,
	itemRow,
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
	items: { slug: string; kind: Requirement['kind']; title: string; status: Status; dueOn: Day; locked: boolean }[]
}

const perPage = 25

/** Everybody who reports to somebody, directly or not, with what they have to do, whoever is soonest first: two statements. Who leaves by `leavesUntil` is to be reminded; null: nobody. */
export function listTeam(
	db: Database,
	{
		managerId,
		today,
		leavesUntil,
		requirements,
		page,
	}: { managerId: number; today: Day; leavesUntil: Day | null; requirements: readonly Requirement[]; page: number },
): { people: number; page: number; pages: number; members: TeamMember[] } {
	const asked = JSON.stringify(requirements.map(({ id: key, kind }) => ({ key, attestation: kind === 'attestation' })))
	const asAt = { managerId, day: today, soon: addDays(today, dueSoonDays), leavesUntil, requirements: asked }
	const rows = listPeople.all(db, { ...asAt, limit: perPage, offset: (page - 1) * perPage })
	if (rows.length === 0 && page > 1) return listTeam(db, { managerId, today, leavesUntil, requirements, page: 1 })
	const byKey = new Map(requirements.map((requirement) => [requirement.id, requirement]))
	const items = listItems.all(db, { ...asAt, personIds: JSON.stringify(rows.map(({ personId }) => personId)) })
	const itemsOf = (id: number) =>
		items.flatMap(({ personId, requirementId, status, dueOn, locked }) => {
			const requirement = byKey.get(requirementId)
			if (personId !== id || !requirement) return []
			const { slug, kind, title } = requirement
			return [{ slug, kind, title, status, dueOn, locked: locked === 1 }]
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
