/**
 * Some entries promise a record elsewhere that must stay as it is. Both sides are written as the same line of words, `promisedRecord` from the entry and
 * `records` from the tables, so that verifying is comparing two lists. Their details name nobody, so they never need redacting.
 */
export function promisedRecord(action: string, subject: string, details: Record<string, unknown>): string | null {
	const {
		number,
		printedSha256,
		pdfSha256,
		edition,
		editionSha256,
		statementsSha256,
		outcome,
		version,
		completedOn,
		validUntil,
		answersSha256,
		attempt,
		score,
		passMark,
		claim,
		documentSha256,
		declaration,
	} = details
	switch (action) {
		case 'certificate.issued':
			return `certificate ${number} printed as ${printedSha256}`
		case 'certificate.sealed':
			return `certificate ${number} sealed as ${pdfSha256}`
		case 'code.edition-recorded':
			return `edition ${edition} ${details.sha256} with text ${details.bodySha256}`
		case 'attestation.given':
			return `attestation ${subject} of ${edition} ${editionSha256} ${outcome} to ${statementsSha256} with ${details.withSha256 ?? 'nothing'}`
		case 'quiz.marked':
			return `result ${subject} attempt ${attempt} score ${score} of ${passMark} ${outcome} for ${answersSha256}`
		case 'requirement.met':
			return `completion ${subject} version ${version} on ${completedOn} until ${validUntil} score ${score}`
		case 'prior-learning.claimed':
			return `learning elsewhere ${claim} ${subject} on ${completedOn} with ${documentSha256}`
		case 'prior-learning.decided':
			return `learning elsewhere ${claim} ${subject} ${outcome}`
		case 'roll-call.recorded':
			return `roll call ${details.rollCall} of ${edition} ${editionSha256} on ${details.heldOn} with ${documentSha256} for ${details.people} at ${details.sessionSha256}`
		case 'leaving.acknowledged':
			return `leaving ${subject} on ${details.leavesOn} told ${details.clause} of ${edition} ${editionSha256} as ${details.wordingSha256} with ${details.noteSha256}`
		case 'interests.declared':
			return `declaration ${declaration} ${subject} ${details.occasion} ${details.cycle} replaces ${details.replaces} with ${details.contentSha256}`
		case 'interest.ended':
			return `declaration ${declaration} ${subject} ended on ${details.on}`
		case 'interest.decided':
			return `decision ${details.decision} on ${declaration} ${subject} ${outcome} until ${details.until} as ${details.decidedAs} with ${details.wordsSha256}`
		default:
			return null
	}
}

/** One row for each record that an entry promises. `sha256` is the function that `openDatabase` gives to SQLite. */
export const records = `
	select 'certificate ' || number || ' printed as ' || sha256(printed) as record from certificates
	union all select 'certificate ' || number || ' sealed as ' || pdf_sha256 from certificates where pdf_sha256 is not null
	union all select 'edition ' || id || ' ' || sha256 || ' with text ' || sha256(body) from code_editions
	union all select 'attestation person:' || person_id || '/code/' || cycle || ' of ' || edition_id || ' ' || edition_sha256 || ' ' || outcome || ' to '
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
	union all select 'declaration ' || id || ' person:' || person_id || ' ' || occasion || ' ' || coalesce(cycle, 'null') || ' replaces '
		|| coalesce(replaces, 'null') || ' with ' || sha256(kind || char(10) || details) from declarations
	union all select 'declaration ' || id || ' person:' || person_id || ' ended on ' || ended_on from declarations where ended_at is not null
	union all select 'decision ' || x.id || ' on ' || d.id || ' person:' || d.person_id || ' ' || x.outcome || ' until ' || coalesce(x.until, 'null') || ' as '
		|| x.decided_as || ' with ' || sha256(sha256(x.conditions) || x.note)
		from declaration_decisions x join declarations d on d.id = x.declaration_id
	union all select 'roll call ' || l.id || ' of ' || l.edition_id || ' ' || l.edition_sha256 || ' on ' || l.held_on || ' with ' || sha256(d.bytes) || ' for '
		|| (select count(*) from attestations a where a.document_sha256 = l.document_sha256) || ' at ' || sha256(l.place || char(10) || l.led_by)
		from roll_calls l join documents d on d.sha256 = l.document_sha256
	union all select 'leaving person:' || person_id || ' on ' || leaves_on || ' told ' || clause_id || ' of ' || edition_id || ' ' || edition_sha256 || ' as '
		|| sha256(wording) || ' with ' || sha256(coalesce(note, '')) from leaving_acknowledgements`
