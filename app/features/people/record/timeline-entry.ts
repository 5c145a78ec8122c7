import { dayOf, inWords, type Day, type Instant } from '#app/platform/calendar.ts'

export const timelineKinds = ['work', 'learning', 'decisions'] as const
export type TimelineKind = (typeof timelineKinds)[number]

/** One thing in somebody's record. `on` is the day of the fact, `recordedAt` when this site was told. */
export type TimelineEntry = {
	kind: TimelineKind
	on: Day
	title: string
	/** Sentences. */
	facts: string[]
	link: { href: string; text: string } | null
	recordedAt: Instant
	/** Who recorded it, in words; null where the evidence does not know. */
	by: string | null
}

/** When something was recorded and by whom: a fact that came to the register late, or ahead, says so. */
export function toRecordedView({ on, recordedAt, by }: Pick<TimelineEntry, 'on' | 'recordedAt' | 'by'>): string {
	const recordedOn = dayOf(recordedAt)
	const who = by === null ? '' : ` by ${by}`
	if (recordedOn === on) return `Recorded that day${who}`
	if (recordedOn > on) return `Recorded later, on ${inWords(recordedOn)}${who && `,${who}`}`
	return `Recorded on ${inWords(recordedOn)}${who}`
}
