import { z } from 'zod'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { standings, type Standing } from '#db/schema/history.ts'
import type { ParsedHistory } from './parse-history.ts'
import type { HistoryPlan } from './plan-history.ts'

/** How much of a file comes along, and as what. */
export const countsSchema = z.object({
	kind: z.enum(['completions', 'absences']).nullable(),
	rows: z.number(),
	/** Completions or absences that are new. */
	brought: z.number(),
	/** Rows that say what is on record, or what another row says. */
	same: z.number(),
	/** Courses, or kinds of leave, that were chosen to be left out. */
	notWanted: z.number(),
	/** Rows that say that nothing was completed. */
	notCompleted: z.number(),
	byRequirement: z.array(
		z.object({
			slug: z.string(),
			title: z.string(),
			...(Object.fromEntries(standings.map((name) => [name, z.number()])) as Record<Standing, z.ZodNumber>),
		}),
	),
	byKind: z.array(z.object({ kind: z.string(), brought: z.number() })),
})
export type HistoryCounts = z.infer<typeof countsSchema>

export function countHistory(
	{ kind, rows, notCompleted }: Pick<ParsedHistory, 'kind' | 'rows' | 'notCompleted'>,
	{ learning, absences, same, notWanted }: Pick<HistoryPlan, 'learning' | 'absences' | 'same' | 'notWanted'>,
	requirements: readonly Requirement[],
): HistoryCounts {
	const byRequirement = new Map<number, HistoryCounts['byRequirement'][number]>()
	for (const { id, slug, title } of requirements) byRequirement.set(id, { slug, title, counts: 0, 'run-out': 0, 'new-version': 0, code: 0 })
	for (const { requirementId, standing } of learning) {
		const own = byRequirement.get(requirementId)
		if (own) own[standing] += 1
	}
	const kinds = new Map<string, number>()
	for (const { kind: own } of absences) kinds.set(own, (kinds.get(own) ?? 0) + 1)
	return {
		...{ kind, rows, brought: learning.length + absences.length, same, notWanted, notCompleted },
		byRequirement: [...byRequirement.values()].filter((own) => standings.some((standing) => own[standing] > 0)),
		byKind: [...kinds].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, brought]) => ({ kind: name, brought })),
	}
}
