import type { Day } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { planObligations, type ObligationChange } from './plan-obligations.ts'
import { readFacts } from './read-facts.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'

const batch = 500

const peopleAfter = prepared((db) =>
	db.$client.prepare<[number], number>(`select id from people where id > ? order by id limit ${batch}`).pluck(),
)

export type ObligationCheck = {
	people: number
	/** Live obligations that ought to be there. */
	obligations: number
	drift: number
	ok: boolean
	/** The first differences between what is recorded and what the facts say. */
	differences: ObligationChange[]
}

const shown = 20

/** Works out every obligation again from the facts and compares it with what is recorded: nothing is written. People are read a few hundred at a time. */
export function checkObligations(db: Database, requirements: readonly Requirement[], today: Day): ObligationCheck {
	const check: ObligationCheck = { people: 0, obligations: 0, drift: 0, ok: true, differences: [] }
	for (let last = 0; ;) {
		const personIds = peopleAfter(db).all(last)
		const facts = readFacts(db, personIds)
		const { changes } = planObligations(facts, requirements, today)
		check.people += personIds.length
		check.obligations += facts.reduce((sum, { live }) => sum + live.size, 0)
		check.drift += changes.length
		if (check.differences.length < shown) check.differences.push(...changes.slice(0, shown - check.differences.length))
		const end = personIds.at(-1)
		if (end === undefined || personIds.length < batch) return { ...check, ok: check.drift === 0 }
		last = end
	}
}
