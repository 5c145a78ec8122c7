import { z } from 'zod'
import { setImmediate } from 'node:timers/promises'
import { statuses } from '#app/features/requirements/status/status.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { withSnapshot } from '#db/snapshot.server.ts'
import { statement } from '#db/statement.server.ts'
import { makePage, peoplePerPage, type CompletionPage } from './completion-page.ts'
import { requirementsAsked, type CompletionQuestion, type PairRow, type StaffRow } from './completion-question.ts'
import { bindQuestion, inFilters, pairsSql, staffSql, type BoundQuestion } from './completion-sql.server.ts'
import { iterateStaff } from './iterate-completion-rows.server.ts'
import { statusesOf } from './report-query.ts'
import { findPairs, findStaffPage } from './find-staff.server.ts'
import { countAll, emptyTally, type Tally } from './status-tally.ts'

const countedRow = z.object({ directorate: z.string(), requirementId: z.number(), status: z.enum(statuses), pairs: z.number() })
type Counted = z.infer<typeof countedRow>

const count = statement<typeof countedRow, BoundQuestion>(
	`with staff as (${staffSql(inFilters())}), ${pairsSql}
	select directorate, requirementId, status, count(*) as pairs from pairs group by 1, 2, 3 order by 1`,
	countedRow,
)

export type CompletionSummary = {
	/** The records of this instant were used. */
	known: Instant
	people: number
	/** People times requirements. */
	pairs: number
	tally: Tally
	directorates: { name: string; tally: Tally }[]
	requirements: { slug: string; title: string; tally: Tally }[]
}

/**
 * The figures of the completion report, counted by the database: one statement. The status filter narrows lists, never figures: a share of the overdue that
 * is overdue says nothing.
 */
export function summariseCompletion(db: Database, question: CompletionQuestion, { now }: { now: Instant }): CompletionSummary {
	const bound = bindQuestion(question, now)
	return addUp(question, bound.known, count.all(db, bound))
}

function addUp(question: CompletionQuestion, known: Instant, counted: Iterable<Counted>): CompletionSummary {
	const asked = requirementsAsked(question)
	const tally = emptyTally()
	const byDirectorate = new Map<string, Tally>()
	const byRequirement = new Map(asked.map(({ id }) => [id, emptyTally()]))
	for (const { directorate, requirementId, status, pairs } of counted) {
		const own = byDirectorate.get(directorate) ?? emptyTally()
		byDirectorate.set(directorate, own)
		for (const counts of [tally, own, byRequirement.get(requirementId)]) if (counts) counts[status] += pairs
	}
	const pairs = countAll(tally)
	return {
		known,
		people: asked.length === 0 ? 0 : pairs / asked.length,
		pairs,
		tally,
		directorates: [...byDirectorate].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, own]) => ({ name, tally: own })),
		requirements: asked.map(({ id, slug, title }) => ({ slug, title, tally: byRequirement.get(id) ?? emptyTally() })),
	}
}

/**
 * Figures and page with what is known now of an earlier day. Every person is worked out anew, a few hundred at a time; other requests are answered in between.
 */
export async function reportNowKnown(
	db: Database,
	question: CompletionQuestion & { page: number },
	at: { now: Instant },
): Promise<{ summary: CompletionSummary; list: CompletionPage }> {
	return withSnapshot(db, (moment) => workOut(moment, question, at))
}

async function workOut(
	db: Database,
	question: CompletionQuestion & { page: number },
	{ now }: { now: Instant },
): Promise<{ summary: CompletionSummary; list: CompletionPage }> {
	const { page, filters } = question
	const counted: Counted[] = []
	const shown: StaffRow[] = []
	const matching = new Map<number, PairRow[]>()
	const statuses = filters.status === null ? null : statusesOf(filters.status)
	const everyone = { ...question, filters: { ...filters, status: null } }
	let people = 0
	for (const { staff, pairs } of iterateStaff(db, everyone, { now })) {
		for (const person of staff) {
			const all = pairs.get(person.personId) ?? []
			for (const { requirementId, status } of all) counted.push({ directorate: person.directorate, requirementId, status, pairs: 1 })
			const own = statuses === null ? all : all.filter(({ status }) => statuses.includes(status))
			if (statuses !== null && own.length === 0) continue
			people += 1
			if (Math.ceil(people / peoplePerPage) !== page) continue
			shown.push(person)
			matching.set(person.personId, own)
		}
		await setImmediate()
	}
	if (shown.length === 0 && page > 1) return workOut(db, { ...question, page: 1 }, { now })
	return { summary: addUp(question, now, counted), list: makePage(question, people, shown, matching) }
}

/** A page of the list. With a status filter, those who have that status in at least one of the requirements asked about. A page past the last is answered with the first. Two statements. */
export function listCompletionPage(
	db: Database,
	question: CompletionQuestion & { page: number },
	{ now }: { now: Instant },
): CompletionPage {
	const { page } = question
	const bound = bindQuestion(question, now)
	const { staff, total } = findStaffPage(db, bound, { limit: peoplePerPage, offset: (page - 1) * peoplePerPage })
	if (staff.length === 0 && page > 1) return listCompletionPage(db, { ...question, page: 1 }, { now })
	return makePage(question, total, staff, findPairs(db, bound, staff))
}
