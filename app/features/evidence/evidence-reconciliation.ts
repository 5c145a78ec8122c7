import type { EvidenceAction } from './evidence-entries.ts'

type Details = Record<string, unknown>
/** Null where an entry of before promises none. */
type Promised = (subject: string, details: Details) => string | null

/** By action: the record that such an entry promises, as a line of words. */
const promises: Readonly<Record<string, Promised>> = {
	'certificate.issued': (_, { number, printedSha256 }) => `certificate ${number} printed as ${printedSha256}`,
	'certificate.sealed': (_, { number, pdfSha256 }) => `certificate ${number} sealed as ${pdfSha256}`,
	'code.edition-recorded': (_, { edition, sha256, bodySha256 }) => `edition ${edition} ${sha256} with text ${bodySha256}`,
	'code.draft-approved': (_, { draft, sha256, minuteSha256 }) =>
		minuteSha256 ? `minute of draft ${draft} ${sha256} is ${minuteSha256}` : null,
	'attestation.given': (subject, { edition, editionSha256, outcome, statementsSha256, withSha256 }) =>
		`attestation ${subject} of ${edition} ${editionSha256} ${outcome} to ${statementsSha256} with ${withSha256 ?? 'nothing'}`,
	'quiz.marked': (subject, { attempt, score, passMark, outcome, answersSha256 }) =>
		`result ${subject} attempt ${attempt} score ${score} of ${passMark} ${outcome} for ${answersSha256}`,
	'requirement.met': (subject, { version, completedOn, validUntil, score }) =>
		`completion ${subject} version ${version} on ${completedOn} until ${validUntil} score ${score}`,
	'prior-learning.claimed': (subject, { claim, completedOn, documentSha256 }) =>
		`learning elsewhere ${claim} ${subject} on ${completedOn} with ${documentSha256}`,
	'prior-learning.decided': (subject, { claim, outcome }) => `learning elsewhere ${claim} ${subject} ${outcome}`,
	'learning.brought': (subject, { import: number, row, completedOn, score, validUntil, standing, wordsSha256 }) =>
		`learning brought ${subject} by ${number} row ${row} on ${completedOn} score ${score} until ${validUntil} ${standing} as ${wordsSha256}`,
	'absence.brought': (subject, { import: number, row, from, to, kind }) =>
		`absence brought ${subject} by ${number} row ${row} from ${from} to ${to} ${kind}`,
	'history.imported': (_, { import: number, fileSha256, leftOutSha256 }) => `history ${number} of ${fileSha256} without ${leftOutSha256}`,
	'history.withdrawn': (_, { import: number, reasonSha256 }) => `history ${number} withdrawn for ${reasonSha256}`,
	'person.changed-by-hand': (subject, { change, from, wordsSha256 }) =>
		`change by hand ${change} ${subject} from ${from} with ${wordsSha256}`,
	'unit.changed': (_, { change, kind, level, unit, becomes, from, people, reasonSha256 }) =>
		`unit change ${change} ${kind} ${level} ${unit} becomes ${becomes} from ${from} with ${people} for ${reasonSha256}`,
	'refusal.step': (subject, { refusal, step, kind, takenOn, owner, outcome, wordsSha256 }) =>
		`refusal ${refusal} ${subject} step ${step} ${kind} on ${takenOn} by ${owner} as ${outcome} with ${wordsSha256}`,
	'roll-call.recorded': (_, { rollCall, edition, editionSha256, heldOn, documentSha256, people, sessionSha256 }) =>
		`roll call ${rollCall} of ${edition} ${editionSha256} on ${heldOn} with ${documentSha256} for ${people} at ${sessionSha256}`,
	'leaving.acknowledged': (subject, { leavesOn, clause, edition, editionSha256, wordingSha256, noteSha256 }) =>
		`leaving ${subject} on ${leavesOn} told ${clause} of ${edition} ${editionSha256} as ${wordingSha256} with ${noteSha256}`,
	'interests.declared': (subject, { declaration, occasion, cycle, replaces, contentSha256 }) =>
		`declaration ${declaration} ${subject} ${occasion} ${cycle} replaces ${replaces} with ${contentSha256}`,
	'interest.ended': (subject, { declaration, on }) => `declaration ${declaration} ${subject} ended on ${on}`,
	'interest.decided': (subject, { decision, declaration, outcome, until, decidedAs, wordsSha256 }) =>
		`decision ${decision} on ${declaration} ${subject} ${outcome} until ${until} as ${decidedAs} with ${wordsSha256}`,
} satisfies Partial<Record<EvidenceAction, Promised>>

/**
 * Some entries promise a record elsewhere that must stay as it is. Both sides are written as the same line of words, `promisedRecord` from the entry and
 * `recordsSql` from the tables, so that verifying is comparing two lists. Their details name nobody, so they never need redacting.
 */
export const promisedRecord = (action: string, subject: string, details: Details): string | null =>
	promises[action]?.(subject, details) ?? null

/** The slug of what was attested, as its entry names it between the person and the cycle. Entries that the row does not name are from when it was always `code`. */
const attestedSlug = `coalesce((select replace(replace(e.subject, 'person:' || person_id || '/', ''), '/' || cycle, '') from evidence e where e.seq = evidence_seq), 'code')`

/** One row for each record that an entry promises. `sha256` is the function that `openDatabase` gives to SQLite. */
export const recordsSql = `
	select 'certificate ' || number || ' printed as ' || sha256(printed) as record from certificates
	union all select 'certificate ' || number || ' sealed as ' || pdf_sha256 from certificates where pdf_sha256 is not null
	union all select 'edition ' || id || ' ' || sha256 || ' with text ' || sha256(body) from code_editions
	union all select 'minute of draft ' || c.id || ' ' || c.sha256 || ' is ' || sha256(d.bytes) from code_drafts c join documents d on d.sha256 = c.minute_sha256
	union all select 'attestation person:' || person_id || '/' || ${attestedSlug} || '/' || cycle || ' of ' || edition_id || ' ' || edition_sha256 || ' ' || outcome || ' to '
		|| sha256(statements) || ' with ' || case when evidence_seq is null then 'nothing' else sha256(method || char(10) || coalesce(comment, '') || char(10)
		|| coalesce(note, '') || char(10) || coalesce(document_sha256, '') || char(10) || coalesce(interests, '')) end from attestations
	union all select 'result person:' || m.person_id || '/' || r.slug || '/' || m.cycle || ' attempt ' || a.number || ' score ' || a.score || ' of '
		|| a.pass_mark || ' ' || a.outcome || ' for ' || sha256(a.drawn || a.answers)
		from quiz_attempts a join module_progress m on m.id = a.progress_id join requirements r on r.id = m.requirement_id where a.submitted_at is not null
	union all select 'completion person:' || c.person_id || '/' || r.slug || '/' || c.cycle || ' version ' || c.version || ' on ' || c.completed_on
		|| ' until ' || c.valid_until || ' score ' || coalesce(c.score, 'null')
		from completions c join requirements r on r.id = c.requirement_id
	union all select 'learning elsewhere ' || e.id || ' person:' || e.person_id || '/' || r.slug || ' on ' || e.completed_on || ' with ' || sha256(d.bytes)
		from prior_learning e join requirements r on r.id = e.requirement_id join documents d on d.sha256 = e.document_sha256
	union all select 'learning elsewhere ' || e.id || ' person:' || e.person_id || '/' || r.slug || ' ' || e.outcome
		from prior_learning e join requirements r on r.id = e.requirement_id where e.decided_at is not null
	union all select 'learning brought person:' || b.person_id || '/' || r.slug || ' by ' || b.import_id || ' row ' || b.import_row || ' on ' || b.completed_on
		|| ' score ' || coalesce(b.score, 'null') || ' until ' || b.valid_until || ' ' || b.standing || ' as ' || sha256(b.course || char(10) || b.source)
		from brought_learning b join requirements r on r.id = b.requirement_id
	union all select 'absence brought person:' || person_id || ' by ' || import_id || ' row ' || import_row || ' from ' || starts_on || ' to '
		|| coalesce(ends_on, 'null') || ' ' || kind from absences where import_id is not null
	union all select 'history ' || id || ' of ' || file_sha256 || ' without ' || iif(left_out is null, 'null', sha256(left_out)) from history_imports h
		where exists (select 1 from brought_learning where import_id = h.id) or exists (select 1 from absences where import_id = h.id)
	union all select 'history ' || id || ' withdrawn for ' || sha256(withdrawal_reason) from history_imports where withdrawn_at is not null
	union all select 'declaration ' || id || ' person:' || person_id || ' ' || occasion || ' ' || coalesce(cycle, 'null') || ' replaces '
		|| coalesce(replaces, 'null') || ' with ' || sha256(kind || char(10) || details) from declarations
	union all select 'declaration ' || id || ' person:' || person_id || ' ended on ' || ended_on from declarations where ended_at is not null
	union all select 'decision ' || x.id || ' on ' || d.id || ' person:' || d.person_id || ' ' || x.outcome || ' until ' || coalesce(x.until, 'null') || ' as '
		|| x.decided_as || ' with ' || sha256(sha256(x.conditions) || x.note)
		from declaration_decisions x join declarations d on d.id = x.declaration_id
	union all select 'roll call ' || l.id || ' of ' || l.edition_id || ' ' || l.edition_sha256 || ' on ' || l.held_on || ' with ' || sha256(d.bytes) || ' for '
		|| (select count(*) from attestations a where a.document_sha256 = l.document_sha256) || ' at ' || sha256(l.place || char(10) || l.led_by)
		from roll_calls l join documents d on d.sha256 = l.document_sha256
	union all select 'change by hand ' || id || ' person:' || person_id || ' from ' || from_day || ' with ' || sha256(changes || char(10) || reason)
		from hand_changes
	union all select 'unit change ' || id || ' ' || kind || ' ' || level || ' ' || unit_id || ' becomes ' || becomes_id || ' from ' || from_day || ' with '
		|| people || ' for ' || sha256(reason) from unit_changes
	union all select 'refusal ' || f.id || ' person:' || f.person_id || ' step ' || s.id || ' ' || s.kind || ' on ' || s.taken_on || ' by '
		|| coalesce(s.owner_id, 'null') || ' as ' || coalesce(s.outcome, 'null') || ' with ' || sha256(s.words)
		from refusal_steps s join refusals f on f.id = s.refusal_id
	union all select 'leaving person:' || person_id || ' on ' || leaves_on || ' told ' || clause_id || ' of ' || edition_id || ' ' || edition_sha256 || ' as '
		|| sha256(wording) || ' with ' || sha256(coalesce(note, '')) from leaving_acknowledgements`
