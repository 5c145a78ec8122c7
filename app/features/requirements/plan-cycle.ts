import { addDays, addMonths, type Day } from '#app/platform/calendar.ts'
import type { ObligationCause } from './obligation-cause.ts'
import type { Requirement, RequirementRule } from './requirement-rules.ts'

export type Cycle = { cycle: number; opensOn: Day; dueOn: Day; cause: ObligationCause }

/** The first cycle: due `firstDueDays` after the start day, or after the day on which the requirement was introduced if that is later. */
export function firstCycle(rule: Pick<Requirement, 'firstDueDays' | 'introducedOn'>, startedOn: Day): Cycle {
	const started = startedOn >= rule.introducedOn
	const on = started ? startedOn : rule.introducedOn
	return {
		cycle: 1,
		opensOn: on,
		dueOn: addDays(on, rule.firstDueDays),
		cause: { kind: started ? 'started' : 'introduced', on, days: rule.firstDueDays },
	}
}

type Met = { cycle: number; opensOn: Day; dueOn: Day }

/**
 * The cycle after one that was met on `completedOn`: the renewal, or if a new version came since then that is asked for at once, that version, due
 * `firstDueDays` after it came. A renewal that falls due by then, or is open already, stays as it is.
 */
export function followingCycle(
	rule: Pick<Requirement, 'renewMonths' | 'opensDaysBefore' | 'firstDueDays' | 'askedAgainOn'>,
	met: Met,
	completedOn: Day,
): Cycle {
	const renewal = nextCycle(rule, met, completedOn)
	const { askedAgainOn: on, firstDueDays: days } = rule
	if (!on || on <= completedOn) return renewal
	const dueOn = addDays(on, days)
	if (renewal.dueOn <= dueOn) return renewal
	return { cycle: renewal.cycle, opensOn: on, dueOn, cause: { kind: 'new-version', completedOn, on, days } }
}

/**
 * The cycle after one that was met on `completedOn`. Renewing in the window counts from the old due day, so that nobody loses days by being early;
 * a late renewal, and a first completion, count from the day of completion.
 */
export function nextCycle(rule: Pick<RequirementRule, 'renewMonths' | 'opensDaysBefore'>, met: Met, completedOn: Day): Cycle {
	const inWindow = met.cycle > 1 && completedOn <= met.dueOn
	const from = inWindow ? met.dueOn : completedOn
	const dueOn = addMonths(from, rule.renewMonths)
	return {
		cycle: met.cycle + 1,
		opensOn: addDays(dueOn, -rule.opensDaysBefore),
		dueOn,
		cause: { kind: 'renewal', completedOn, from, months: rule.renewMonths },
	}
}
