import type { Day } from '#app/platform/calendar.ts'
import { firstCycle, followingCycle, type Cycle } from './plan-cycle.ts'
import type { Requirement } from './requirement-rules.ts'

/** What is known of one person: the start of the present employment, the live obligations and the cycles already met, by requirement key. */
export type ObligationFacts = {
	personId: number
	/** First day of the unbroken employment that covers today or begins next; null for somebody who has left. */
	startedOn: Day | null
	live: ReadonlyMap<number, Cycle>
	met: ReadonlyMap<number, { cycle: number; opensOn: Day; dueOn: Day; completedOn: Day }>
}

export type ObligationChange = { personId: number; requirementKey: number; supersede: Cycle | null; record: Cycle }

/**
 * What must be recorded so that everybody in scope has exactly one live obligation for each requirement, counted from the right day.
 * Planning twice changes nothing. Somebody who has left keeps the last obligation: without a placement it is not asked for.
 */
export function planObligations(facts: readonly ObligationFacts[], requirements: readonly Requirement[]): ObligationChange[] {
	const changes: ObligationChange[] = []
	for (const person of facts) {
		if (person.startedOn === null) continue
		for (const requirement of requirements) {
			const live = person.live.get(requirement.key) ?? null
			const met = person.met.get(requirement.key)
			const right = met ? followingCycle(requirement, met, met.completedOn) : firstCycle(requirement, person.startedOn)
			if (live && sameCycle(live, right)) continue
			changes.push({ personId: person.personId, requirementKey: requirement.key, supersede: live, record: right })
		}
	}
	return changes
}

const sameCycle = (a: Cycle, b: Cycle) => a.cycle === b.cycle && a.opensOn === b.opensOn && a.dueOn === b.dueOn
