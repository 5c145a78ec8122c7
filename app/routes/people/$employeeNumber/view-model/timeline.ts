import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { inWords, type Day } from '#app/platform/calendar.ts'
import { describeBrought, isBrought } from './brought-entries.ts'
import { describeAsked } from './obligation-entries.ts'
import { describeDeclarations } from './declaration-entries.ts'
import { describeDecisions } from './decision-entries.ts'
import { describeLearning, followsFrom, type LearningFacts } from './learning-entries.ts'
import { describeRefusals } from './refusal-entries.ts'
import { describeHandChanges } from './hand-entries.ts'
import { describeLeave, describePosts, describeReminders, describeWork } from './work-entries.ts'
import type { HandChange } from '#app/features/people/by-hand/hand-changes.server.ts'
import type { AbsenceSpan, PlacementSpan, PostSpan } from '#app/features/people/record/find-person-history.server.ts'
import type { TimelineFacts } from '#app/features/people/record/list-timeline.server.ts'
import { readRecordings } from '#app/features/people/record/recorded-by.ts'
import { toRecordedView, type TimelineEntry, type TimelineKind } from '#app/features/people/record/timeline-entry.ts'

export type PersonFacts = TimelineFacts &
	LearningFacts & {
		placements: readonly PlacementSpan[]
		absences: readonly AbsenceSpan[]
		posts: readonly PostSpan[]
		handChanges: readonly HandChange[]
	}

/** `readsNotes`: the viewer may know the notes of decisions and the reason for leave. */
type Reader = { requirements: readonly Requirement[]; today: Day; readsNotes: boolean }

/** Everything in somebody's record, the newest first. */
export function makeTimeline(facts: PersonFacts, { requirements, today, readsNotes }: Reader): TimelineEntry[] {
	const titles = new Map(requirements.map((requirement) => [requirement.slug, requirement]))
	const titleOf = (id: string) => titles.get(id)?.title ?? id
	const recordedBy = readRecordings(facts.recordings)
	const entries = [
		...describeWork(facts.placements, recordedBy, today),
		...describePosts(facts.posts, recordedBy, today),
		...describeLeave(facts.absences, recordedBy, { today, readsNotes }),
		...describeReminders(facts.recordings),
		...describeHandChanges(facts.handChanges, { readsNotes }),
		...describeAsked(facts.asked, titles, recordedBy, (fact) => followsFrom(facts.completions)(fact) || isBrought(facts.brought)(fact)),
		...describeLearning(facts, titleOf, recordedBy),
		...describeBrought(facts.brought, titleOf, recordedBy),
		...describeDecisions(facts, { titleOf, readsNotes }),
		...describeRefusals(facts.recordings, { readsNotes }),
		...(readsNotes ? describeDeclarations(facts.recordings) : []),
	]
	return entries.sort((a, b) => (a.on === b.on ? a.recordedAt - b.recordedAt : a.on < b.on ? -1 : 1)).reverse()
}

export type TimelineView = {
	filters: { href: string; text: string; count: number; current: boolean }[]
	years: {
		year: string
		open: boolean
		entries: { on: Day; day: string; title: string; facts: string[]; link: TimelineEntry['link']; recorded: string }[]
	}[]
}

const kinds: [TimelineKind | null, string][] = [
	[null, 'All'],
	['work', 'Work'],
	['learning', 'Learning'],
	['decisions', 'Decisions'],
]
/** A year is folded when as many entries as this stand before it. */
const openAtMost = 20

/** The timeline by year, narrowed to one kind or not. */
export function toTimelineView(
	entries: readonly TimelineEntry[],
	kind: TimelineKind | null,
	href: (kind: TimelineKind | null) => string,
): TimelineView {
	const of = (key: TimelineKind | null) => (key === null ? entries : entries.filter((entry) => entry.kind === key))
	const years = new Map<string, TimelineEntry[]>()
	for (const entry of of(kind)) years.set(entry.on.slice(0, 4), [...(years.get(entry.on.slice(0, 4)) ?? []), entry])
	let before = 0
	return {
		filters: kinds.map(([key, text]) => ({ href: href(key), text, count: of(key).length, current: key === kind })),
		years: [...years].map(([year, own]) => {
			const open = before < openAtMost
			before += own.length
			return { year, open, entries: own.map(show) }
		}),
	}
}

function show(entry: TimelineEntry): TimelineView['years'][number]['entries'][number] {
	const { on, title, facts, link } = entry
	return { on, day: inWords(on).replace(/ \d+$/, ''), title, facts, link, recorded: toRecordedView(entry) }
}
