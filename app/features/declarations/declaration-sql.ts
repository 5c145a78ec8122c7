import { placedSql } from '#app/features/requirements/status/as-at-sql.ts'
import { interestKinds } from '#db/schema/declarations.ts'
import { afterThreeMonthsSql, limitPence } from './gift-rules.ts'

/**
 * Pieces of SQL about declarations `d`, as known at `:known` and as they stood on `:day`: of today, now and today. The rules of gifts are those of
 * gift-rules.ts; a test holds the two equal.
 */
export const interests = interestKinds.map((kind) => `'${kind}'`).join(', ')

/** Declared by then. */
export const declaredThen = 'd.declared_at <= :known'
const endedThen = `(d.ended_at is not null and d.ended_at <= :known and d.ended_on <= :day)`
export const currentThen = `(not ${endedThen} and r.id is null)`

/** The third or later small gift within three months. `small_gift_on` is the day of a gift that counts, null for all else: a column of the table. */
const frequent = `(d.small_gift_on is not null and r.id is null and 2 < (
	select count(*) from declarations g where g.person_id = d.person_id and g.small_gift_on <= d.small_gift_on
		and (g.small_gift_on < d.small_gift_on or g.id <= d.id) and d.small_gift_on < ${afterThreeMonthsSql('g.small_gift_on')}
		and g.declared_at <= :known and not exists (select 1 from declarations n where n.replaces = g.id and n.declared_at <= :known)))`

/** Not decided: somebody has to. */
export const waits = `(${currentThen} and c.id is null and d.kind in (${interests}) and
	(d.kind <> 'gift' or d.details ->> 'pence' >= ${limitPence} or ${frequent}))`

/** Why the Monitoring Officer should look at it; null: nothing is wrong with it. */
export const attention = `case when not ${currentThen} then null
	when d.kind = 'secondary-employment' then case
		when c.id is null or c.outcome = 'asked' then 'work-without-decision'
		when c.outcome = 'consented' and c.until < :day then 'consent-ran-out' end
	when d.kind = 'gift' then case
		when d.details ->> 'pence' >= ${limitPence} and d.details ->> 'answer' = 'accepted' and d.details ->> 'consentBefore' is not 'yes'
			and c.outcome is not 'consented' then 'gift-without-consent'
		when c.id is null and ${frequent} then 'frequent-gifts' end end`

/** The person of `d` has a line manager who works here on the day. */
export const hasManager = `exists (select 1 from placements l join placements m on m.person_id = l.manager_id
	where l.person_id = d.person_id and l.manager_id <> l.person_id and ${placedSql()} and ${placedSql().replaceAll('l.', 'm.')})`

export const managerHasPart = `d.details ->> 'managerHasPart' is 'yes'`

/** `r` is what corrected it, `c` the last decision. A cross join, so that declarations are read in their own order and a page needs no sorting of them all. */
export const fromDeclarations = `from declarations d cross join people p on p.id = d.person_id
	left join declarations r on r.replaces = d.id and r.declared_at <= :known
	left join declaration_decisions c on c.id = (
		select max(x.id) from declaration_decisions x where x.declaration_id = d.id and x.decided_at <= :known)`

/** The columns of `DeclarationRow`. */
export const declarationColumns = `d.id, d.person_id as personId, p.employee_number as employeeNumber, p.given_name || ' ' || p.family_name as name, d.kind,
	d.details, d.occasion, d.cycle, d.declared_at as declaredAt, d.actor, d.replaces, r.id as replacedBy, iif(${endedThen}, d.ended_on, null) as endedOn,
	${frequent} as frequent, ${attention} as attention, c.id as decisionId, c.outcome, c.conditions, c.until, c.note, c.decided_by as decidedBy,
	c.decided_as as decidedAs, c.decided_at as decidedAt`
