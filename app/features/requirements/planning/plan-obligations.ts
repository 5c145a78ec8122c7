import type { Day } from '#app/platform/calendar.ts'
import { pauseClock, type Away } from './clock-pause.ts'
import type { ObligationCause } from './obligation-cause.ts'
import { cycleInScope, type MetCycle } from './plan-cycle.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { scopeOn, scopesOf, type PlacementFact, type Span } from './scope.ts'

/** What one person is asked for one requirement in one cycle. It is asked from `askedFrom` to `askedTo` only: before and after, they are not in the audience. */
export type Obligation = { cycle: number; askedFrom: Day; askedTo: Day | null; opensOn: Day; dueOn: Day; cause: ObligationCause }

export type Extension = { cycle: number; dueOn: Day; on: Day; by: 'line-manager' | 'hr' }

/** Learnt elsewhere, by the word of `file`, which came on the day `on`. */
export type BroughtLearning = { completedOn: Day; file: string; on: Day }

/** The live row of a pair, `cause` as it is stored. */
export type LiveObligation = Omit<Obligation, 'cause'> & { cause: string }

/** What is on record of one person; the maps are by the number of the requirement. */
export type ObligationFacts = {
	personId: number
	/** By day. */
	placements: readonly PlacementFact[]
	/** Long leave. */
	absences: readonly Span[]
	exemptions: ReadonlyMap<number, readonly Span[]>
	/** In the order in which they were given. */
	extensions: ReadonlyMap<number, readonly Extension[]>
	/** The last cycle met. */
	met: ReadonlyMap<number, MetCycle>
	/** The last that counts of what was learnt elsewhere, by the word of a file. */
	brought: ReadonlyMap<number, BroughtLearning>
	live: ReadonlyMap<number, LiveObligation>
}

/** `record` null: nothing is asked any more, and it was a mistake that anything was. */
export type ObligationChange = { personId: number; requirementId: number; supersede: LiveObligation | null; record: Obligation | null }

export type ObligationPlan = {
	changes: ObligationChange[]
	/** The first day after today on which the same facts may ask something else: plan again then. */
	replanOn: Day | null
}

/**
 * What must be recorded so that everybody in the audience of a requirement has exactly one live obligation for it, counted from the right day. Pure: the same
 * facts on the same day give the same plan, and planning again once it is recorded changes nothing.
 */
export function planObligations(facts: readonly ObligationFacts[], requirements: readonly Requirement[], today: Day): ObligationPlan {
	const changes: ObligationChange[] = []
	const days: (Day | null)[] = requirements.flatMap(datesOf)
	for (const person of facts) {
		for (const requirement of requirements) {
			const { obligation, replanOn } = obligationOn(person, requirement, today)
			days.push(replanOn)
			const live = person.live.get(requirement.id) ?? null
			// What was over before anybody planned it is history that nobody was told of; unless they met it, and then something follows.
			if (live === null && !person.met.has(requirement.id) && obligation?.askedTo && obligation.askedTo < today) continue
			if (obligation === null ? live === null : live !== null && isSame(live, obligation)) continue
			changes.push({ personId: person.personId, requirementId: requirement.id, supersede: live, record: obligation })
		}
	}
	return { changes, replanOn: firstAfter(today, days) }
}

/** What the facts ask of one person for one requirement on a day; null if they were never, and will never be, in its audience. */
export function obligationOn(
	{ placements, absences, exemptions, extensions, met, brought }: Omit<ObligationFacts, 'live' | 'personId'>,
	requirement: Requirement,
	today: Day,
): { obligation: Obligation | null; replanOn: Day | null } {
	const scopes = scopesOf(placements, requirement)
	const scope = scopeOn(scopes, today)
	if (!scope) return { obligation: null, replanOn: null }
	const day = today < scope.from ? scope.from : scope.to !== null && today > scope.to ? scope.to : today
	const last = lastMet(met.get(requirement.id) ?? null, brought.get(requirement.id) ?? null)
	const { cycle, opensOn, dueOn, cause } = cycleInScope(requirement, scope, last.met, day)
	const away: Away[] = [
		...absences.map((span) => ({ ...span, kind: 'leave' as const })),
		...(exemptions.get(requirement.id) ?? []).map((span) => ({ ...span, kind: 'exemption' as const })),
	]
	const clock =
		away.length > 0 ? pauseClock(opensOn, dueOn, away, day) : { dueOn, days: 0, pause: null, afterReturn: false, replanOn: null }
	const given = extensions.get(requirement.id)?.findLast((extension) => extension.cycle === cycle)
	const extended = given !== undefined && given.dueOn > clock.dueOn
	const next = scopes.find(({ from }) => from > today)
	return {
		obligation: {
			cycle,
			askedFrom: scope.from,
			askedTo: scope.to,
			opensOn,
			dueOn: extended ? given.dueOn : clock.dueOn,
			cause: {
				...cause,
				...(last.elsewhere && { elsewhere: last.elsewhere }),
				...(clock.pause && { paused: { days: clock.days, last: clock.pause, afterReturn: clock.afterReturn } }),
				...(extended && { extended: { from: clock.dueOn, on: given.on, by: given.by } }),
			},
		},
		replanOn: firstAfter(today, [next?.from ?? null, clock.replanOn]),
	}
}

/**
 * What was done last, here or elsewhere. What a file brought meets the cycle after the last one met here, whatever else that file or another has from before;
 * so files may come in any order. It counts from the day on which it was done.
 */
function lastMet(own: MetCycle | null, brought: BroughtLearning | null): { met: MetCycle | null; elsewhere: ObligationCause['elsewhere'] } {
	if (!brought || (own && own.completedOn >= brought.completedOn)) return { met: own, elsewhere: undefined }
	const { completedOn, file, on } = brought
	return { met: { cycle: (own?.cycle ?? 0) + 1, opensOn: completedOn, dueOn: completedOn, completedOn }, elsewhere: { file, on } }
}

/** The days on which a requirement changes for everybody. */
export const datesOf = ({ rules, askedAgain }: Requirement): Day[] => [
	...rules.map(({ validFrom }) => validFrom),
	...askedAgain.map(({ on }) => on),
]

const firstAfter = (today: Day, days: readonly (Day | null)[]): Day | null =>
	days.reduce<Day | null>((first, day) => (day !== null && day > today && (first === null || day < first) ? day : first), null)

const isSame = (live: LiveObligation, planned: Obligation) =>
	live.cycle === planned.cycle &&
	live.opensOn === planned.opensOn &&
	live.dueOn === planned.dueOn &&
	live.askedFrom === planned.askedFrom &&
	live.askedTo === planned.askedTo &&
	live.cause === JSON.stringify(planned.cause)
