import type { EvidenceAction } from '#app/features/evidence/evidence-entries.ts'
import { causeSchema, type ObligationCause } from '#app/features/requirements/planning/obligation-cause.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'

/** One thing as it was asked from an instant on. `requirement` is its id. */
export type AskedFact = {
	requirement: string
	cycle: number
	opensOn: Day
	dueOn: Day
	askedTo: Day | null
	cause: ObligationCause
	recordedAt: Instant
}
export type CompletionFact = {
	requirement: string
	cycle: number
	version: string
	score: number | null
	completedOn: Day
	validUntil: Day
	source: 'quiz' | 'attestation' | 'prior-learning'
	recordedAt: Instant
}
/** `day` and `until` are the days of the exemption; the day of granting and the new due day; the day on which the learning was done elsewhere. */
export type DecisionFact = {
	kind: 'exemption' | 'extension' | 'claimed' | 'accepted' | 'refused'
	requirement: string
	day: Day
	until: Day | null
	reason: string | null
	note: string | null
	/** Who gave more time, or where the learning was done. */
	whose: string | null
	recordedAt: Instant
	by: string | null
}
export type Recording = { at: Instant; action: EvidenceAction; requirement: string | null; note: string | null; by: string | null }

export type TimelineFacts = { asked: AskedFact[]; completions: CompletionFact[]; decisions: DecisionFact[]; recordings: Recording[] }

const askedOf = prepared((db) =>
	db.$client.prepare<{ personId: number }, Omit<AskedFact, 'cause'> & { cause: string }>(`
		select r.slug as requirement, o.cycle, o.opens_on as opensOn, o.due_on as dueOn, o.asked_to as askedTo, o.cause, o.recorded_at as recordedAt
		from obligations o join requirements r on r.id = o.requirement_id
		where o.person_id = @personId order by o.recorded_at, o.requirement_id, o.cycle
	`),
)
const completionsOf = prepared((db) =>
	db.$client.prepare<{ personId: number }, CompletionFact>(`
		select r.slug as requirement, c.cycle, c.version, c.score, c.completed_on as completedOn, c.valid_until as validUntil, c.source,
			c.completed_at as recordedAt
		from completions c join requirements r on r.id = c.requirement_id where c.person_id = @personId
	`),
)

/** The name of whoever did it, or what did it. */
const by = (actor: string) => `case when ${actor} like 'person:%' then iif(${actor} = @subject, 'themselves',
		(select given_name || ' ' || family_name from people where id = cast(substr(${actor}, 8) as integer)))
	else case ${actor} when 'system' then 'Probity' when 'command-line' then 'a command on the server' when 'demonstration' then 'the demonstration' end end`

const decisionsOf = prepared((db) =>
	db.$client.prepare<{ personId: number; subject: string }, DecisionFact>(`
		select f.kind, r.slug as requirement, f.day, f.until, f.reason, f.note, f.whose, f.recordedAt, ${by('f.actor')} as by
		from (
			select 'exemption' as kind, requirement_id, valid_from as day, valid_to as until, reason, note, null as whose, granted_by as actor,
				recorded_at as recordedAt from exemptions where person_id = @personId and superseded_at is null
			union all select 'extension', requirement_id, granted_on, due_on, reason, note, granted_as, granted_by, recorded_at
				from extensions where person_id = @personId and superseded_at is null
			union all select 'claimed', requirement_id, completed_on, null, null, note, issuer, claimed_by, claimed_at
				from prior_learning where person_id = @personId
			union all select outcome, requirement_id, completed_on, null, decision_reason, null, issuer, decided_by, decided_at
				from prior_learning where person_id = @personId and decided_at is not null
		) f join requirements r on r.id = f.requirement_id
	`),
)

/** What the evidence tells of who recorded what. The rest of it, such as every page that was opened, is not read. */
const told: EvidenceAction[] = [
	'person.joined',
	'person.moved',
	'person.returned',
	'person.leaves',
	'person.corrected',
	'absence.recorded',
	'obligations.planned',
	'requirement.met',
	'quiz.marked',
	'quiz.unlocked',
	'attestation.given',
	'certificate.issued',
	'leaving.acknowledged',
	'interests.declared',
	'interest.decided',
	'interest.ended',
]

const recordingsOf = prepared((db) =>
	db.$client.prepare<{ subject: string; told: string }, Omit<Recording, 'requirement'> & { subject: string }>(`
		select e.at, e.action, e.subject, iif(e.action = 'quiz.unlocked', e.details ->> 'note', null) as note, ${by('e.actor')} as by
		from evidence e
		where (e.subject = @subject or (e.subject > @subject || '/' and e.subject < @subject || '0'))
			and e.action in (select value from json_each(@told))
		order by e.seq
	`),
)

/** What somebody was asked for and did, what was decided for them, and who recorded it: four statements, however long the record is. */
export function listTimeline(db: Database, { personId }: { personId: number }): TimelineFacts {
	const subject = `person:${personId}`
	return {
		asked: askedOf(db)
			.all({ personId })
			.map(({ cause, ...asked }) => ({ ...asked, cause: causeSchema.parse(JSON.parse(cause)) })),
		completions: completionsOf(db).all({ personId }),
		decisions: decisionsOf(db).all({ personId, subject }),
		recordings: recordingsOf(db)
			.all({ subject, told: JSON.stringify(told) })
			.map(({ subject, ...recording }) => ({ ...recording, requirement: subject.split('/')[1] ?? null })),
	}
}
