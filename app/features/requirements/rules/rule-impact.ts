import { addMonths, daysBetween, type Day } from '#app/platform/calendar.ts'
import { obligationOn, type ObligationFacts } from '#app/features/requirements/planning/plan-obligations.ts'
import type { DatedRule, Requirement } from './requirement-rules.ts'
import type { Span } from '#app/features/requirements/planning/scope.ts'
import { statusOn } from '#app/features/requirements/status/status.ts'

export const impactKinds = ['gains', 'loses', 'earlier', 'later', 'becomes-overdue', 'stops-overdue'] as const
/** What a new rule does to somebody. Whose due day moves, or who loses the requirement, may also become overdue by it or stop being so. */
export type ImpactKind = (typeof impactKinds)[number]

/** What is asked of somebody on the day of the change; null if nothing is, nor will be. */
type Standing = { opensOn: Day; dueOn: Day; overdue: boolean } | null

export type PersonImpact = { personId: number; directorate: string; kinds: readonly ImpactKind[]; before: Standing; after: Standing }

export type RuleComparison = { before: Requirement; after: Requirement; day: Day }

/** The requirement as it would be: rules of the new one's day and later make way for it. */
export const withRule = (requirement: Requirement, rule: DatedRule): Requirement => ({
	...requirement,
	rules: [...requirement.rules.filter(({ validFrom }) => validFrom < rule.validFrom), rule],
})

/** What the new rule does to one person, planned on the day on which it takes effect, with the facts as they are believed now. */
export function impactOn(facts: ObligationFacts, { before, after, day }: RuleComparison): PersonImpact {
	const [was, is] = [standingOf(facts, before, day), standingOf(facts, after, day)]
	const kinds: ImpactKind[] = []
	if (!was && is) kinds.push('gains')
	if (was && !is) kinds.push('loses')
	if (was && is && is.dueOn !== was.dueOn) kinds.push(is.dueOn < was.dueOn ? 'earlier' : 'later')
	if (!was?.overdue && is?.overdue) kinds.push('becomes-overdue')
	if (was?.overdue && !is?.overdue) kinds.push('stops-overdue')
	return { personId: facts.personId, directorate: directorateOn(facts, day), kinds, before: was, after: is }
}

const holdsOn = (day: Day) => (span: Span) => span.from <= day && (span.to === null || span.to >= day)

function standingOf(facts: ObligationFacts, requirement: Requirement, day: Day): Standing {
	const { obligation } = obligationOn(facts, requirement, day)
	if (!obligation) return null
	const away = facts.absences.some(holdsOn(day))
	const exempt = (facts.exemptions.get(requirement.id) ?? []).some(holdsOn(day))
	const status = statusOn(day, { obligation, started: false, away, exempt })
	return status === 'not-in-scope' ? null : { opensOn: obligation.opensOn, dueOn: obligation.dueOn, overdue: status === 'overdue' }
}

const directorateOn = ({ placements }: ObligationFacts, day: Day): string =>
	(placements.findLast(({ validFrom }) => validFrom <= day) ?? placements[0])?.directorate ?? ''

/** By how many days due days move: each band up to so many. */
export const bands = [7, 30, 91, 182, 365, Infinity] as const

/** How far the due days move of those who get an earlier, or a later, one. */
export type Moves = { people: number[]; least: number; most: number; firstDue: Day; lastDue: Day }

export type RuleImpact = {
	day: Day
	/** Of whom it is asked, as the rule is and as it would be. */
	asked: { before: number; after: number }
	counts: Record<ImpactKind, number>
	/** Whose due day stays and whose renewal opens on another day. */
	opensOtherwise: number
	earlier: Moves | null
	later: Moves | null
	/** By name, with how many there are of each kind. */
	directorates: { name: string; counts: Record<ImpactKind, number> }[]
	/** Who must do it within twelve months of the day and need not otherwise, and the other way round: each person once. */
	work: { until: Day; added: number; spared: number }
	/** The first of each kind. */
	listed: Record<ImpactKind, PersonImpact[]>
}

const listedOfEach = 20
const byKind = <T>(make: () => T) => Object.fromEntries(impactKinds.map((kind) => [kind, make()])) as Record<ImpactKind, T>

/** Adds up what a rule does, person by person, in the order in which they are to be listed. */
export function startTally(day: Day): { add: (effect: PersonImpact) => void; total: () => RuleImpact } {
	const until = addMonths(day, 12)
	const mustDo = (standing: Standing) => standing !== null && standing.dueOn <= until
	const effect: RuleImpact = {
		day,
		asked: { before: 0, after: 0 },
		counts: byKind(() => 0),
		opensOtherwise: 0,
		earlier: null,
		later: null,
		directorates: [],
		work: { until, added: 0, spared: 0 },
		listed: byKind((): PersonImpact[] => []),
	}
	const directorates = new Map<string, Record<ImpactKind, number>>()
	return {
		add: (person) => {
			const { directorate, kinds, before, after } = person
			if (before) effect.asked.before += 1
			if (after) effect.asked.after += 1
			if (mustDo(after) && !mustDo(before)) effect.work.added += 1
			if (mustDo(before) && !mustDo(after)) effect.work.spared += 1
			if (before && after && before.dueOn === after.dueOn && before.opensOn !== after.opensOn) effect.opensOtherwise += 1
			if (kinds.length === 0) return
			const own = directorates.get(directorate) ?? byKind(() => 0)
			directorates.set(directorate, own)
			for (const kind of kinds) {
				effect.counts[kind] += 1
				own[kind] += 1
				if (effect.listed[kind].length < listedOfEach) effect.listed[kind].push(person)
				if ((kind === 'earlier' || kind === 'later') && before && after) effect[kind] = addMove(effect[kind], before.dueOn, after.dueOn)
			}
		},
		total: () => ({
			...effect,
			directorates: [...directorates].map(([name, counts]) => ({ name, counts })).sort((a, b) => a.name.localeCompare(b.name, 'en')),
		}),
	}
}

function addMove(moves: Moves | null, from: Day, to: Day): Moves {
	const days = Math.abs(daysBetween(from, to))
	const { people, least, most, firstDue, lastDue } = moves ?? {
		people: bands.map(() => 0),
		least: days,
		most: days,
		firstDue: to,
		lastDue: to,
	}
	const band = bands.findIndex((limit) => days <= limit)
	people[band] = (people[band] ?? 0) + 1
	return {
		people,
		least: Math.min(least, days),
		most: Math.max(most, days),
		firstDue: to < firstDue ? to : firstDue,
		lastDue: to > lastDue ? to : lastDue,
	}
}
