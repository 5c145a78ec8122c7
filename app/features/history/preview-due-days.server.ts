import { planObligations, type BroughtLearning, type ObligationFacts } from '#app/features/requirements/planning/plan-obligations.ts'
import { readFacts } from '#app/features/requirements/planning/read-facts.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Day } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import type { HistoryPlan } from './plan-history.ts'

/** `before` null: nothing was asked. */
export type DueChange = { personId: number; requirementId: number; before: Day | null; after: Day | null }
export type DueChanges = { people: number; changed: number; first: DueChange[] }

const batch = 100
const mostShown = 50

/** The people whose due days a plan may change: what is history only changes none. */
export const whoIsPlanned = ({ learning, absences }: Pick<HistoryPlan, 'learning' | 'absences'>): number[] => [
	...new Set([...learning.filter(({ standing }) => standing === 'counts'), ...absences].map(({ personId }) => personId)),
]

/** Whose due days would change, worked out from the facts and the plan together: nothing is written, so nobody has to wait. */
export function previewDueDays(
	db: Database,
	plan: Pick<HistoryPlan, 'learning' | 'absences'>,
	{ requirements, file, today }: { requirements: readonly Requirement[]; file: string; today: Day },
	onProgress: (share: number) => void,
): DueChanges {
	const personIds = whoIsPlanned(plan)
	const learning = grouped(plan.learning.filter(({ standing }) => standing === 'counts'))
	const absences = grouped(plan.absences)
	const found: DueChanges = { people: 0, changed: 0, first: [] }
	const planned = new Set<number>()
	for (let from = 0; from < personIds.length; from += batch) {
		const facts = readFacts(db, personIds.slice(from, from + batch)).map((person): ObligationFacts => ({
			...person,
			absences: [...person.absences, ...(absences.get(person.personId) ?? [])],
			brought: withBrought(person.brought, learning.get(person.personId) ?? [], { file, on: today }),
		}))
		for (const { personId, requirementId, supersede, record } of planObligations(facts, requirements, today).changes) {
			const [before, after] = [supersede?.dueOn ?? null, record?.dueOn ?? null]
			if (before === after) continue
			planned.add(personId)
			found.changed += 1
			if (found.first.length < mostShown) found.first.push({ personId, requirementId, before, after })
		}
		onProgress(Math.min(1, (from + batch) / personIds.length))
	}
	return { ...found, people: planned.size }
}

function withBrought(
	known: ReadonlyMap<number, BroughtLearning>,
	rows: readonly { requirementId: number; completedOn: Day }[],
	from: { file: string; on: Day },
): ReadonlyMap<number, BroughtLearning> {
	const brought = new Map(known)
	for (const { requirementId, completedOn } of rows) {
		const last = brought.get(requirementId)
		if (!last || last.completedOn < completedOn) brought.set(requirementId, { completedOn, ...from })
	}
	return brought
}

function grouped<Row extends { personId: number }>(rows: readonly Row[]): Map<number, Row[]> {
	const groups = new Map<number, Row[]>()
	for (const row of rows) {
		const own = groups.get(row.personId)
		if (own) own.push(row)
		else groups.set(row.personId, [row])
	}
	return groups
}
