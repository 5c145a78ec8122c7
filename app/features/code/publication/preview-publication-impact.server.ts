import { and, desc, eq, sql } from 'drizzle-orm'
import { considerEverybody } from '#app/features/requirements/rules/preview-rule-impact.server.ts'
import type { Measuring } from '#app/platform/keep-previews.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { attestations } from '#db/schema/attestation.ts'
import { simulate, startCount, type PublicationImpact, type Simulation } from './simulate-publication.ts'

const findLastAgreed = prepared((db) =>
	db
		.select({ sha256: attestations.editionSha256 })
		.from(attestations)
		.where(and(eq(attestations.personId, sql.placeholder('personId')), eq(attestations.outcome, 'agreed')))
		.orderBy(desc(attestations.id))
		.limit(1)
		.prepare(),
)

/** What publishing an edition would do to everybody: nothing is written. Null if it was stopped. */
export async function previewPublicationImpact(
	db: Database,
	simulation: Simulation,
	measuring: Measuring = {},
): Promise<PublicationImpact | null> {
	const count = startCount(simulation)
	const isDone = await considerEverybody(
		db,
		(facts, moment) => {
			const answer = simulate(facts, simulation)
			if (answer) count.add(answer, findLastAgreed(moment).get({ personId: answer.personId })?.sha256 ?? null)
		},
		measuring,
	)
	return isDone ? count.total() : null
}
