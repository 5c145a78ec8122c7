import { alias } from 'drizzle-orm/sqlite-core'
import { z } from 'zod'
import { exemptionOn, isLive, isStillAsked, longLeaveSince, placedOn } from '#app/features/requirements/status/as-at.server.ts'
import type { PlacedRow } from '#app/features/requirements/status/read-basis.ts'
import type { Day } from '#app/platform/calendar.ts'
import { isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { attestationStates, exemptions, obligations, placements, progressStates, workerTypes } from '#db/schema/index.ts'
import { bound, statement, textOf } from '#db/statement.server.ts'

const rowSchema = z.object({
	requirementId: z.number(),
	cycle: z.number(),
	opensOn: z.string(),
	dueOn: z.string(),
	askedTo: z.string().nullable(),
	/** As JSON, that `readBasis` reads. */
	cause: z.string(),
	/** Of the module: null if it is not begun. The pages are lists in JSON. */
	state: z.enum(progressStates).nullable(),
	page: z.string().nullable(),
	pagesRead: z.string().nullable(),
	pagesAsked: z.string().nullable(),
	/** Of the Code: null if it is not begun, and for modules. Editions by their fingerprints: of the last step, of what is read since, last agreed to. */
	attestationState: z.enum(attestationStates).nullable(),
	begunWith: z.string().nullable(),
	readSince: z.string().nullable(),
	partsRead: z.string().nullable(),
	lastAgreed: z.string().nullable(),
	/** 1: learning done elsewhere was handed in, and HR has not decided yet. */
	isClaimed: z.number(),
	awaySince: z.string().nullable(),
	exempt: z.string().nullable(),
	/** As JSON, that `readPlaced` reads; the same in every row. */
	placed: z.string().nullable(),
})

/** One requirement that is asked of somebody and not met, with all that says what to do about it and why. */
export type OpenObligation = z.infer<typeof rowSchema>

const o = alias(obligations, 'o')
const l = alias(placements, 'l')
const e = alias(exemptions, 'e')
const personId = bound('personId')
const day = bound('day')

/**
 * By hand: every visit begins with My learning, and through the builder the same question took more than twice the time. What is the same for all requirements
 * of a person (their leave, their placement, which of them have an exemption or a claim) is a subquery without reference to the row: SQLite answers it once.
 */
const find = statement(
	`select o.requirement_id as requirementId, o.cycle, o.opens_on as opensOn, o.due_on as dueOn, o.asked_to as askedTo, o.cause,
		m.state, m.page, m.pages_read as pagesRead, m.pages_asked as pagesAsked,
		a.state as attestationState, a.edition_sha256 as begunWith, a.since_sha256 as readSince, a.parts_read as partsRead,
		iif(o.requirement_id = :codeId, (select t.edition_sha256 from attestations t where t.person_id = :personId and t.outcome = 'agreed'
			order by t.id desc limit 1), null) as lastAgreed,
		o.requirement_id in (select c.requirement_id from prior_learning c where c.person_id = :personId and c.decided_at is null) as isClaimed,
		${textOf(longLeaveSince(personId, day))} as awaySince,
		iif(o.requirement_id in (select e.requirement_id from exemptions e where e.person_id = :personId and ${textOf(isCurrent(e))}),
			${textOf(exemptionOn(personId, o.requirementId, day))}, null) as exempt,
		(select json_object('placedFrom', l.valid_from, 'workerType', l.worker_type, 'directorate', d.name, 'service', s.name)
			from placements l join services s on s.id = l.service_id join directorates d on d.id = s.directorate_id
			where l.person_id = :personId and ${textOf(placedOn(day, l))}) as placed
	from obligations o
	left join module_progress m on m.person_id = o.person_id and m.requirement_id = o.requirement_id and m.cycle = o.cycle
	left join attestation_progress a on o.requirement_id = :codeId and a.person_id = o.person_id and a.cycle = o.cycle
	where o.person_id = :personId and ${textOf(isLive(o))} and ${textOf(isStillAsked(o, day))}`,
	rowSchema,
)

/** `codeId`: the id of the requirement to agree to the Code; null where none is asked. */
type Asked = { personId: number; today: Day; codeId: number | null }

/** What is asked of somebody on a day, or will be: one statement. */
export const findOpenObligations = (db: Database, { personId: person, today, codeId }: Asked): OpenObligation[] =>
	find.all(db, { personId: person, day: today, codeId })

const placedSchema = z.object({ placedFrom: z.string(), workerType: z.enum(workerTypes), directorate: z.string(), service: z.string() })
const nowhere: PlacedRow = { placedFrom: null, workerType: null, directorate: null, service: null }

/** Where the person of this obligation works today. */
export const readPlaced = ({ placed }: Pick<OpenObligation, 'placed'>): PlacedRow =>
	placed === null ? nowhere : placedSchema.parse(JSON.parse(placed))
