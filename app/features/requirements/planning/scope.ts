import { addDays, type Day } from '#app/platform/calendar.ts'
import { isInAudience, type Placed } from '#app/features/requirements/rules/audience.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'

/** `also`: other posts that somebody has all the while; what is asked there is asked of them too. */
export type PlacementFact = Placed & { validFrom: Day; validTo: Day | null; also?: readonly Placed[] }

/** Days, both inclusive; `to` null without end. */
export type Span = { from: Day; to: Day | null }

/** A time without a break in which a requirement is asked of somebody. */
export type Scope = Span & {
	/** What brought it about: employment began, the requirement was introduced, or the person (or the rule) moved into the audience. */
	began: 'started' | 'introduced' | 'moved'
	/** The placement of its first day. */
	placement: PlacementFact
}

const earliest = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b)
const follows = (to: Day | null, from: Day) => to !== null && addDays(to, 1) >= from

/** The placements, divided at the days on which other posts begin and end, each with the posts of its days. A post counts on days of employment only. */
export function withOtherPosts(
	placements: readonly PlacementFact[],
	posts: readonly (Placed & { validFrom: Day; validTo: Day | null })[],
): PlacementFact[] {
	if (posts.length === 0) return [...placements]
	const turns = [
		...new Set(posts.flatMap(({ validFrom, validTo }) => [validFrom, ...(validTo === null ? [] : [addDays(validTo, 1)])])),
	].sort()
	return placements.flatMap((placement) => {
		const within = turns.filter((day) => day > placement.validFrom && (placement.validTo === null || day <= placement.validTo))
		return [placement.validFrom, ...within].map((validFrom, at) => {
			const next = within[at]
			const also = posts.filter((post) => post.validFrom <= validFrom && (post.validTo === null || post.validTo >= validFrom))
			return {
				...placement,
				validFrom,
				validTo: next === undefined ? placement.validTo : addDays(next, -1),
				...(also.length > 0 && { also }),
			}
		})
	})
}

/**
 * When the requirement is asked of somebody: where a placement lies in the audience of the rule of the day. Placements are in order and do not overlap.
 * Days next to each other are one time, whatever changes in between.
 */
export function scopesOf(placements: readonly PlacementFact[], { rules }: Pick<Requirement, 'rules'>): Scope[] {
	const scopes: Scope[] = []
	const introduced = rules[0]?.validFrom ?? ''
	let employedFrom: Day = ''
	let employedTo: Day | null = ''
	for (const placement of placements) {
		const { validFrom, validTo } = placement
		if (employedFrom === '' || !follows(employedTo, validFrom)) employedFrom = validFrom
		employedTo = validTo
		for (const [index, rule] of rules.entries()) {
			const next = rules[index + 1]
			const to = earliest(validTo, next ? addDays(next.validFrom, -1) : null)
			const from = validFrom > rule.validFrom ? validFrom : rule.validFrom
			if ((to !== null && to < from) || ![placement, ...(placement.also ?? [])].some((post) => isInAudience(rule.audience, post))) continue
			const last = scopes.at(-1)
			if (last && follows(last.to, from)) last.to = to
			else scopes.push({ from, to, began: beganBy(from, employedFrom, introduced), placement })
		}
	}
	return scopes
}

function beganBy(from: Day, employedFrom: Day, introduced: Day): Scope['began'] {
	if (from === employedFrom) return 'started'
	return from === introduced ? 'introduced' : 'moved'
}

/** The one that counts on a day: that of the day, else the last one over, else the first to come. */
export function scopeOn(scopes: readonly Scope[], day: Day): Scope | null {
	return (
		scopes.find(({ from, to }) => from <= day && (to === null || to >= day)) ??
		scopes.findLast(({ from }) => from <= day) ??
		scopes[0] ??
		null
	)
}

/** The first day of the employment that covers `day`, or comes next; null for somebody who has left. */
export function startOfEmployment(placements: readonly { validFrom: Day; validTo: Day | null }[], day: Day): Day | null {
	let from: Day | null = null
	let to: Day | null = null
	for (const { validFrom, validTo } of placements) {
		if (from === null || !follows(to, validFrom)) {
			if (from !== null && (to === null || to >= day)) break
			from = validFrom
		}
		to = validTo
	}
	return to !== null && to < day ? null : from
}
