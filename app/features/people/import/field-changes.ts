import { addDays, type Day } from '#app/platform/calendar.ts'
import type { PlacementFacts } from './people-rows.ts'
import type { PersonChange } from './plan-people-import.ts'
import type { Placement } from './rewrite-placements.ts'

export const changedFields = [
	'given name',
	'family name',
	'e-mail',
	'start day',
	'last day',
	'worker type',
	'directorate',
	'service',
	'team',
	'job title',
	'manager',
	'tags',
	'also works in',
] as const
export type ChangedField = (typeof changedFields)[number]

/** What becomes of one field of somebody: null where nothing is known. Of their work from a day to a day, `to` null without end; else both are null. */
export type FieldChange = { field: ChangedField; before: string | null; after: string | null; from: Day | null; to: Day | null }

/** Everything that a change does to what the register knows of somebody, field by field. */
export function fieldChangesOf(change: PersonChange): FieldChange[] {
	const { before, row } = change
	const work = before?.placements ?? []
	const known = { given: before?.givenName ?? null, family: before?.familyName ?? null, email: before?.email ?? null }
	const after = afterChange(work, change)
	return [
		...plain('given name', known.given, row.givenName),
		...plain('family name', known.family, row.familyName),
		...plain('e-mail', known.email, row.email),
		...spellChanges(work, after),
		...workChanges(work, after),
		...postChanges(before?.otherPosts ?? [], afterChange(before?.otherPosts ?? [], change.posts)),
	]
}

const orNull = (text: string | null) => (text === '' ? null : text)

function plain(field: ChangedField, before: string | null, after: string | null): FieldChange[] {
	return orNull(before) === orNull(after) ? [] : [{ field, before: orNull(before), after: orNull(after), from: null, to: null }]
}

function afterChange(
	known: readonly Placement[],
	{ supersede, insert }: { supersede: readonly number[]; insert: readonly Placement[] },
): Placement[] {
	const gone = new Set<number | null>(supersede)
	return [...known.filter(({ id }) => !gone.has(id)), ...insert].sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1))
}

/** The times of employment without a break. */
function spellsOf(work: readonly Placement[]): { from: Day; to: Day | null }[] {
	const spells: { from: Day; to: Day | null }[] = []
	for (const { validFrom, validTo } of work) {
		const last = spells.at(-1)
		if (last && last.to !== null && addDays(last.to, 1) === validFrom) last.to = validTo
		else spells.push({ from: validFrom, to: validTo })
	}
	return spells
}

/** An import changes the last spell, or adds one. Somebody who comes back the day after leaving has no gap, and no last day any more. */
function spellChanges(before: readonly Placement[], after: readonly Placement[]): FieldChange[] {
	const [were, are] = [spellsOf(before), spellsOf(after)]
	const is = are.at(-1)
	const was = were.length === are.length ? were.at(-1) : undefined
	return [...plain('start day', was?.from ?? null, is?.from ?? null), ...plain('last day', was?.to ?? null, is?.to ?? null)]
}

const facts: [ChangedField, (work: PlacementFacts) => string | null][] = [
	['worker type', ({ workerType }) => workerType],
	['directorate', ({ directorate }) => directorate],
	['service', ({ service }) => service],
	['team', ({ team }) => team],
	['job title', ({ jobTitle }) => jobTitle],
	['manager', ({ managerNumber }) => managerNumber],
	['tags', ({ tags }) => orNull(tags)],
]

const on = (work: readonly Placement[], day: Day) =>
	work.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day))
/** What was known of the work before a day on which there was none, or will be. */
const around = (work: readonly Placement[], day: Day) => work.findLast(({ validFrom }) => validFrom <= day) ?? work[0]

/** What is other on each day on which somebody works once the change is made; days next to each other are said at once. */
function workChanges(before: readonly Placement[], after: readonly Placement[]): FieldChange[] {
	const turns = [...before, ...after].flatMap(({ validFrom, validTo }) => [validFrom, ...(validTo === null ? [] : [addDays(validTo, 1)])])
	const days = [...new Set(turns)].sort()
	return facts.flatMap(([field, read]) => {
		const found: FieldChange[] = []
		for (const [at, from] of days.entries()) {
			const next = days[at + 1]
			const is = on(after, from)
			const was = on(before, from) ?? around(before, from)
			const [then, now] = [was ? read(was) : null, is ? read(is) : null]
			if (!is || then === now) continue
			const to = next === undefined ? null : addDays(next, -1)
			const last = found.at(-1)
			if (last && last.to !== null && addDays(last.to, 1) === from && last.before === then && last.after === now) last.to = to
			else found.push({ field, before: then, after: now, from, to })
		}
		return found
	})
}

const postOf = ({ jobTitle, team, service, directorate }: PlacementFacts) => `${jobTitle}, ${team} (${service}, ${directorate})`
const postInFull = (post: Placement) =>
	[postOf(post), post.workerType, ...(post.managerNumber ? [`manager ${post.managerNumber}`] : []), ...(post.tags ? [post.tags] : [])].join(
		'; ',
	)

/** Each post that begins, ends or is another, with its days. */
function postChanges(before: readonly Placement[], after: readonly Placement[]): FieldChange[] {
	const wordsOf = (post: Placement) => `${postInFull(post)}, from ${post.validFrom}${post.validTo === null ? '' : ` to ${post.validTo}`}`
	const [were, are] = [new Set(before.map(wordsOf)), new Set(after.map(wordsOf))]
	const gone = before.filter((post) => !are.has(wordsOf(post)))
	const come = after.filter((post) => !were.has(wordsOf(post)))
	const left = [...gone]
	const changes = come.map((post): FieldChange => {
		const at = left.findIndex((other) => postOf(other) === postOf(post))
		const [was] = at < 0 ? [] : left.splice(at, 1)
		return { field: 'also works in', before: was ? wordsOf(was) : null, after: wordsOf(post), from: null, to: null }
	})
	return [
		...changes,
		...left.map((post): FieldChange => ({ field: 'also works in', before: wordsOf(post), after: null, from: null, to: null })),
	]
}
