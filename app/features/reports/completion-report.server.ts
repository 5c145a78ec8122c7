import type { Status } from '#app/features/requirements/status.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import {
	bindQuestion,
	inFilters,
	pairsSql,
	requirementsAsked,
	staffSql,
	type BoundQuestion,
	type CompletionQuestion,
} from './completion-sql.ts'
import { findPairs, findStaffPage } from './find-staff.server.ts'
import { countAll, emptyTally, type Tally } from './status-tally.ts'

type Counted = { directorate: string; requirementKey: number; status: Status; pairs: number }

const count = prepared((db) =>
	db.$client.prepare<BoundQuestion, Counted>(`
		with staff as (${staffSql(inFilters)}), pairs as (${pairsSql})
		select directorate, requirementKey, status, count(*) as pairs from pairs group by 1, 2, 3 order by 1
	`),
)

export type CompletionSummary = {
	/** The records of this instant were used. */
	known: Instant
	people: number
	/** People times requirements. */
	pairs: number
	tally: Tally
	directorates: { name: string; tally: Tally }[]
	requirements: { id: string; title: string; tally: Tally }[]
}

/**
 * The figures of the completion report, counted by the database: one statement. The status filter narrows lists, never figures: a share of the overdue that
 * is overdue says nothing.
 */
export function summariseCompletion(db: Database, question: CompletionQuestion, { now }: { now: Instant }): CompletionSummary {
	const bound = bindQuestion(question, now)
	const asked = requirementsAsked(question)
	const tally = emptyTally()
	const byDirectorate = new Map<string, Tally>()
	const byRequirement = new Map(asked.map(({ key }) => [key, emptyTally()]))
	for (const { directorate, requirementKey, status, pairs } of count(db).all(bound)) {
		const own = byDirectorate.get(directorate) ?? emptyTally()
		byDirectorate.set(directorate, own)
		for (const counts of [tally, own, byRequirement.get(requirementKey)]) if (counts) counts[status] += pairs
	}
	const pairs = countAll(tally)
	return {
		known: bound.known,
		people: asked.length === 0 ? 0 : pairs / asked.length,
		pairs,
		tally,
		directorates: [...byDirectorate].map(([name, own]) => ({ name, tally: own })),
		requirements: asked.map(({ key, id, title }) => ({ id, title, tally: byRequirement.get(key) ?? emptyTally() })),
	}
}

const peoplePerPage = 25

export type CompletionCell = { status: Status; dueOn: Day | null; completedOn: Day | null }

export type CompletionPage = {
	page: number
	pages: number
	people: number
	requirements: { id: string; title: string }[]
	rows: {
		employeeNumber: string
		name: string
		directorate: string
		service: string
		/** One for each requirement, in order. */
		cells: CompletionCell[]
	}[]
}

/**
 * A page of the matrix: people by family name, given name, then id. With a status filter, those who have that status in at least one of the requirements
 * asked about. A page past the last is answered with the first. Two statements.
 */
export function listCompletionPage(
	db: Database,
	question: CompletionQuestion & { page: number },
	{ now }: { now: Instant },
): CompletionPage {
	const { page } = question
	const bound = bindQuestion(question, now)
	const { staff, total } = findStaffPage(db, bound, { limit: peoplePerPage, offset: (page - 1) * peoplePerPage })
	if (staff.length === 0 && page > 1) return listCompletionPage(db, { ...question, page: 1 }, { now })
	const pairs = findPairs(db, { ...bound, statuses: null }, staff)
	return {
		page,
		pages: Math.ceil(total / peoplePerPage),
		people: total,
		requirements: requirementsAsked(question).map(({ id, title }) => ({ id, title })),
		rows: staff.map(({ personId, employeeNumber, givenName, familyName, directorate, service }) => ({
			employeeNumber,
			name: `${familyName}, ${givenName}`,
			directorate,
			service,
			cells: (pairs.get(personId) ?? []).map(({ status, dueOn, completedOn }) => ({ status, dueOn, completedOn })),
		})),
	}
}
