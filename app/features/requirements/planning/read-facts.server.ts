import type { Day } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import type { Extension, LiveObligation, ObligationFacts } from './plan-obligations.ts'
import type { MetCycle } from './plan-cycle.ts'
import type { PlacementFact, Span } from './scope.ts'

type Asked = { people: string; until: Day }
type Of<Row> = Row & { personId: number; requirementId: number }

const among = 'in (select value from json_each(:people))'

const placementsOf = prepared((db) =>
	db.$client.prepare<{ people: string }, PlacementFact & { personId: number }>(
		`select l.person_id as personId, l.valid_from as validFrom, l.valid_to as validTo, l.worker_type as workerType, d.name as directorate, s.name as service,
			l.tags
		 from placements l cross join services s on s.id = l.service_id cross join directorates d on d.id = l.directorate_id
		 where l.person_id ${among} and l.superseded_at is null order by l.person_id, l.valid_from`,
	),
)
const absencesOf = prepared((db) =>
	db.$client.prepare<{ people: string }, Of<Span>>(
		`select person_id as personId, starts_on as "from", ends_on as "to" from absences where person_id ${among} and superseded_at is null`,
	),
)
const exemptionsOf = prepared((db) =>
	db.$client.prepare<{ people: string }, Of<Span>>(
		`select person_id as personId, requirement_id as requirementId, valid_from as "from", valid_to as "to"
		 from exemptions where person_id ${among} and superseded_at is null`,
	),
)
const extensionsOf = prepared((db) =>
	db.$client.prepare<Asked, Of<Extension>>(
		`select person_id as personId, requirement_id as requirementId, cycle, due_on as dueOn, granted_on as "on", granted_as as "by"
		 from extensions where person_id ${among} and superseded_at is null and granted_on <= :until order by id`,
	),
)
const metOf = prepared((db) =>
	db.$client.prepare<Asked, Of<MetCycle>>(
		`select c.person_id as personId, c.requirement_id as requirementId, c.cycle, c.completed_on as completedOn, o.opens_on as opensOn,
			coalesce(o.cause ->> '$.extended.from', o.due_on) as dueOn,
			iif(c.requirement_id = (select id from requirements where slug = 'code') and c.completed_on in (select effective_from from code_publications),
				(select max(p.id) from attestations a join code_publications p on p.edition_id = a.edition_id and p.sha256 = a.edition_sha256
				 where a.person_id = c.person_id and a.cycle = c.cycle and a.outcome = 'agreed'), null) as publication
		 from completions c join obligations o on o.person_id = c.person_id and o.requirement_id = c.requirement_id and o.cycle = c.cycle
			and o.superseded_at is null and o.met_at is not null
		 where c.person_id ${among} and c.completed_on <= :until order by c.cycle`,
	),
)
const liveOf = prepared((db) =>
	db.$client.prepare<{ people: string }, Of<LiveObligation>>(
		`select person_id as personId, requirement_id as requirementId, cycle, opens_on as opensOn, due_on as dueOn, asked_from as askedFrom, asked_to as askedTo,
			cause from obligations where person_id ${among} and superseded_at is null and met_at is null`,
	),
)

const endOfTime: Day = '9999-12-31'

/**
 * What is believed today of these people, for planning: six statements however many they are. With `until`, only what had happened by then: what was met,
 * and the time that was given, later than that day is left out.
 */
export function readFacts(db: Database, personIds: readonly number[], until: Day = endOfTime): ObligationFacts[] {
	const people = JSON.stringify(personIds)
	const asked = { people, until }
	const placements = new Map<number, PlacementFact[]>()
	for (const { personId, ...placement } of placementsOf(db).all({ people })) add(placements, personId, placement)
	const absences = new Map<number, Span[]>()
	for (const { personId, from, to } of absencesOf(db).all({ people })) add(absences, personId, { from, to })
	const exemptions = byRequirement(exemptionsOf(db).all({ people }), (lists: Map<number, Span[]>, { requirementId, from, to }) =>
		add(lists, requirementId, { from, to }),
	)
	const extensions = byRequirement(
		extensionsOf(db).all(asked),
		(lists: Map<number, Extension[]>, { requirementId, personId: _, ...extension }) => add(lists, requirementId, extension),
	)
	const met = byRequirement(metOf(db).all(asked), (last: Map<number, MetCycle>, { requirementId, personId: _, ...cycle }) =>
		last.set(requirementId, cycle),
	)
	const live = byRequirement(liveOf(db).all({ people }), (rows: Map<number, LiveObligation>, { requirementId, personId: _, ...row }) =>
		rows.set(requirementId, row),
	)
	return personIds.map((personId) => ({
		personId,
		placements: placements.get(personId) ?? [],
		absences: absences.get(personId) ?? [],
		exemptions: exemptions.get(personId) ?? new Map(),
		extensions: extensions.get(personId) ?? new Map(),
		met: met.get(personId) ?? new Map(),
		live: live.get(personId) ?? new Map(),
	}))
}

function add<Value>(lists: Map<number, Value[]>, key: number, value: Value): void {
	const list = lists.get(key)
	if (list) list.push(value)
	else lists.set(key, [value])
}

function byRequirement<Row extends { personId: number }, Value>(
	rows: readonly Row[],
	put: (values: Map<number, Value>, row: Row) => unknown,
): Map<number, Map<number, Value>> {
	const people = new Map<number, Map<number, Value>>()
	for (const row of rows) {
		const values = people.get(row.personId) ?? new Map<number, Value>()
		people.set(row.personId, values)
		put(values, row)
	}
	return people
}
