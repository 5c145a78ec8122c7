import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '#app/platform/clock.ts'
import { dayOf, type Day } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { applyObligations } from './apply-obligations.server.ts'
import { datesOf } from './plan-obligations.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { listRequirements } from '#app/features/requirements/rules/rules.server.ts'

const batch = 100
/** Milliseconds between two transactions, so that whoever wants to write meanwhile gets a turn. */
const turn = 2

/** Whose own facts begin on a day, or since. */
const beginning = prepared((db) =>
	db.$client
		.prepare<{ day: Day; today: Day }, number>(
			`select person_id from placements where valid_from between :day and :today and superseded_at is null
			 union select person_id from absences where starts_on between :day and :today and superseded_at is null
			 union select person_id from exemptions where valid_from between :day and :today and superseded_at is null`,
		)
		.pluck(),
)
const everybody = prepared((db) => db.$client.prepare<[], number>('select id from people order by id').pluck())

/**
 * Plans again whoever a day changes: everybody where a rule or a version comes into force, else those with something of their own that begins. In small
 * transactions, so that nobody waits; may be run again. Returns the number of obligations changed. Run late, because nothing ran on the day itself, it makes
 * good every day since: each plan asks for the next day only, so the days between have no job of their own.
 */
export async function replanDay(db: Database, requirements: readonly Requirement[], day: Day, clock: Clock): Promise<number> {
	const today = dayOf(clock())
	const changesAll = requirements.some((requirement) => datesOf(requirement).some((date) => date >= day && date <= today))
	const personIds = changesAll ? everybody(db).all() : beginning(db).all({ day, today })
	return planInTurns(db, { personIds, requirements }, { clock, actor: 'system' })
}

/** Plans everybody again for one requirement, by its rules as they are recorded now. Returns the number of obligations changed. */
export async function replanRequirement(db: Database, known: readonly Requirement[], id: string, clock: Clock): Promise<number> {
	const kinds = new Map(known.filter((requirement) => requirement.slug === id).map(({ kind }) => [id, kind]))
	return planInTurns(db, { personIds: everybody(db).all(), requirements: listRequirements(db, kinds) }, { clock, actor: 'system' })
}

/** Plans these people in small transactions. */
export async function planInTurns(
	db: Database,
	{ personIds, requirements }: { personIds: readonly number[]; requirements: readonly Requirement[] },
	{ clock, actor }: { clock: Clock; actor: string },
): Promise<number> {
	let changed = 0
	for (let first = 0; first < personIds.length; first += batch) {
		if (first > 0) await pause(turn)
		changed += applyObligations(db, { personIds: personIds.slice(first, first + batch), requirements }, { now: clock(), actor })
	}
	return changed
}
