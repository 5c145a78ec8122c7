import { and, desc, eq, exists, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { causeText, exemptionOn, isLive, isStillAsked, longLeaveSince, placedOn } from '#app/features/requirements/status/as-at.server.ts'
import type { PlacedRow } from '#app/features/requirements/status/read-basis.ts'
import type { Day } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import {
	attestationProgress,
	attestations,
	attestationStates,
	directorates,
	moduleProgress,
	obligations,
	placements,
	priorLearning,
	requirements,
	services,
	workerTypes,
} from '#db/schema/index.ts'

const personId = sql.placeholder('personId')
const day = sql.placeholder('day')

const attestationSchema = z.object({
	state: z.enum(attestationStates).nullable(),
	begunWith: z.string().nullable(),
	since: z.string().nullable(),
	partsRead: z.array(z.string()).nullable(),
	lastAgreed: z.string().nullable(),
})
const readAttestation = (text: string) => attestationSchema.parse(JSON.parse(text))

/** Of the Code alone, so one value for all of it. Editions by their fingerprints: of the last step, of what is read since, and last agreed to. */
const attestation = (
	db: Database,
) => sql`json_object('state', ${attestationProgress.state}, 'begunWith', ${attestationProgress.editionSha256},
	'since', ${attestationProgress.sinceSha256}, 'partsRead', json(${attestationProgress.partsRead}), 'lastAgreed', ${db
		.select({ edition: attestations.editionSha256 })
		.from(attestations)
		.where(and(eq(attestations.personId, personId), eq(attestations.outcome, 'agreed')))
		.orderBy(desc(attestations.id))
		.limit(1)})`

/** Where the person works, as JSON: the same for each requirement, so SQLite looks it up once, and it is read for an explanation only. */
const placed = (db: Database) =>
	sql<string | null>`${db
		.select({
			json: sql`json_object('placedFrom', ${placements.validFrom}, 'workerType', ${placements.workerType}, 'directorate', ${directorates.name}, 'service', ${services.name})`,
		})
		.from(placements)
		.innerJoin(services, eq(services.id, placements.serviceId))
		.innerJoin(directorates, eq(directorates.id, services.directorateId))
		.where(and(eq(placements.personId, personId), placedOn(day)))}`

const placedSchema = z.object({
	placedFrom: z.string(),
	workerType: z.enum(workerTypes),
	directorate: z.string(),
	service: z.string(),
})
const nowhere: PlacedRow = { placedFrom: null, workerType: null, directorate: null, service: null }

/** Where the person of this obligation works today. */
export const readPlaced = ({ placed: text }: { placed: string | null }): PlacedRow =>
	text === null ? nowhere : placedSchema.parse(JSON.parse(text))

const find = prepared((db) =>
	db
		.select({
			requirementId: obligations.requirementId,
			cycle: obligations.cycle,
			opensOn: obligations.opensOn,
			dueOn: obligations.dueOn,
			askedTo: obligations.askedTo,
			cause: causeText(obligations),
			state: moduleProgress.state,
			page: moduleProgress.page,
			pagesRead: moduleProgress.pagesRead,
			pagesAsked: moduleProgress.pagesAsked,
			attestation: sql`iif(${requirements.slug} = 'code', ${attestation(db)}, null)`.mapWith(readAttestation),
			isClaimed: exists(
				db
					.select({ id: priorLearning.id })
					.from(priorLearning)
					.where(
						and(
							eq(priorLearning.personId, personId),
							eq(priorLearning.requirementId, obligations.requirementId),
							isNull(priorLearning.decidedAt),
						),
					),
			).mapWith(Boolean),
			awaySince: longLeaveSince(personId, day),
			exempt: exemptionOn(obligations.personId, obligations.requirementId, day),
			placed: placed(db),
		})
		.from(obligations)
		.innerJoin(requirements, eq(requirements.id, obligations.requirementId))
		.leftJoin(
			moduleProgress,
			and(
				eq(moduleProgress.personId, obligations.personId),
				eq(moduleProgress.requirementId, obligations.requirementId),
				eq(moduleProgress.cycle, obligations.cycle),
			),
		)
		.leftJoin(
			attestationProgress,
			and(
				eq(requirements.slug, 'code'),
				eq(attestationProgress.personId, obligations.personId),
				eq(attestationProgress.cycle, obligations.cycle),
			),
		)
		.where(and(eq(obligations.personId, personId), isLive(obligations), isStillAsked(obligations, day)))
		.prepare(),
)

/** One requirement that is asked of somebody and not met, with all that says what to do about it and why. */
export type OpenObligation = ReturnType<ReturnType<typeof find>['all']>[number]

/** What is asked of somebody on a day, or will be: one statement. */
export const findOpenObligations = (db: Database, { personId: person, today }: { personId: number; today: Day }): OpenObligation[] =>
	find(db).all({ personId: person, day: today })
