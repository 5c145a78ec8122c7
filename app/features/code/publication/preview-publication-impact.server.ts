import { considerEverybody } from '#app/features/requirements/rules/preview-rule-impact.server.ts'
import type { Measuring } from '#app/platform/keep-previews.ts'
import type { Database } from '#db/open.server.ts'
import { simulate, startCount, type PublicationImpact, type Simulation } from './simulate-publication.ts'

/** What publishing an edition would do to everybody: nothing is written. Null if it was stopped. */
export async function previewPublicationImpact(
	db: Database,
	simulation: Simulation,
	measuring: Measuring = {},
): Promise<PublicationImpact | null> {
	const count = startCount(simulation)
	const isDone = await considerEverybody(
		db,
		(facts) => {
			const answer = simulate(facts, simulation)
			if (answer) count.add(answer)
		},
		measuring,
	)
	return isDone ? count.total() : null
}
