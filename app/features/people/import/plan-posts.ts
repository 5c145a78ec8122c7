import { addDays, type Day } from '#app/platform/calendar.ts'
import { placementFacts, type PersonRow, type PlacementFacts } from './people-rows.ts'
import type { Placement } from './rewrite-placements.ts'

/** Posts besides the main one: those to supersede, by their ids, and those to record. */
export type PostsChange = { supersede: number[]; insert: Placement[] }
export const samePosts: PostsChange = { supersede: [], insert: [] }

type Days = {
	/** The start day of somebody who joins; null for somebody known, whose new posts count from today at the earliest, as a move does. */
	joins: Day | null
	/** The last day of the employment: no post outlasts it. */
	lastDay: Day | null
	today: Day
}

/** What becomes of the posts that somebody has besides, where the file says which they are; `said` null: it does not, and they stay. */
export function planPosts(known: readonly Placement[], said: readonly PersonRow[] | null, { joins, lastDay, today }: Days): PostsChange {
	const capped = (day: Day | null) => (lastDay !== null && (day === null || day > lastDay) ? lastDay : day)
	const open = known.filter(({ validTo }) => validTo === null || validTo >= today)
	const left = new Set(open)
	const wanted: Placement[] = []
	for (const row of said ?? []) {
		const before = open.find((post) => left.has(post) && isSamePost(post, row))
		if (before) left.delete(before)
		const isSame = before !== undefined && sameFacts(before, row)
		if (before && !isSame) wanted.push(...endedBy(before, addDays(today, -1)))
		const validFrom = isSame ? before.validFrom : (joins ?? (row.startDate > today ? row.startDate : today))
		wanted.push({ id: null, ...placementFacts(row), validFrom, validTo: capped(row.leaveDate) })
	}
	for (const post of left)
		wanted.push(...(said === null ? [{ ...post, validTo: capped(post.validTo) }] : endedBy(post, addDays(today, -1))))
	const lasting = wanted.filter(({ validFrom, validTo }) => validTo === null || validTo >= validFrom)
	const kept = new Set(open.filter((post) => lasting.some((other) => isAsBefore(post, other))))
	return {
		supersede: open.flatMap((post) => (post.id === null || kept.has(post) ? [] : [post.id])),
		insert: lasting.filter((post) => !open.some((before) => isAsBefore(before, post))).map((post) => ({ ...post, id: null })),
	}
}

const endedBy = (post: Placement, day: Day): Placement[] => (post.validFrom <= day ? [{ ...post, validTo: day }] : [])

const isSamePost = (one: PlacementFacts, other: PlacementFacts): boolean =>
	one.directorate === other.directorate && one.service === other.service && one.team === other.team && one.jobTitle === other.jobTitle

const sameFacts = (one: PlacementFacts, other: PlacementFacts): boolean =>
	isSamePost(one, other) && one.workerType === other.workerType && one.managerNumber === other.managerNumber && one.tags === other.tags

const isAsBefore = (before: Placement, after: Placement): boolean =>
	sameFacts(before, after) && before.validFrom === after.validFrom && before.validTo === after.validTo
