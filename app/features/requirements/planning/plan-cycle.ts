import { addDays, addMonths, dayOfMonth, type Day } from '#app/platform/calendar.ts'
import { extraDays } from '#app/features/requirements/rules/audience.ts'
import type { ObligationCause } from './obligation-cause.ts'
import {
	ruleOn,
	type AskedAgain,
	type DatedRule,
	type Requirement,
	type RuleChange,
} from '#app/features/requirements/rules/requirement-rules.ts'
import type { Scope } from './scope.ts'

/** A cycle as the rule sets it, before time away and extensions. */
export type Cycle = { cycle: number; opensOn: Day; dueOn: Day; cause: ObligationCause }

/** The last cycle met. `dueOn` is its due day without any extension: more time for one cycle must not make the next one later. */
export type MetCycle = {
	cycle: number
	opensOn: Day
	dueOn: Day
	completedOn: Day
	/** The day of the month that its due day was counted by, where that month was too short for it. */
	anchor?: number | null
	/** Of the Code, on a day on which an edition came into force: the publication of the one that was agreed to. */
	publication?: number | null
}

type Renewal = Pick<RuleChange, 'renewMonths' | 'opensDaysBefore'> & Partial<Pick<RuleChange, 'renewInMonth' | 'minimumActiveMonths'>>

/**
 * The cycle after one that was met. Renewing in the window counts from the old due day, so that nobody loses days by being early; a late renewal, a first
 * completion, and learning done elsewhere before the window opened count from the day of completion. A short month does not move the renewals after it: from
 * 31 August, every six months, it is due on 28 February and then on 31 August.
 */
export function nextCycle(rule: Renewal, met: MetCycle): Cycle {
	const { completedOn } = met
	const inWindow = met.opensOn <= completedOn && completedOn <= met.dueOn
	const goesOn = met.cycle > 1 && inWindow
	const from = goesOn ? met.dueOn : completedOn
	const anchor = (goesOn && met.anchor) || dayOfMonth(from)
	const month = rule.renewInMonth ?? null
	const dueOn =
		month === null
			? addMonths(from, rule.renewMonths, anchor)
			: endOfMonthAfter(from, month, { months: Math.max(0, rule.renewMonths - 12), active: rule.minimumActiveMonths ?? 0 })
	return {
		cycle: met.cycle + 1,
		opensOn: later(addDays(dueOn, -rule.opensDaysBefore), addDays(completedOn, 1)),
		dueOn,
		cause:
			month === null
				? { kind: 'renewal', completedOn, from, months: rule.renewMonths, ...(anchor !== dayOfMonth(from) && { anchor }) }
				: { kind: 'renewal-month', completedOn, from, by: dueOn },
	}
}

/** The `anchor` of a cycle that was due on that day for that cause. A due day that something moved has none: it counts by itself. */
export function anchorOf(dueOn: Day, cause: ObligationCause): number | null {
	if (cause.kind !== 'renewal') return null
	const { from, months, anchor = dayOfMonth(from) } = cause
	return anchor > dayOfMonth(dueOn) && addMonths(from, months, anchor) === dueOn ? anchor : null
}

/**
 * The last day of the first such month (1 is January) that comes after the month that lies `months` after `from`, and ends `active` months later still. What is
 * done in the month itself was done for that month.
 */
function endOfMonthAfter(from: Day, month: number, { months, active }: { months: number; active: number }): Day {
	const after = addMonths(from, months).slice(0, 7)
	const earliest = addMonths(from, months + active)
	const year = Number(earliest.slice(0, 4))
	const ends = [year, year + 1, year + 2].map((each) => addDays(addMonths(`${each}-${String(month).padStart(2, '0')}-01`, 1), -1))
	const end = ends.find((day) => day >= earliest && day.slice(0, 7) > after)
	if (!end) throw new Error(`No month ${month} ends on ${earliest} or later.`)
	return end
}

const later = (a: Day, b: Day): Day => (a > b ? a : b)
const earlier = (a: Day, b: Day): Day => (a < b ? a : b)

/**
 * The cycle that is asked for in this scope by the rule of the day: the first, the renewal of what was met, or a new version that is asked for at once. A rule
 * that changed after the cycle began brings its due day forward only as far as the notice that it gives.
 */
export function cycleInScope(requirement: Requirement, scope: Scope, met: MetCycle | null, day: Day): Cycle {
	const rule = ruleOn(requirement, day)
	if (!rule) throw new Error(`${requirement.slug} has no rule on ${day}.`)
	const began = later(scope.from, met?.completedOn ?? '')
	const own = cycleByRule(requirement, rule, scope, met, day)
	if (rule.validFrom <= began) return own
	const before = cycleInScope(requirement, scope, met, addDays(rule.validFrom, -1))
	const notice = addDays(rule.validFrom, rule.noticeDays)
	if (own.dueOn >= before.dueOn || own.dueOn >= notice) return own
	const dueOn = earlier(before.dueOn, notice)
	return { ...own, dueOn, opensOn: earlier(own.opensOn, dueOn), cause: { ...own.cause, notice: { rule: rule.validFrom, dueOn } } }
}

/**
 * Was it that version which was completed? From its day on nobody completes another; save that an edition of the Code may come into force in the middle of a day,
 * and those who agreed to the one before it that morning have not agreed to it.
 */
const isAnswered = ({ on, publication }: AskedAgain, { completedOn, publication: agreed }: MetCycle): boolean =>
	on < completedOn || (on === completedOn && !(publication && agreed && agreed < publication))

function cycleByRule(requirement: Requirement, rule: DatedRule, scope: Scope, met: MetCycle | null, day: Day): Cycle {
	const extra = extraDays(rule.stretch, scope.placement)
	const stretched = extra > 0 ? { extra } : {}
	const firstDays = rule.firstDueDays + extra
	const { from: on } = scope
	if (!met) {
		const cause = { kind: scope.began, on, days: firstDays, ...stretched }
		return { cycle: 1, opensOn: on, dueOn: addDays(on, firstDays), cause }
	}
	const { completedOn } = met
	const renewal = nextCycle(rule, met)
	// Of several versions the one that is due first counts: one more does not give more time for the last.
	const next = requirement.askedAgain.reduce<Cycle>((soonest, version) => {
		const days = (version.dueDays ?? rule.firstDueDays) + extra
		const dueOn = addDays(version.on, days)
		if (version.on > day || isAnswered(version, met) || dueOn >= soonest.dueOn) return soonest
		return { ...renewal, opensOn: version.on, dueOn, cause: { kind: 'new-version', completedOn, on: version.on, days, ...stretched } }
	}, renewal)
	// Whoever comes into the audience has as long as a starter has.
	const soonest = addDays(on, firstDays)
	if (on <= completedOn || next.dueOn >= soonest)
		return { ...next, opensOn: on > completedOn ? earlier(later(next.opensOn, on), next.dueOn) : next.opensOn }
	return { ...next, opensOn: on, dueOn: soonest, cause: { kind: 'returned', completedOn, on, days: firstDays, ...stretched } }
}
