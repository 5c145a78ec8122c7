import { and, between, sql } from 'drizzle-orm'
import { union, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '#app/platform/clock.ts'
import { dayOf, type Day } from '#app/platform/calendar.ts'
import { isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { absences, exemptions, otherPosts, placements } from '#db/schema/index.ts'
import { applyObligations } from './apply-obligations.server.ts'
import { datesOf } from './plan-obligations.ts'
import { listPersonIds } from './read-facts.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { listRequirements } from '#app/features/requirements/rules/rules.server.ts'

const batch = 100
/** Milliseconds between two transactions, so that whoever wants to write meanwhile gets a turn. */
const turn = 2

const isBetween = (from: SQLiteColumn) => between(from, sql.placeholder('day'), sql.placeholder('today'))

/** Whose own facts begin on a day, or since. */
const beginning = prepared((db) =>
	union(
		db
			.select({ id: placements.personId })
			.from(placements)
			.where(and(isBetween(placements.validFrom), isCurrent(placements))),
		db
			.select({ id: otherPosts.personId })
			.from(otherPosts)
			.where(and(isBetween(otherPosts.validFrom), isCurrent(otherPosts))),
		db
			.select({ id: absences.personId })
			.from(absences)
			.where(and(isBetween(absences.startsOn), isCurrent(absences))),
		db
			.select({ id: exemptions.personId })
			.from(exemptions)
			.where(and(isBetween(exemptions.validFrom), isCurrent(exemptions))),
	).prepare(),
)

/**
 * Plans again whoever a day changes: everybody where a rule or a version comes into force, else those with something of their own that begins. In small
 * transactions, so that nobody waits; may be run again. Returns the number of obligations changed. Run late, because nothing ran on the day itself, it makes
 * good every day since: each plan asks for the next day only, so the days between have no job of their own.
 */
export async function replanDay(db: Database, requirements: readonly Requirement[], day: Day, clock: Clock): Promise<number> {
	const today = dayOf(clock())
	const changesAll = requirements.some((requirement) => datesOf(requirement).some((date) => date >= day && date <= today))
	const personIds = changesAll
		? listPersonIds(db)
		: beginning(db)
				.all({ day, today })
				.map(({ id }) => id)
	return planInTurns(db, { personIds, requirements }, { clock, actor: 'system' })
}

/** Plans everybody again for one requirement, by its rules as they are recorded now. Returns the number of obligations changed. */
export async function replanRequirement(db: Database, known: readonly Requirement[], slug: string, clock: Clock): Promise<number> {
	const kinds = new Map(known.filter((requirement) => requirement.slug === slug).map(({ kind }) => [slug, kind]))
	return planInTurns(db, { personIds: listPersonIds(db), requirements: listRequirements(db, kinds) }, { clock, actor: 'system' })
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
