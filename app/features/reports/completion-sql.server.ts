import { sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { bindNames, namedSql, namedThenSql } from '#app/features/people/directory/named-sql.ts'
import { exemptionOn, longLeaveSince, onRecordAt, placedOn, statusCase } from '#app/features/requirements/status/as-at.server.ts'
import { dueSoonDays } from '#app/features/requirements/status/status.ts'
import { addDays, type Instant } from '#app/platform/calendar.ts'
import { isCurrent } from '#db/as-at.server.ts'
import { broughtLearning, obligations, placements } from '#db/schema/index.ts'
import { bound, textOf } from '#db/statement.server.ts'
import { knownAt, requirementsAsked, type CompletionQuestion } from './completion-question.ts'
import { statusesOf } from './report-query.ts'

/**
 * The statements of the completion report are written by hand: they put the whole council through one scan. What they have in common with other reads of a day
 * comes from the fragments of `as-at.server.ts`.
 */

/** What the statements below are bound to. `records` says which of them is used: for the records of then, or of now. */
export function bindQuestion(question: CompletionQuestion, now: Instant) {
	const { asAt, filters } = question
	const { directorate, service, workerType, q, status } = filters
	return {
		day: asAt,
		soon: addDays(asAt, dueSoonDays),
		known: knownAt(asAt, now),
		records: question.known,
		requirements: JSON.stringify(requirementsAsked(question).map(({ id, kind }) => ({ id, attestation: kind === 'attestation' }))),
		directorate,
		service,
		workerType,
		...bindNames(q),
		statuses: status === null ? null : JSON.stringify(statusesOf(status)),
	}
}

export type BoundQuestion = ReturnType<typeof bindQuestion>
type Records = CompletionQuestion['known']

const day = bound('day')
const onRecordThen = onRecordAt(bound('known'))

/** The people of the filters, by the names that they had then or have now. */
export const inFilters = (records: Records = 'then') => `(:directorate is null or d.name = :directorate)
	and (:service is null or s.name = :service) and (:workerType is null or l.worker_type = :workerType)
	and ${records === 'then' ? namedThenSql : namedSql}`

const nameThen = `left join former_names f on f.person_id = p.id and f.superseded_at = (
		select min(superseded_at) from former_names where person_id = p.id and superseded_at > :known)`

/** `staff`: who was placed on `:day`, by the records of `:known` or of now, and since when they are on long leave. */
export const staffSql = (which: string, records: Records = 'then') => {
	const onRecord = records === 'then' ? onRecordThen : isCurrent
	const name = (column: string) => (records === 'then' ? `coalesce(f.${column}, p.${column})` : `p.${column}`)
	return `
	select p.id as personId, p.employee_number as employeeNumber, ${name('given_name')} as givenName, ${name('family_name')} as familyName,
		l.worker_type as workerType, l.valid_from as placedFrom, d.name as directorate, s.name as service, t.name as team,
		${textOf(longLeaveSince(sql.raw('p.id'), day, onRecord))} as awaySince
	from placements l
	join people p on p.id = l.person_id ${records === 'then' ? nameThen : ''}
	join directorates d on d.id = l.directorate_id
	join services s on s.id = l.service_id
	join teams t on t.id = l.team_id
	where ${textOf(placedOn(day, alias(placements, 'l'), onRecord))} and ${which}`
}

const o = alias(obligations, 'o')

const started = sql.raw(`iif(asked.attestation,
	exists (select 1 from attestation_progress j where j.person_id = o.person_id and j.cycle = o.cycle and j.started_at <= :known),
	exists (select 1 from module_progress m where m.person_id = o.person_id and m.requirement_id = o.requirement_id and m.cycle = o.cycle
		and m.started_at <= :known))`)

const exempt = exemptionOn(sql.raw('staff.personId'), o.requirementId, day, onRecordThen)
const away = sql.raw('staff.awaySince is not null')
const status = statusCase({ ...o, started, away, exempt: sql`${exempt} is not null` }, { day, soon: bound('soon') })

/**
 * `asked` and `pairs`, to follow `staff`: each of `staff` with each requirement asked about, and the status on `:day`. `asked` is read once: to read the JSON
 * again for each person took half of the time.
 */
export const pairsSql = `asked as materialized (
		select key as place, value ->> 'id' as requirementId, value ->> 'attestation' as attestation from json_each(:requirements)
	), pairs as (
		select staff.personId, staff.directorate, staff.awaySince, asked.place, asked.requirementId,
			o.cycle, o.opens_on as opensOn, o.due_on as dueOn, o.cause, ${textOf(exempt)} as exempt, ${textOf(status)} as status
		from staff cross join asked
		left join obligations o on o.person_id = staff.personId and o.requirement_id = asked.requirementId and ${textOf(onRecordThen(o))}
			and (o.met_at is null or o.met_at > :known)
	)`

const b = alias(broughtLearning, 'b')
const later = alias(broughtLearning, 'later')
const [countedThen, laterThen] = [b, later].map((row) => sql`(${row.standing} = 'counts' and ${onRecordThen(row)})`) as [SQL, SQL]

/** Joins the latest completion, and the latest learnt elsewhere, that were known then. */
export const latestCompletion = `
	left join completions c on c.person_id = pairs.personId and c.requirement_id = pairs.requirementId and c.cycle = (
		select max(cycle) from completions where person_id = pairs.personId and requirement_id = pairs.requirementId and completed_at <= :known)
	left join brought_learning b on b.person_id = pairs.personId and b.requirement_id = pairs.requirementId and ${textOf(countedThen)}
		and b.completed_on > coalesce(c.completed_on, '') and not exists (
			select 1 from brought_learning later where later.person_id = b.person_id and later.requirement_id = b.requirement_id
			and later.completed_on > b.completed_on and ${textOf(laterThen)})`

/** What stands in the place of a version where something was learnt elsewhere. */
export const completionColumns = `coalesce(b.completed_on, c.completed_on) as completedOn, coalesce(b.valid_until, c.valid_until) as validUntil,
	iif(b.person_id is null, c.score, cast(b.score as real)) as score, iif(b.person_id is null, c.version, 'elsewhere') as version`
