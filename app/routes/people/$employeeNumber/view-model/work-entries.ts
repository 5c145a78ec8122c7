import { addDays, dayOf, inWords, type Day } from '#app/platform/calendar.ts'
import type { AbsenceSpan, PlacementSpan, PostSpan } from '#app/features/people/record/find-person-history.server.ts'
import type { Recording } from '#app/features/people/record/list-timeline.server.ts'
import type { RecordedBy } from '#app/features/people/record/recorded-by.ts'
import type { TimelineEntry } from '#app/features/people/record/timeline-entry.ts'

const where = ({ team, service, directorate }: Pick<PlacementSpan, 'team' | 'service' | 'directorate'>) =>
	[...new Set([team, service, directorate])].join(', ')
const inList = (tags: string) => tags.split('|').join(', ').replaceAll('-', ' ') || 'none'

/** What of somebody's work may change, with its words. */
const aspects: [string, (span: PlacementSpan) => string][] = [
	['Job', ({ jobTitle }) => jobTitle],
	['Worker type', ({ workerType }) => workerType],
	['Team', where],
	['Line manager', ({ manager }) => manager?.name ?? 'none'],
	['Marked as', ({ tags }) => inList(tags)],
]

/** Joining, every move, leaving, coming back. `placements` has the latest first. */
export function describeWork(placements: readonly PlacementSpan[], recordedBy: RecordedBy, today: Day): TimelineEntry[] {
	const spans = [...placements].reverse()
	return spans.flatMap((span, index) => {
		const [before, after] = [spans[index - 1], spans[index + 1]]
		const { validTo } = span
		const start = before && joins(before, span) ? move(before, span) : arrival(span, before === undefined)
		const entry = (on: Day, recordedAt: number, { title, facts }: { title: string; facts: string[] }): TimelineEntry => {
			const by = recordedBy(recordedAt, ['person.joined', 'person.returned', 'person.moved', 'person.leaves', 'person.corrected'])
			return { kind: 'work', on, title, facts, link: null, recordedAt, by }
		}
		return [
			...(start.facts.length > 0 ? [entry(span.validFrom, span.recordedAt, start)] : []),
			...(validTo !== null && !(after && joins(span, after))
				? [entry(validTo, span.endRecordedAt, { title: validTo < today ? 'Left' : 'Leaves', facts: [`Last day: ${inWords(validTo)}.`] })]
				: []),
		]
	})
}

const joins = (before: PlacementSpan, span: PlacementSpan) => before.validTo !== null && addDays(before.validTo, 1) === span.validFrom

function arrival(span: PlacementSpan, first: boolean) {
	const facts = [`${span.jobTitle} (${span.workerType}), ${where(span)}.`, ...(span.manager ? [`Line manager: ${span.manager.name}.`] : [])]
	return { title: first ? 'Joined' : 'Returned', facts }
}

function move(before: PlacementSpan, span: PlacementSpan) {
	const changed = aspects.filter(([, words]) => words(before) !== words(span))
	const named = changed.map(([name]) => name)
	const title = named.includes('Team') ? 'Moved' : named.length === 1 && named[0] === 'Line manager' ? 'New line manager' : 'Change of work'
	return { title, facts: changed.map(([name, words]) => `${name}: ${words(span)}. Before: ${words(before)}.`) }
}

/** The beginning and the end of each post besides the main one. */
export function describePosts(posts: readonly PostSpan[], recordedBy: RecordedBy, today: Day): TimelineEntry[] {
	return posts.flatMap((post) => {
		const { validFrom, validTo, recordedAt } = post
		const facts = [`${post.jobTitle}, ${where(post)}.`]
		const entry = (on: Day, title: string): TimelineEntry => {
			return { kind: 'work', on, title, facts, link: null, recordedAt, by: recordedBy(recordedAt, ['person.posts-recorded']) }
		}
		return [
			entry(validFrom, validFrom > today ? 'Will also work elsewhere' : 'Also works elsewhere'),
			...(validTo === null ? [] : [entry(validTo, validTo < today ? 'Other post ended' : 'Other post ends')]),
		]
	})
}

/** The beginning and the end of each long leave. The reason is told to those who may know it. */
export function describeLeave(
	absences: readonly AbsenceSpan[],
	recordedBy: RecordedBy,
	{ today, readsNotes }: { today: Day; readsNotes: boolean },
): TimelineEntry[] {
	return absences.flatMap(({ startsOn, endsOn, kind, recordedAt, endRecordedAt }) => {
		const entry = (on: Day, at: number, title: string, facts: string[]): TimelineEntry => {
			return { kind: 'work', on, title, facts, link: null, recordedAt: at, by: recordedBy(at, ['absence.recorded', 'absence.brought']) }
		}
		const facts = [endsOn === null ? 'No end is known yet.' : `Until ${inWords(endsOn)}.`, ...(readsNotes ? [`Reason: ${kind}.`] : [])]
		const start = entry(startsOn, recordedAt, startsOn > today ? 'Long leave begins' : 'Long leave began', facts)
		if (endsOn === null) return [start]
		return [
			start,
			entry(endsOn, endRecordedAt, endsOn >= today ? 'Long leave ends' : 'Long leave ended', [`Last day: ${inWords(endsOn)}.`]),
		]
	})
}

/** Whoever leaves is reminded of what goes on. */
export const describeReminders = (recordings: readonly Recording[]): TimelineEntry[] =>
	recordings
		.filter(({ action }) => action === 'leaving.acknowledged')
		.map(({ at, by }) => {
			const facts = ['Acknowledged that the duty of confidentiality goes on.']
			return { kind: 'work', on: dayOf(at), title: 'Reminded before leaving', facts, link: null, recordedAt: at, by }
		})
