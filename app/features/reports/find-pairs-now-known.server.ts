import { obligationOn } from '#app/features/requirements/planning/plan-obligations.ts'
import { readFacts } from '#app/features/requirements/planning/read-facts.server.ts'
import type { Span } from '#app/features/requirements/planning/scope.ts'
import { statusOn } from '#app/features/requirements/status/status.ts'
import { endOfDay, type Day, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { requirementsAsked, type CompletionQuestion, type PairRow, type StaffRow } from './completion-sql.ts'
import { statusesOf } from './report-query.ts'

type Of<Row> = Row & { personId: number; requirementId: number }
type Completed = Pick<PairRow, 'completedOn' | 'validUntil' | 'score' | 'version'>
type Asked = { people: string; day: Day; end: Instant }

const among = 'in (select value from json_each(:people))'
const completionsOf = prepared((db) =>
	db.$client.prepare<Asked, Of<Completed>>(
		`select person_id as personId, requirement_id as requirementId, completed_on as completedOn, valid_until as validUntil, score, version
		 from completions where person_id ${among} and completed_on <= :day order by cycle`,
	),
)
const begunOf = prepared((db) =>
	db.$client.prepare<Asked, Of<{ cycle: number }>>(
		`select person_id as personId, requirement_id as requirementId, cycle from module_progress where person_id ${among} and started_at <= :end
		 union all select j.person_id, r.id, j.cycle from attestation_progress j join requirements r on r.slug = 'code'
			where j.person_id ${among} and j.started_at <= :end`,
	),
)

/** What these people had to do on the day, worked out anew from all that is known of it now; in the order of the requirements. */
export function findPairsNowKnown(db: Database, question: CompletionQuestion, staff: readonly StaffRow[]): Map<number, PairRow[]> {
	const { asAt: day, filters } = question
	const personIds = staff.map(({ personId }) => personId)
	const asked = { people: JSON.stringify(personIds), day, end: endOfDay(day) }
	const name = ({ personId, requirementId }: { personId: number; requirementId: number }) => `${personId}/${requirementId}`
	const completed = new Map(
		completionsOf(db)
			.all(asked)
			.map((row) => [name(row), row]),
	)
	const begun = new Set(
		begunOf(db)
			.all(asked)
			.map((row) => `${name(row)}/${row.cycle}`),
	)
	const facts = new Map(readFacts(db, personIds, day).map((person) => [person.personId, person]))
	const statuses = filters.status === null ? null : statusesOf(filters.status)
	const found = new Map<number, PairRow[]>()
	for (const { personId, awaySince } of staff) {
		const person = facts.get(personId)
		if (!person) continue
		const pairs = requirementsAsked(question).map((requirement): PairRow => {
			const requirementId = requirement.id
			const { obligation } = obligationOn(person, requirement, day)
			const asOf = obligation && obligation.askedFrom <= day ? obligation : null
			const exempt = (person.exemptions.get(requirementId) ?? []).find((span) => covers(span, day))
			const started = asOf !== null && begun.has(`${name({ personId, requirementId })}/${asOf.cycle}`)
			const status = statusOn(day, { obligation: asOf, started, away: awaySince !== null, exempt: exempt !== undefined })
			const { completedOn = null, validUntil = null, score = null, version = null } = completed.get(name({ personId, requirementId })) ?? {}
			return {
				personId,
				requirementId,
				status,
				awaySince,
				exempt: exempt ? JSON.stringify([exempt.from, exempt.to]) : null,
				cycle: asOf?.cycle ?? null,
				opensOn: asOf?.opensOn ?? null,
				dueOn: asOf?.dueOn ?? null,
				cause: asOf && JSON.stringify(asOf.cause),
				completedOn,
				validUntil,
				score,
				version,
			}
		})
		found.set(personId, statuses === null ? pairs : pairs.filter(({ status }) => statuses.includes(status)))
	}
	return found
}

const covers = ({ from, to }: Span, day: Day) => from <= day && (to === null || to >= day)
