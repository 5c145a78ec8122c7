import { and, eq, isNotNull, lte, max, sql } from 'drizzle-orm'
import { QueryBuilder } from 'drizzle-orm/sqlite-core'
import { causeAtMonthEnd, causeText, dueWithoutExtension, isLive } from '#app/features/requirements/status/as-at.server.ts'
import { dayOf, type Day } from '#app/platform/calendar.ts'
import { isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { isAmong, prepared } from '#db/prepare.server.ts'
import {
	absences,
	attestations,
	broughtLearning,
	codePublications,
	completions,
	directorates,
	exemptions,
	extensions,
	historyImports,
	obligations,
	otherPosts,
	people as peopleTable,
	placements,
	services,
} from '#db/schema/index.ts'
import type { BroughtLearning, Extension, LiveObligation, ObligationFacts } from './plan-obligations.ts'
import { readCause } from './obligation-cause.ts'
import { anchorOf, type MetCycle } from './plan-cycle.ts'
import { withOtherPosts, type PlacementFact, type Span } from './scope.ts'

/** Cross joins: the placements of these people come first, and each finds its service and directorate. */
const placementsOf = prepared((db) =>
	db
		.select({
			personId: placements.personId,
			validFrom: placements.validFrom,
			validTo: placements.validTo,
			workerType: placements.workerType,
			directorate: directorates.name,
			service: services.name,
			tags: placements.tags,
		})
		.from(placements)
		.crossJoin(services)
		.crossJoin(directorates)
		.where(
			and(
				isAmong(placements.personId, 'people'),
				isCurrent(placements),
				eq(services.id, placements.serviceId),
				eq(directorates.id, placements.directorateId),
			),
		)
		.orderBy(placements.personId, placements.validFrom)
		.prepare(),
)
const postsOf = prepared((db) =>
	db
		.select({
			personId: otherPosts.personId,
			validFrom: otherPosts.validFrom,
			validTo: otherPosts.validTo,
			workerType: otherPosts.workerType,
			directorate: directorates.name,
			service: services.name,
			tags: otherPosts.tags,
		})
		.from(otherPosts)
		.crossJoin(services)
		.crossJoin(directorates)
		.where(
			and(
				isAmong(otherPosts.personId, 'people'),
				isCurrent(otherPosts),
				eq(services.id, otherPosts.serviceId),
				eq(directorates.id, otherPosts.directorateId),
			),
		)
		.prepare(),
)
const absencesOf = prepared((db) =>
	db
		.select({ personId: absences.personId, from: absences.startsOn, to: absences.endsOn })
		.from(absences)
		.where(and(isAmong(absences.personId, 'people'), isCurrent(absences)))
		.prepare(),
)
const exemptionsOf = prepared((db) =>
	db
		.select({
			personId: exemptions.personId,
			requirementId: exemptions.requirementId,
			from: exemptions.validFrom,
			to: exemptions.validTo,
		})
		.from(exemptions)
		.where(and(isAmong(exemptions.personId, 'people'), isCurrent(exemptions)))
		.prepare(),
)
const extensionsOf = prepared((db) =>
	db
		.select({
			personId: extensions.personId,
			requirementId: extensions.requirementId,
			cycle: extensions.cycle,
			dueOn: extensions.dueOn,
			on: extensions.grantedOn,
			by: extensions.grantedAs,
		})
		.from(extensions)
		.where(and(isAmong(extensions.personId, 'people'), isCurrent(extensions), lte(extensions.grantedOn, sql.placeholder('until'))))
		.orderBy(extensions.id)
		.prepare(),
)

const build = new QueryBuilder()
const commencementDays = build.select({ on: codePublications.effectiveFrom }).from(codePublications)
const agreedPublication = build
	.select({ id: max(codePublications.id) })
	.from(attestations)
	.innerJoin(
		codePublications,
		and(eq(codePublications.editionId, attestations.editionId), eq(codePublications.sha256, attestations.editionSha256)),
	)
	.where(
		and(eq(attestations.personId, completions.personId), eq(attestations.cycle, completions.cycle), eq(attestations.outcome, 'agreed')),
	)

const metOf = prepared((db) =>
	db
		.select({
			personId: completions.personId,
			requirementId: completions.requirementId,
			cycle: completions.cycle,
			completedOn: completions.completedOn,
			opensOn: obligations.opensOn,
			dueOn: dueWithoutExtension(obligations),
			cause: causeAtMonthEnd(obligations),
			publication: sql<number | null>`iif(${completions.source} = 'attestation' and ${completions.completedOn} in ${commencementDays},
				${agreedPublication}, null)`,
		})
		.from(completions)
		.innerJoin(
			obligations,
			and(
				eq(obligations.personId, completions.personId),
				eq(obligations.requirementId, completions.requirementId),
				eq(obligations.cycle, completions.cycle),
				isCurrent(obligations),
				isNotNull(obligations.metAt),
			),
		)
		.where(and(isAmong(completions.personId, 'people'), lte(completions.completedOn, sql.placeholder('until'))))
		.orderBy(completions.cycle)
		.prepare(),
)
const liveOf = prepared((db) =>
	db
		.select({
			personId: obligations.personId,
			requirementId: obligations.requirementId,
			cycle: obligations.cycle,
			opensOn: obligations.opensOn,
			dueOn: obligations.dueOn,
			askedFrom: obligations.askedFrom,
			askedTo: obligations.askedTo,
			cause: causeText(obligations),
		})
		.from(obligations)
		.where(and(isAmong(obligations.personId, 'people'), isLive(obligations)))
		.prepare(),
)

/** SQLite takes the other columns from the row of the greatest day. */
const broughtOf = prepared((db) =>
	db
		.select({
			personId: broughtLearning.personId,
			requirementId: broughtLearning.requirementId,
			completedOn: sql<Day>`max(${broughtLearning.completedOn})`,
			file: historyImports.fileName,
			recordedAt: broughtLearning.recordedAt,
		})
		.from(broughtLearning)
		.crossJoin(historyImports)
		.where(
			and(
				isAmong(broughtLearning.personId, 'people'),
				eq(historyImports.id, broughtLearning.importId),
				eq(broughtLearning.standing, 'counts'),
				isCurrent(broughtLearning),
				lte(broughtLearning.completedOn, sql.placeholder('until')),
			),
		)
		.groupBy(broughtLearning.personId, broughtLearning.requirementId)
		.prepare(),
)

const endOfTime: Day = '9999-12-31'

const everybody = prepared((db) => db.select({ id: peopleTable.id }).from(peopleTable).orderBy(peopleTable.id).prepare())

/** The ids of everybody in the register. */
export const listPersonIds = (db: Database): number[] =>
	everybody(db)
		.all()
		.map(({ id }) => id)

/**
 * What is on record of these people, for planning: eight statements however many they are. With `until`, only what had happened by then: what was met,
 * and the time that was given, later than that day is left out.
 */
export function readFacts(db: Database, personIds: readonly number[], until: Day = endOfTime): ObligationFacts[] {
	const people = JSON.stringify(personIds)
	const asked = { people, until }
	const placements = new Map<number, PlacementFact[]>()
	for (const { personId, ...placement } of placementsOf(db).all({ people })) add(placements, personId, placement)
	const posts = new Map<number, PlacementFact[]>()
	for (const { personId, ...post } of postsOf(db).all({ people })) add(posts, personId, post)
	const absences = new Map<number, Span[]>()
	for (const { personId, from, to } of absencesOf(db).all({ people })) add(absences, personId, { from, to })
	const exemptions = byRequirement(exemptionsOf(db).all({ people }), (lists: Map<number, Span[]>, { requirementId, from, to }) =>
		add(lists, requirementId, { from, to }),
	)
	const extensions = byRequirement(
		extensionsOf(db).all(asked),
		(lists: Map<number, Extension[]>, { requirementId, personId: _, ...extension }) => add(lists, requirementId, extension),
	)
	const met = byRequirement(metOf(db).all(asked), (last: Map<number, MetCycle>, { requirementId, personId: _, cause, ...cycle }) =>
		last.set(requirementId, { ...cycle, anchor: cause === null ? null : anchorOf(cycle.dueOn, readCause(cause)) }),
	)
	const brought = byRequirement(
		broughtOf(db).all(asked),
		(last: Map<number, BroughtLearning>, { requirementId, completedOn, file, recordedAt }) =>
			last.set(requirementId, { completedOn, file, on: dayOf(recordedAt) }),
	)
	const live = byRequirement(liveOf(db).all({ people }), (rows: Map<number, LiveObligation>, { requirementId, personId: _, ...row }) =>
		rows.set(requirementId, row),
	)
	return personIds.map((personId) => ({
		personId,
		placements: withOtherPosts(placements.get(personId) ?? [], posts.get(personId) ?? []),
		absences: absences.get(personId) ?? [],
		exemptions: exemptions.get(personId) ?? new Map(),
		extensions: extensions.get(personId) ?? new Map(),
		met: met.get(personId) ?? new Map(),
		brought: brought.get(personId) ?? new Map(),
		live: live.get(personId) ?? new Map(),
	}))
}

function add<Value>(lists: Map<number, Value[]>, key: number, value: Value): void {
	const list = lists.get(key)
	if (list) list.push(value)
	else lists.set(key, [value])
}

function byRequirement<Row extends { personId: number }, Value>(
	rows: readonly Row[],
	put: (values: Map<number, Value>, row: Row) => unknown,
): Map<number, Map<number, Value>> {
	const people = new Map<number, Map<number, Value>>()
	for (const row of rows) {
		const values = people.get(row.personId) ?? new Map<number, Value>()
		people.set(row.personId, values)
		put(values, row)
	}
	return people
}
