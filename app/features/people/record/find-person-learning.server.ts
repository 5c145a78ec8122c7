import { explainObligation } from '#app/features/requirements/status/explain-obligation.ts'
import { awaySinceSql, exemptSql, placedSql } from '#app/features/requirements/status/as-at-sql.ts'
import { readBasis } from '#app/features/requirements/status/read-basis.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { statusOn, type Status } from '#app/features/requirements/status/status.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import type { WorkerType } from '#db/schema/people.ts'

type Row = {
	requirementId: number
	cycle: number
	opensOn: Day
	dueOn: Day
	cause: string
	moduleState: string | null
	progressState: string | null
	awaySince: Day | null
	exempt: string | null
	askedTo: Day | null
	placedFrom: Day | null
	workerType: WorkerType | null
	directorate: string | null
	service: string | null
	completedOn: Day | null
	score: number | null
}
type AttemptRow = PersonAttempt & { requirementId: number }

const obligationsOf = prepared((db) =>
	db.$client.prepare<{ personId: number; day: Day }, Row>(`
		select o.requirement_id as requirementId, o.cycle, o.opens_on as opensOn, o.due_on as dueOn, o.asked_to as askedTo, o.cause, m.state as moduleState,
			j.state as progressState, c.completed_on as completedOn, c.score,
			${awaySinceSql('o.person_id')} as awaySince, ${exemptSql('o.person_id', 'o.requirement_id')} as exempt,
			l.valid_from as placedFrom, l.worker_type as workerType, d.name as directorate, s.name as service
		from obligations o
		left join placements l on l.person_id = o.person_id and ${placedSql()}
		left join services s on s.id = l.service_id
		left join directorates d on d.id = l.directorate_id
		left join module_progress m on m.person_id = o.person_id and m.requirement_id = o.requirement_id and m.cycle = o.cycle
		left join attestation_progress j on j.person_id = o.person_id and j.cycle = o.cycle
		left join completions c on c.person_id = o.person_id and c.requirement_id = o.requirement_id and c.cycle = (
			select max(cycle) from completions where person_id = o.person_id and requirement_id = o.requirement_id)
		where o.person_id = :personId and o.superseded_at is null and o.met_at is null
	`),
)
const attemptsOf = prepared((db) =>
	db.$client.prepare<{ personId: number }, AttemptRow>(`
		select m.requirement_id as requirementId, m.cycle, a.number, a.score, a.outcome, a.pass_mark as passMark, a.submitted_at as submittedAt
		from module_progress m join quiz_attempts a on a.progress_id = m.id
		where m.person_id = @personId and a.submitted_at is not null order by a.submitted_at desc
	`),
)
const attestationsOf = prepared((db) =>
	db.$client.prepare<{ personId: number }, PersonAttestation>(`
		select a.id, e.label as edition, a.cycle, a.outcome, a.method, a.attested_at as attestedAt from attestations a
		join code_editions e on e.id = a.edition_id and e.sha256 = a.edition_sha256
		where a.person_id = @personId order by a.id desc
	`),
)

export type PersonAttempt = {
	cycle: number
	number: number
	score: number
	outcome: 'passed' | 'failed'
	passMark: number
	submittedAt: Instant
}
export type PersonAttestation = {
	id: number
	edition: string
	cycle: number
	outcome: 'agreed' | 'not-agreed'
	method: 'self' | 'assisted' | 'roll-call'
	attestedAt: Instant
}
export type PersonRequirement = {
	id: string
	kind: Requirement['kind']
	title: string
	status: Status
	dueOn: Day | null
	completedOn: Day | null
	score: number | null
	/** Sentences. */
	why: string[]
	locked: boolean
	attempts: PersonAttempt[]
}

/**
 * What is asked of somebody today and what they have done: three statements. Scores and outcomes only: what somebody answered is between them and the quiz.
 * Nothing is asked of somebody who has left.
 */
export function findPersonLearning(
	db: Database,
	{ personId, today, requirements }: { personId: number; today: Day; requirements: readonly Requirement[] },
): { requirements: PersonRequirement[]; attestations: PersonAttestation[] } {
	const rows = new Map(
		obligationsOf(db)
			.all({ personId, day: today })
			.map((row) => [row.requirementId, row]),
	)
	const attempts = attemptsOf(db).all({ personId })
	return {
		requirements: requirements.map((requirement) => ({
			...describe(requirement, rows.get(requirement.id) ?? null, today),
			attempts: attempts.filter(({ requirementId }) => requirementId === requirement.id).map(({ requirementId: _, ...attempt }) => attempt),
		})),
		attestations: attestationsOf(db).all({ personId }),
	}
}

function describe(requirement: Requirement, row: Row | null, day: Day): Omit<PersonRequirement, 'attempts'> {
	const { slug: id, kind, title } = requirement
	const state = row && (kind === 'attestation' ? row.progressState : row.moduleState)
	const status = statusOn(day, {
		obligation: row,
		started: state !== null,
		away: row !== null && row.awaySince !== null,
		exempt: row !== null && row.exempt !== null,
	})
	const asked = status === 'not-in-scope' ? null : row
	return {
		id,
		kind,
		title,
		status,
		dueOn: asked?.dueOn ?? null,
		completedOn: row?.completedOn ?? null,
		score: row?.score ?? null,
		why: explainObligation({ requirement, status, day, ...(row ? readBasis(row, row) : noBasis) }, 'report'),
		locked: kind === 'module' && state === 'locked' && asked !== null && asked.opensOn <= day,
	}
}

const noBasis = { obligation: null, placement: null, awaySince: null, exempt: null }
