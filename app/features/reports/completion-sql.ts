import { bindNames, namedSql, namedThenSql } from '#app/features/people/directory/named-sql.ts'
import { awaySinceSql, currentlyRecorded, recordedAsAt, exemptSql, placedSql } from '#app/features/requirements/status/as-at-sql.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { dueSoonDays, statusSql, type Status } from '#app/features/requirements/status/status.ts'
import { addDays, endOfDay, type Day, type Instant } from '#app/platform/calendar.ts'
import type { WorkerType } from '#db/schema/people.ts'
import { statusesOf, type Filters } from './report-query.ts'

export type CompletionQuestion = {
	requirements: readonly Requirement[]
	asAt: Day
	/** `then`: as it was known at the end of the day; `now`: with what was recorded about the day since. The same for today. */
	known: 'then' | 'now'
	filters: Filters
}

export type StaffRow = {
	personId: number
	employeeNumber: string
	givenName: string
	familyName: string
	workerType: WorkerType
	directorate: string
	service: string
	team: string
	placedFrom: Day
	awaySince: Day | null
}

export type PairRow = {
	personId: number
	requirementId: number
	status: Status
	awaySince: Day | null
	exempt: string | null
	cycle: number | null
	opensOn: Day | null
	dueOn: Day | null
	cause: string | null
	completedOn: Day | null
	validUntil: Day | null
	score: number | null
	version: string | null
}

/** The last instant whose records a report for the day may use: of a day that is over its end, of today now. */
export const knownAt = (asAt: Day, now: Instant): Instant => Math.min(now, endOfDay(asAt))

export const requirementsAsked = ({ requirements, filters }: CompletionQuestion): readonly Requirement[] =>
	filters.requirement === null ? requirements : requirements.filter(({ slug: id }) => id === filters.requirement)

/** What the queries below are bound to. */
export function bindQuestion(question: CompletionQuestion, now: Instant) {
	const { asAt, filters } = question
	const { directorate, service, workerType, q, status } = filters
	return {
		day: asAt,
		soon: addDays(asAt, dueSoonDays),
		known: knownAt(asAt, now),
		belief: question.known,
		requirements: JSON.stringify(requirementsAsked(question).map(({ id: key, kind }) => ({ key, attestation: kind === 'attestation' }))),
		directorate,
		service,
		workerType,
		...bindNames(q),
		statuses: status === null ? null : JSON.stringify(statusesOf(status)),
	}
}

export type BoundQuestion = ReturnType<typeof bindQuestion>

/** The people of the filters, by the names that they had then or have now. */
export const inFilters = (belief: CompletionQuestion['known'] = 'then') => `(:directorate is null or d.name = :directorate)
	and (:service is null or s.name = :service) and (:workerType is null or l.worker_type = :workerType)
	and ${belief === 'then' ? namedThenSql : namedSql}`

const nameThen = `left join former_names f on f.person_id = p.id and f.superseded_at = (
		select min(superseded_at) from former_names where person_id = p.id and superseded_at > :known)`

/** `staff`: who was placed on `:day`, as believed at `:known` or now, and since when they are on long leave. */
export const staffSql = (which: string, belief: CompletionQuestion['known'] = 'then') => {
	const believed = belief === 'then' ? recordedAsAt : currentlyRecorded
	const name = (column: string) => (belief === 'then' ? `coalesce(f.${column}, p.${column})` : `p.${column}`)
	return `
	select p.id as personId, p.employee_number as employeeNumber, ${name('given_name')} as givenName, ${name('family_name')} as familyName,
		l.worker_type as workerType, l.valid_from as placedFrom, d.name as directorate, s.name as service, t.name as team,
		${awaySinceSql('p.id', believed)} as awaySince
	from placements l
	join people p on p.id = l.person_id ${belief === 'then' ? nameThen : ''}
	join directorates d on d.id = l.directorate_id
	join services s on s.id = l.service_id
	join teams t on t.id = l.team_id
	where ${placedSql(believed)} and ${which}`
}

const started = `iif(r.value ->> 'attestation',
	exists (select 1 from attestation_progress j where j.person_id = o.person_id and j.cycle = o.cycle and j.started_at <= :known),
	exists (select 1 from module_progress m where m.person_id = o.person_id and m.requirement_id = o.requirement_id and m.cycle = o.cycle
		and m.started_at <= :known))`

const exempt = exemptSql('staff.personId', 'o.requirement_id', recordedAsAt)

const status = statusSql({
	opensOn: 'o.opens_on',
	dueOn: 'o.due_on',
	askedTo: 'o.asked_to',
	cycle: 'o.cycle',
	started,
	away: 'staff.awaySince is not null',
	exempt: `${exempt} is not null`,
})

/** `pairs`: each of `staff` with each requirement asked about, and the status on `:day`. */
export const pairsSql = `
	select staff.personId, staff.directorate, staff.awaySince, r.key as place, r.value ->> 'key' as requirementId,
		o.cycle, o.opens_on as opensOn, o.due_on as dueOn, o.cause, ${exempt} as exempt, ${status} as status
	from staff cross join json_each(:requirements) r
	left join obligations o on o.person_id = staff.personId and o.requirement_id = r.value ->> 'key' and ${recordedAsAt('o')}
		and (o.met_at is null or o.met_at > :known)`

/** Joins the latest completion that was known then. */
export const latestCompletion = `
	left join completions c on c.person_id = pairs.personId and c.requirement_id = pairs.requirementId and c.cycle = (
		select max(cycle) from completions where person_id = pairs.personId and requirement_id = pairs.requirementId and completed_at <= :known)`
