import { addDays, type Day } from '#app/platform/calendar.ts'
import type { Content, LawUse, WatchedFact } from '#app/features/content/content.ts'

/** `past`: the day to look at it again has gone by. `soon`: it comes within `soonDays`. */
export type ReviewState = 'past' | 'soon' | 'later'
export const soonDays = 60

export type ReviewedFact = Omit<WatchedFact, 'usedOn'> & { state: ReviewState; usedOn: readonly LawUse[] }
/** What rests on time-bound facts, soonest first. `module` is null for the facts that no module uses. */
export type ModuleReview = { module: { id: string; title: string; version: string } | null; facts: ReviewedFact[] }

const reviewState = (reviewBy: Day, today: Day): ReviewState =>
	reviewBy < today ? 'past' : reviewBy <= addDays(today, soonDays) ? 'soon' : 'later'

/** The law watch module by module: for each, the facts it rests on and where. The modules come first whose next review is soonest. */
export function reviewContent({ modules, lawWatch }: Pick<Content, 'modules' | 'lawWatch'>, today: Day): ModuleReview[] {
	const facts = [...lawWatch.values()]
		.map((fact) => ({ ...fact, state: reviewState(fact.reviewBy, today) }))
		.sort((a, b) => a.reviewBy.localeCompare(b.reviewBy))
	const reviews = [...modules.values()].map(({ id, title, version }) => ({
		module: { id, title, version },
		facts: facts.flatMap((fact) => {
			const usedOn = fact.usedOn.filter(({ module }) => module === id)
			return usedOn.length > 0 ? [{ ...fact, usedOn }] : []
		}),
	}))
	const unused = facts.filter(({ usedOn }) => usedOn.length === 0)
	const next = ({ facts: [first] }: ModuleReview) => first?.reviewBy ?? '9999'
	return [...reviews.sort((a, b) => next(a).localeCompare(next(b))), ...(unused.length > 0 ? [{ module: null, facts: unused }] : [])]
}
