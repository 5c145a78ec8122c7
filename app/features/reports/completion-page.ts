import { explainForReport } from '#app/features/requirements/status/explain-obligation.ts'
import { readBasis } from '#app/features/requirements/status/read-basis.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Status } from '#app/features/requirements/status/status.ts'
import type { Day } from '#app/platform/calendar.ts'
import { requirementsAsked, type CompletionQuestion, type PairRow, type StaffRow } from './completion-question.ts'

export const peoplePerPage = 25

export type CompletionCell = { status: Status; dueOn: Day | null; completedOn: Day | null }

type Who = { employeeNumber: string; name: string; directorate: string; service: string }

/** What somebody has to do that has the status asked for, and why it has: in the words of the CSV. */
type Match = CompletionCell & { slug: string; title: string; why: string }

/** People by name. Without a status filter with a cell for each requirement, in order; with one each with what matches. */
export type CompletionPage = { page: number; pages: number; people: number } & (
	| { kind: 'matrix'; requirements: { slug: string; title: string }[]; rows: (Who & { cells: CompletionCell[] })[] }
	| { kind: 'matches'; rows: (Who & { matches: Match[] })[] }
)

/** `pairs` are of the statuses asked for; `people` is how many there are on all pages. */
export function makePage(
	question: CompletionQuestion & { page: number },
	people: number,
	staff: readonly StaffRow[],
	pairs: ReadonlyMap<number, readonly PairRow[]>,
): CompletionPage {
	const count = { page: question.page, pages: Math.ceil(people / peoplePerPage), people }
	const own = ({ personId }: StaffRow) => pairs.get(personId) ?? []
	const asked = requirementsAsked(question)
	if (question.filters.status === null) {
		const requirements = asked.map(({ slug, title }) => ({ slug, title }))
		return { ...count, kind: 'matrix', requirements, rows: staff.map((person) => ({ ...who(person), cells: own(person).map(cell) })) }
	}
	const byId = new Map(asked.map((requirement) => [requirement.id, requirement]))
	const match = (person: StaffRow, pair: PairRow): Match[] => {
		const requirement = byId.get(pair.requirementId)
		if (!requirement) return []
		const { slug, title } = requirement
		return [{ slug, title, ...cell(pair), why: explainPair(requirement, pair, person, question.asAt) }]
	}
	const rows = staff.map((person) => ({ ...who(person), matches: own(person).flatMap((pair) => match(person, pair)) }))
	return { ...count, kind: 'matches', rows }
}

const who = ({ employeeNumber, givenName, familyName, directorate, service }: StaffRow): Who => ({
	employeeNumber,
	name: [familyName, givenName].filter((name) => name !== '').join(', '),
	directorate,
	service,
})

const cell = ({ status, dueOn, completedOn }: PairRow): CompletionCell => ({ status, dueOn, completedOn })

/** Why somebody has the status that they have on a day, in sentences. */
export const explainPair = (requirement: Requirement, pair: PairRow, person: StaffRow, day: Day): string =>
	explainForReport({ requirement, status: pair.status, day, ...readBasis(pair, person) })
