import { addMonths, daysBetween, type Day } from '#app/platform/calendar.ts'
import { obligationOn, type ObligationFacts } from '#app/features/requirements/planning/plan-obligations.ts'
import type { DatedRule, Requirement } from './requirement-rules.ts'
import type { Span } from '#app/features/requirements/planning/scope.ts'
import { statusOn } from '#app/features/requirements/status/status.ts'

export const impactKinds = ['gains', 'loses', 'earlier', 'later', 'becomes-overdue', 'stops-overdue'] as const
/** What a new rule does to somebody. Whose due day moves, or who loses the requirement, may also become overdue by it or stop being so. */
export type ImpactKind = (typeof impactKinds)[number]

/** What is asked of somebody on the day of the change; null if nothing is, nor will be. */
type Asked = { opensOn: Day; dueOn: Day; overdue: boolean } | null

export type PersonImpact = { personId: number; directorate: string; kinds: readonly ImpactKind[]; before: Asked; after: Asked }

export type RuleComparison = { before: Requirement; after: Requirement; day: Day }

/** The requirement as it would be: rules of the new one's day and later make way for it. */
export const withRule = (requirement: Requirement, rule: DatedRule): Requirement => ({
	...requirement,
	rules: [...requirement.rules.filter(({ validFrom }) => validFrom < rule.validFrom), rule],
})

/** What the new rule does to one person, planned on the day on which it takes effect, with the facts that are on record now. */
export function impactOn(facts: ObligationFacts, { before, after, day }: RuleComparison): PersonImpact {
	const [was, is] = [askedOf(facts, before, day), askedOf(facts, after, day)]
	return { personId: facts.personId, directorate: directorateOn(facts, day), kinds: kindsOf(was, is), before: was, after: is }
}

function kindsOf(was: Asked, is: Asked): ImpactKind[] {
	const kinds: ImpactKind[] = []
	if (!was && is) kinds.push('gains')
	if (was && !is) kinds.push('loses')
	if (was && is && is.dueOn !== was.dueOn) kinds.push(is.dueOn < was.dueOn ? 'earlier' : 'later')
	const [wasOverdue, isOverdue] = [was?.overdue ?? false, is?.overdue ?? false]
	if (wasOverdue !== isOverdue) kinds.push(isOverdue ? 'becomes-overdue' : 'stops-overdue')
	return kinds
}

const holdsOn = (day: Day) => (span: Span) => span.from <= day && (span.to === null || span.to >= day)

function askedOf(facts: ObligationFacts, requirement: Requirement, day: Day): Asked {
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

type CountsByDirectorate = Map<string, Record<ImpactKind, number>>

/** Adds up what a rule does, person by person, in the order in which they are to be listed. */
export function startTally(day: Day): { add: (person: PersonImpact) => void; total: () => RuleImpact } {
	const impact: RuleImpact = {
		day,
		asked: { before: 0, after: 0 },
		counts: byKind(() => 0),
		opensOtherwise: 0,
		earlier: null,
		later: null,
		directorates: [],
		work: { until: addMonths(day, 12), added: 0, spared: 0 },
		listed: byKind((): PersonImpact[] => []),
	}
	const directorates: CountsByDirectorate = new Map()
	return {
		add: (person) => {
			addAsked(impact, person)
			addKinds(impact, directorates, person)
		},
		total: () => ({
			...impact,
			directorates: [...directorates].map(([name, counts]) => ({ name, counts })).sort((a, b) => a.name.localeCompare(b.name, 'en')),
		}),
	}
}

/** Of whom it is asked and by when, as the rule is and as it would be. */
function addAsked(impact: RuleImpact, { before, after }: PersonImpact): void {
	const mustDo = (asked: Asked) => asked !== null && asked.dueOn <= impact.work.until
	if (before) impact.asked.before += 1
	if (after) impact.asked.after += 1
	if (mustDo(after) && !mustDo(before)) impact.work.added += 1
	if (mustDo(before) && !mustDo(after)) impact.work.spared += 1
	if (before && after && before.dueOn === after.dueOn && before.opensOn !== after.opensOn) impact.opensOtherwise += 1
}

/** What changes for the person, in all and in their directorate. */
function addKinds(impact: RuleImpact, directorates: CountsByDirectorate, person: PersonImpact): void {
	const { directorate, kinds, before, after } = person
	if (kinds.length === 0) return
	const own = directorates.get(directorate) ?? byKind(() => 0)
	directorates.set(directorate, own)
	for (const kind of kinds) {
		impact.counts[kind] += 1
		own[kind] += 1
		if (impact.listed[kind].length < listedOfEach) impact.listed[kind].push(person)
		if ((kind === 'earlier' || kind === 'later') && before && after) impact[kind] = addMove(impact[kind], before.dueOn, after.dueOn)
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
