import { z } from 'zod'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { statuses } from '#app/features/requirements/status/status.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { iterateSnapshot } from '#db/snapshot.server.ts'
import { statement } from '#db/statement.server.ts'
import { agreementAnswers, type AgreementAnswer, type AgreementQuery } from './agreement-query.ts'
import { staffRow } from './completion-question.ts'
import { bindQuestion, inFilters, pairsSql, staffSql, type BoundQuestion } from './completion-sql.server.ts'
import { noFilters } from './report-query.ts'
import { statusGroups } from './status-tally.ts'

/** Who has agreed to one edition, as known at the end of a day. `requirement` is the Code with its rules of that day. */
export type AgreementQuestion = Omit<AgreementQuery, 'page'> & { fingerprint: string; requirement: Requirement }

type Bound = BoundQuestion & { fingerprint: string; answer: AgreementAnswer | null }

/** By the same counting as the completion report: the people of a day, and the Code. */
function bindAgreement({ asAt, directorate, q, answer, fingerprint, requirement }: AgreementQuestion, now: Instant): Bound {
	const filters = { ...noFilters, directorate, q }
	return { ...bindQuestion({ requirements: [requirement], asAt, known: 'then', filters }, now), fingerprint, answer }
}

/** Somebody on long leave has agreed or has not: only what is due stands still for them. */
const uncounted = statusGroups['not-counted']
	.filter((status) => status !== 'paused')
	.map((status) => `'${status}'`)
	.join(', ')

/** `answers`, to follow `staff`: each of `staff` with the last answer to the edition. An answer to another edition, or to another text of it, is none. */
const answersSql = `${pairsSql}, answers as (
		select pairs.personId, pairs.directorate, pairs.status, pairs.dueOn, a.id as attestationId, a.attested_at as answeredAt, a.method,
			iif(pairs.status in (${uncounted}), 'not-counted', case a.outcome when 'agreed' then 'agreed' when 'not-agreed' then 'refused' else 'not-yet' end) as answer
		from pairs left join attestations a on a.id = (
			select max(id) from attestations where person_id = pairs.personId and edition_sha256 = :fingerprint and attested_at <= :known)
	)`

const counted = z.object({ directorate: z.string(), answer: z.enum(agreementAnswers), people: z.number() })
const count = statement<typeof counted, Bound>(
	`with staff as (${staffSql(inFilters())}), ${answersSql} select directorate, answer, count(*) as people from answers group by 1, 2 order by 1`,
	counted,
)

export type AgreementCounts = Record<AgreementAnswer, number>
const noCounts = (): AgreementCounts => ({ agreed: 0, 'not-yet': 0, refused: 0, 'not-counted': 0 })

/** Of how many an answer is asked on the day. */
export const countAsked = (counts: AgreementCounts): number => counts.agreed + counts['not-yet'] + counts.refused

/** How many have agreed, in all and by directorate: one statement. The filter of the answer narrows the list, never the figures. */
export function summariseAgreement(db: Database, question: AgreementQuestion, { now }: { now: Instant }) {
	const total = noCounts()
	const directorates = new Map<string, AgreementCounts>()
	for (const { directorate, answer, people } of count.all(db, bindAgreement(question, now))) {
		const own = directorates.get(directorate) ?? noCounts()
		directorates.set(directorate, own)
		own[answer] += people
		total[answer] += people
	}
	return { total, directorates: [...directorates].map(([name, counts]) => ({ name, counts })) }
}

const agreementRow = staffRow.omit({ placedFrom: true, awaySince: true }).extend({
	answer: z.enum(agreementAnswers),
	status: z.enum(statuses),
	dueOn: z.string().nullable(),
	attestationId: z.number().nullable(),
	answeredAt: z.number().nullable(),
	method: z.enum(['self', 'assisted', 'roll-call']).nullable(),
})
export type AgreementRow = z.infer<typeof agreementRow>

const columns = `staff.personId, employeeNumber, givenName, familyName, workerType, staff.directorate, service, team, answer, status, dueOn,
	attestationId, answeredAt, method`
const order = 'familyName collate nocase, givenName collate nocase, staff.personId'
const isAsked = '(:answer is null or answer = :answer)'

const pageRow = agreementRow.extend({ total: z.number() })
const findPage = statement<typeof pageRow, Bound & { limit: number; offset: number }>(
	`with staff as (${staffSql(inFilters())}), ${answersSql}
	select ${columns}, count(*) over () as total from staff join answers on answers.personId = staff.personId
	where ${isAsked} order by ${order} limit :limit offset :offset`,
	pageRow,
)

const perPage = 25

/** A page of the people by name with what each has answered. A page past the last is answered with the first. One statement. */
export function listAgreement(db: Database, question: AgreementQuestion, page: number, { now }: { now: Instant }) {
	const rows = findPage.all(db, { ...bindAgreement(question, now), limit: perPage, offset: (page - 1) * perPage })
	if (rows.length === 0 && page > 1) return listAgreement(db, question, 1, { now })
	const total = rows[0]?.total ?? 0
	return { rows: rows as AgreementRow[], total, page, pages: Math.max(1, Math.ceil(total / perPage)) }
}

const idRow = z.object({ personId: z.number() })
const listIds = statement<typeof idRow, Bound>(
	`with staff as (${staffSql(inFilters())}), ${answersSql}
	select staff.personId from staff join answers on answers.personId = staff.personId where ${isAsked} order by ${order}`,
	idRow,
)
const findThese = statement<typeof agreementRow, Bound & { personIds: string }>(
	`with staff as (${staffSql('l.person_id in (select value from json_each(:personIds))')}), ${answersSql}
	select ${columns} from staff join answers on answers.personId = staff.personId order by ${order}`,
	agreementRow,
)

const batch = 500

/** Everybody of the list, read in batches, each of the same instant: a cursor left open would keep others from writing. */
export const iterateAgreement = (db: Database, question: AgreementQuestion, at: { now: Instant }): Generator<AgreementRow> =>
	iterateSnapshot(db, (moment) => iterateRows(moment, question, at))

function* iterateRows(db: Database, question: AgreementQuestion, { now }: { now: Instant }): Generator<AgreementRow> {
	const bound = bindAgreement(question, now)
	const personIds = listIds.all(db, bound).map(({ personId }) => personId)
	for (let first = 0; first < personIds.length; first += batch)
		yield* findThese.all(db, { ...bound, personIds: JSON.stringify(personIds.slice(first, first + batch)) })
}
