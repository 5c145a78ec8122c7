import { explainObligation } from '#app/features/requirements/status/explain-obligation.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { dayOf, inWords } from '#app/platform/calendar.ts'
import type { AskedFact } from '#app/features/people/record/list-timeline.server.ts'
import type { RecordedBy } from '#app/features/people/record/recorded-by.ts'
import type { TimelineEntry } from '#app/features/people/record/timeline-entry.ts'

export type Titles = ReadonlyMap<string, Pick<Requirement, 'title' | 'kind' | 'rules'>>

type Told = { title: string; sentences: string; isNew: boolean }

/**
 * What was asked, and each change of cycle, due day or window; what was planned again and came out the same is left out. Things asked at the same instant are one
 * entry, with the reasons that they share told once. `isTold` leaves out what another entry tells.
 */
export function describeAsked(
	asked: readonly AskedFact[],
	requirements: Titles,
	recordedBy: RecordedBy,
	isTold: (fact: AskedFact) => boolean,
): TimelineEntry[] {
	const last = new Map<string, AskedFact>()
	const changes = new Map<number, Told[]>()
	for (const fact of asked) {
		const before = last.get(fact.requirement)
		last.set(fact.requirement, fact)
		const isNew = before?.cycle !== fact.cycle
		const sentences = [...(isNew ? [] : differences(before, fact)), ...reasons(fact, requirements)]
		if ((!isNew && differences(before, fact).length === 0) || isTold(fact)) continue
		const told = { title: requirements.get(fact.requirement)?.title ?? fact.requirement, sentences: sentences.join(' '), isNew }
		changes.set(fact.recordedAt, [...(changes.get(fact.recordedAt) ?? []), told])
	}
	return [...changes].flatMap(([recordedAt, told]) =>
		[true, false].flatMap((isNew): TimelineEntry[] => {
			const own = told.filter((each) => each.isNew === isNew)
			if (own.length === 0) return []
			const by = recordedBy(recordedAt, ['obligations.planned', 'requirement.met'])
			return [{ kind: 'learning', on: dayOf(recordedAt), title: titleOf(own, isNew), facts: shared(own), link: null, recordedAt, by }]
		}),
	)
}

function differences(before: AskedFact, fact: AskedFact): string[] {
	return [
		...(before.dueOn === fact.dueOn ? [] : [`Due by ${inWords(fact.dueOn)} instead of ${inWords(before.dueOn)}.`]),
		...(before.opensOn === fact.opensOn ? [] : [`Opens on ${inWords(fact.opensOn)} instead of ${inWords(before.opensOn)}.`]),
		...(before.askedTo === fact.askedTo
			? []
			: [fact.askedTo === null ? 'Asked for again.' : `Not asked for after ${inWords(fact.askedTo)}.`]),
	]
}

/** The explanation without its first sentence, the duty itself, and its last, the status of a day. */
function reasons({ requirement, opensOn, dueOn, cause, recordedAt }: AskedFact, requirements: Titles): string[] {
	const asked = requirements.get(requirement)
	if (!asked) return []
	const about = { requirement: asked, status: 'to-do', day: dayOf(recordedAt), obligation: { opensOn, dueOn, cause } } as const
	const explained = { ...about, placement: null, awaySince: null, exempt: null }
	return explainObligation(explained, 'report').slice(1, -1)
}

function titleOf(told: readonly Told[], isNew: boolean): string {
	const [only] = told
	if (only && told.length === 1) return isNew ? `Asked for ${only.title}` : `Changed: ${only.title}`
	return isNew ? `Asked for ${told.length} things` : `Changed for ${told.length} things`
}

function shared(told: readonly Told[]): string[] {
	const [only] = told
	if (only && told.length === 1) return [only.sentences]
	const titles = new Map<string, string[]>()
	for (const { sentences, title } of told) titles.set(sentences, [...(titles.get(sentences) ?? []), title])
	return [...titles].map(([sentences, about]) => `${about.join(', ')}. ${sentences}`)
}
