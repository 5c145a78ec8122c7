import { addDays, type Day } from '#app/platform/calendar.ts'
import { obligationOn, type Obligation, type ObligationFacts } from '#app/features/requirements/planning/plan-obligations.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Span } from '#app/features/requirements/planning/scope.ts'
import { isCompliant, statusOn, type Status } from '#app/features/requirements/status/status.ts'

/**
 * What publishing an edition does to somebody who works here on its day. `again`: they agreed to an edition before and are asked to agree to this one. `leave`:
 * so are they, once they are back. `exempt`: it is not asked while they are. `asked`: they have to agree anyway, and by their own due day, which
 * stands still while they are away. `done`: they have
 * nothing more to do. `outside`: it is asked of others only.
 */
export const answerGroups = ['again', 'leave', 'exempt', 'asked', 'done', 'outside'] as const
export type AnswerGroup = (typeof answerGroups)[number]

export type Publishing = { effectiveFrom: Day; material: boolean; dueDays: number }

/** The same council without the publication and with it, on the days that are looked at. */
export type Simulation = {
	before: Requirement
	after: Requirement
	today: Day
	/** On which it comes into force. */
	day: Day
	/** The day after it is due of those who are asked again. */
	end: Day
}

/** What the publication would ask: the edition counts as one that nobody can have agreed to yet. */
export function simulationOf(requirement: Requirement, { effectiveFrom, material, dueDays }: Publishing, today: Day): Simulation {
	const version = { on: effectiveFrom, dueDays, version: '', publication: Infinity }
	return {
		before: requirement,
		after: material ? { ...requirement, askedAgain: [...requirement.askedAgain, version] } : requirement,
		today,
		day: effectiveFrom,
		end: addDays(effectiveFrom, dueDays + 1),
	}
}

/** `end` counts who does nothing about it until then. */
const points = ['today', 'dayWithout', 'dayWith', 'endWithout', 'endWith'] as const
type Point = (typeof points)[number]

export type Answer = {
	personId: number
	directorate: string
	group: AnswerGroup
	/** The first day on which somebody on leave is back; null while no end is known. */
	returnsOn: Day | null
	statuses: Record<Point, Status>
}

const covers = (day: Day) => (span: Span) => span.from <= day && (span.to === null || span.to >= day)

/** Null for somebody who does not work here on the day. */
export function simulate(facts: ObligationFacts, { before, after, today, day, end }: Simulation): Answer | null {
	const placement = facts.placements.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day))
	if (!placement) return null
	const exemptions = facts.exemptions.get(before.id) ?? []
	const obligationAndStatus = (requirement: Requirement, on: Day) => {
		const { obligation } = obligationOn(facts, requirement, on)
		const asked = obligation && obligation.askedFrom <= on ? obligation : null
		const away = facts.absences.some(covers(on))
		return { obligation: asked, status: statusOn(on, { obligation: asked, started: false, away, exempt: exemptions.some(covers(on)) }) }
	}
	const [dayWithout, dayWith] = [obligationAndStatus(before, day), obligationAndStatus(after, day)]
	const leave = facts.absences.filter(covers(day))
	const last = leave.some(({ to }) => to === null) ? null : leave.reduce<Day>((latest, { to }) => (to && to > latest ? to : latest), '')
	const isAgain = isAskedAgain(dayWith.obligation, day) && !isAskedAgain(dayWithout.obligation, day)
	return {
		personId: facts.personId,
		directorate: placement.directorate,
		group: groupOf(dayWith, { isAgain, isAway: leave.length > 0 }),
		returnsOn: leave.length > 0 && last !== null ? addDays(last, 1) : null,
		statuses: {
			today: obligationAndStatus(before, today).status,
			dayWithout: dayWithout.status,
			dayWith: dayWith.status,
			endWithout: obligationAndStatus(before, end).status,
			endWith: obligationAndStatus(after, end).status,
		},
	}
}

const isAskedAgain = (obligation: Obligation | null, day: Day): boolean =>
	obligation?.cause.kind === 'new-version' && obligation.cause.on === day

function groupOf(
	{ status, obligation }: { status: Status; obligation: Obligation | null },
	{ isAgain, isAway }: { isAgain: boolean; isAway: boolean },
): AnswerGroup {
	if (status === 'not-in-scope' || !obligation) return 'outside'
	if (status === 'exempt') return 'exempt'
	if (isAgain) return isAway ? 'leave' : 'again'
	return status === 'up-to-date' || status === 'upcoming' ? 'done' : 'asked'
}

/** People who count, how many of them have nothing to do for now, and how many are overdue: as in the reports, save whoever is away or exempt. */
export type Share = { counted: number; done: number; overdue: number }

export type PublicationImpact = Pick<Simulation, 'today' | 'day' | 'end'> & {
	counts: Record<AnswerGroup, number>
	/** By name. */
	directorates: { name: string; counts: Record<AnswerGroup, number> }[]
	/** How many have to read it who agreed last to the same edition, and work in the same directorate. */
	readers: Readers[]
	shares: Record<Point, Share>
	/** The first of those who are asked again once they are back. */
	onLeave: { personId: number; directorate: string; returnsOn: Day | null }[]
}

/**
 * `agreedTo` is the fingerprint of an edition, null for none. `again`: those who are asked again, now or when they are back; `anyway`: those who must agree anyway;
 * `later`: those who have nothing more to do, and read it before they agree the next time.
 */
export type Readers = { directorate: string; agreedTo: string | null } & Record<ReaderGroup, number>
type ReaderGroup = 'again' | 'anyway' | 'later'

const readerGroups: Partial<Record<AnswerGroup, ReaderGroup>> = { again: 'again', leave: 'again', asked: 'anyway', done: 'later' }

const listedAtMost = 200
const uncounted: readonly Status[] = ['paused', 'upcoming', 'exempt', 'not-in-scope']
const noCounts = (): Record<AnswerGroup, number> => ({ again: 0, leave: 0, exempt: 0, asked: 0, done: 0, outside: 0 })
const noShare = (): Share => ({ counted: 0, done: 0, overdue: 0 })

/** Adds up what publishing does, person by person, in the order in which they are to be listed. */
export function startCount({ today, day, end }: Simulation): {
	add: (answer: Answer, agreedTo: string | null) => void
	total: () => PublicationImpact
} {
	const counts = noCounts()
	const directorates = new Map<string, Record<AnswerGroup, number>>()
	const shares = { today: noShare(), dayWithout: noShare(), dayWith: noShare(), endWithout: noShare(), endWith: noShare() }
	const onLeave: PublicationImpact['onLeave'] = []
	const readers = new Map<string, Readers>()
	return {
		add: ({ personId, directorate, group, returnsOn, statuses }, agreedTo) => {
			const reads = readerGroups[group]
			if (reads) {
				const key = JSON.stringify([directorate, agreedTo])
				const alike = readers.get(key) ?? { directorate, agreedTo, again: 0, anyway: 0, later: 0 }
				alike[reads] += 1
				readers.set(key, alike)
			}
			const own = directorates.get(directorate) ?? noCounts()
			directorates.set(directorate, own)
			counts[group] += 1
			own[group] += 1
			for (const point of points) {
				const status = statuses[point]
				if (uncounted.includes(status)) continue
				shares[point].counted += 1
				if (isCompliant(status)) shares[point].done += 1
				if (status === 'overdue') shares[point].overdue += 1
			}
			if (group === 'leave' && onLeave.length < listedAtMost) onLeave.push({ personId, directorate, returnsOn })
		},
		total: () => ({
			today,
			day,
			end,
			counts,
			directorates: [...directorates].map(([name, own]) => ({ name, counts: own })).sort((a, b) => a.name.localeCompare(b.name, 'en')),
			readers: [...readers.values()],
			shares,
			onLeave,
		}),
	}
}
