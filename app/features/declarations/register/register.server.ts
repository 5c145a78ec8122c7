import { bindNames, namedSql } from '#app/features/people/directory/named-sql.ts'
import { placedSql } from '#app/features/requirements/status/as-at-sql.ts'
import { endOfDay, type Day, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import type { AnswerKind, InterestKind } from '#db/schema/declarations.ts'
import type { DeclarationRow } from '#app/features/declarations/declaration-row.ts'
import {
	attention,
	currentThen,
	declarationColumns,
	declaredThen,
	fromDeclarations,
	hasManager,
	interests,
	managerHasPart,
	waits,
} from '#app/features/declarations/declaration-sql.ts'
import { registerViews, type RegisterQuery, type RegisterView } from './register-query.ts'

/** One line of the register. An answer such as a nil return has no details to read. */
export type RegisterRow = Omit<DeclarationRow, 'kind'> & {
	kind: InterestKind | AnswerKind
	/** Where they work on the day, and as what; null for somebody who does not. */
	directorate: string | null
	jobTitle: string | null
}

const inView: Record<RegisterView, string> = {
	current: currentThen,
	past: `not ${currentThen}`,
	attention: `${attention} is not null`,
	'to-decide': `${waits} and (${managerHasPart} or not ${hasManager})`,
}

const fromRegister = `${fromDeclarations}
	left join placements l on l.person_id = d.person_id and ${placedSql()}
	left join directorates u on u.id = l.directorate_id`
const inFilters = `${declaredThen} and (d.kind = :kind or (:kind is null and d.kind in (${interests})))
	and (:directorate is null or u.name = :directorate)
	and ${namedSql}`
const registerColumns = `${declarationColumns}, u.name as directorate, l.job_title as jobTitle`

type Known = { known: Instant; day: Day }
type Filters = Pick<RegisterQuery, 'kind' | 'directorate'> & ReturnType<typeof bindNames>
const bound = ({ asAt }: { asAt: Day }, now: Instant): Known => ({ known: Math.min(now, endOfDay(asAt)), day: asAt })

const pageOf = new Map(
	registerViews.map((view) => [
		view,
		prepared((db) =>
			db.$client.prepare<Known & Filters & { limit: number; offset: number }, RegisterRow>(
				`select ${registerColumns} ${fromRegister} where ${inFilters} and ${inView[view]} order by d.id desc limit :limit offset :offset`,
			),
		),
	]),
)

const counts = prepared((db) =>
	db.$client.prepare<Known & Filters, Record<'current' | 'past' | 'attention' | 'toDecide', number | null>>(`
		select sum(${inView.current}) as current, sum(${inView.past}) as past, sum(${inView.attention}) as attention, sum(${inView['to-decide']}) as toDecide
		${fromRegister} where ${inFilters}
	`),
)

const perPage = 25

export type RegisterPage = { counts: Record<RegisterView, number>; rows: RegisterRow[]; page: number; pages: number }

/** One page of the register as at a day, the newest first, and how many each view has: two statements. */
export function listRegister(db: Database, query: RegisterQuery, { now }: { now: Instant }): RegisterPage {
	const { kind, directorate, q, show } = query
	const asked = { ...bound(query, now), kind, directorate, ...bindNames(q) }
	const { current, past, attention, toDecide } = counts(db).get(asked) ?? {}
	const found = { current: current ?? 0, past: past ?? 0, attention: attention ?? 0, 'to-decide': toDecide ?? 0 }
	const pages = Math.max(1, Math.ceil(found[show] / perPage))
	const page = Math.min(query.page, pages)
	const rows =
		pageOf
			.get(show)?.(db)
			.all({ ...asked, limit: perPage, offset: (page - 1) * perPage }) ?? []
	return { counts: found, rows, page, pages }
}

export type AuditRow = RegisterRow & { declaredEvidence: number | null; decidedEvidence: string | null; endedEvidence: number | null }

const entry = (action: string) => `from evidence e where e.subject = 'person:' || d.person_id and e.action = '${action}'
	and e.details ->> 'declaration' = d.id and e.at <= :known`
const batchOf = prepared((db) =>
	db.$client.prepare<Known & { after: number }, AuditRow>(`
		select ${registerColumns}, (select min(e.seq) ${entry('interests.declared')}) as declaredEvidence,
			(select group_concat(e.seq, ' ') ${entry('interest.decided')}) as decidedEvidence, (select max(e.seq) ${entry('interest.ended')}) as endedEvidence
		${fromRegister} where d.id > :after and ${declaredThen} order by d.id limit 500
	`),
)

/**
 * Every declaration and every answer up to a day, the oldest first, with the numbers of their entries in the evidence. Read in batches: a cursor left open would
 * keep everybody else from writing.
 */
export function* iterateRegister(db: Database, { asAt }: { asAt: Day }, { now }: { now: Instant }): Generator<AuditRow> {
	let after = 0
	for (;;) {
		const rows = batchOf(db).all({ ...bound({ asAt }, now), after })
		yield* rows
		const last = rows.at(-1)
		if (!last) return
		after = last.id
	}
}
