import { inWords, momentInWords, type Day, type Instant } from '#app/platform/calendar.ts'
import { count } from '#app/features/requirements/status/explain-obligation.ts'
import {
	bands,
	impactKinds,
	type ImpactKind,
	type Moves,
	type PersonImpact,
	type RuleImpact,
} from '#app/features/requirements/rules/rule-impact.ts'

/** What a tile, a column and a list of each kind is called. */
const words: Record<ImpactKind, { tile: string; list: string }> = {
	gains: { tile: 'are asked for it who are not now', list: 'People who are asked for it' },
	loses: { tile: 'are no longer asked for it', list: 'People who are no longer asked' },
	earlier: { tile: 'are due earlier', list: 'People who are due earlier' },
	later: { tile: 'are due later', list: 'People who are due later' },
	'becomes-overdue': { tile: 'become overdue that day', list: 'People who become overdue' },
	'stops-overdue': { tile: 'stop being overdue that day', list: 'People who stop being overdue' },
}

const bandNames = ['Up to 7 days', '8 to 30 days', '31 to 91 days', '92 to 182 days', '183 to 365 days', 'More than a year']

export type Names = ReadonlyMap<number, { name: string; employeeNumber: string }>

/** The effect of a change as the preview tells it. `minutes`: what doing it once takes. */
export function toImpactView(effect: RuleImpact, { names, minutes, known }: { names: Names; minutes: number; known: Instant }) {
	const { day, asked, counts, earlier, later, opensOtherwise, directorates, work, listed } = effect
	const dueInWords = (dueOn: Day | undefined) => (dueOn === undefined ? 'Not asked' : inWords(dueOn))
	const person = ({ personId, directorate, before, after }: PersonImpact) => ({
		name: names.get(personId)?.name ?? '',
		employeeNumber: names.get(personId)?.employeeNumber ?? '',
		directorate,
		before: dueInWords(before?.dueOn),
		after: dueInWords(after?.dueOn),
	})
	const moved = counts.earlier + counts.later + counts.gains + counts.loses
	return {
		known: momentInWords(known),
		asked,
		unchanged: moved === 0,
		tiles: impactKinds.map((kind) => ({ value: counts[kind], label: words[kind].tile })),
		opensOtherwise,
		moves: bands.map((_, band) => [bandNames[band] ?? '', earlier?.people[band] ?? 0, later?.people[band] ?? 0] as const),
		ranges: [...rangeOf(earlier, 'earlier'), ...rangeOf(later, 'later')],
		directorates: directorates.map(({ name, counts: own }) => ({ name, counts: impactKinds.map((kind) => own[kind]) })),
		work: describeWork(work, minutes),
		lists: impactKinds
			.filter((kind) => counts[kind] > 0)
			.map((kind) => ({ kind, title: words[kind].list, of: counts[kind], people: listed[kind].map(person) })),
		day: inWords(day),
	}
}

function rangeOf(moves: Moves | null, direction: string): string[] {
	if (!moves) return []
	const { least, most, firstDue, lastDue } = moves
	const by = least === most ? count(least, 'day') : `${least} to ${count(most, 'day')}`
	const due = firstDue === lastDue ? `on ${inWords(firstDue)}` : `between ${inWords(firstDue)} and ${inWords(lastDue)}`
	return [`Due ${by} ${direction}: the new due days are ${due}.`]
}

const hours = (minutes: number) =>
	minutes < 120 ? count(minutes, 'minute') : `about ${Math.round(minutes / 60).toLocaleString('en-GB')} hours`
const people = (n: number) => (n === 1 ? '1 person' : `${n.toLocaleString('en-GB')} people`)

function describeWork({ until, added, spared }: RuleImpact['work'], minutes: number): string[] {
	const by = `by ${inWords(until)}`
	const sums = [
		...(added > 0
			? [
					`${people(added)} must do it ${by} who otherwise would not: at ${count(minutes, 'minute')} each, ${hours(added * minutes)} of work more.`,
				]
			: []),
		...(spared > 0
			? [
					`${people(spared)} need not do it ${by} who otherwise would: at ${count(minutes, 'minute')} each, ${hours(spared * minutes)} of work less.`,
				]
			: []),
	]
	return sums.length > 0 ? sums : [`As many people must do it ${by} as without the change.`]
}
