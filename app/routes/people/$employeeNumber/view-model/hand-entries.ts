import type { HandChange } from '#app/features/people/by-hand/hand-changes.server.ts'
import { fieldInWords } from '#app/features/people/import/change-in-words.ts'
import type { TimelineEntry } from '#app/features/people/record/timeline-entry.ts'
import { dayOf } from '#app/platform/calendar.ts'

/** What HR changed by hand, field by field. Why, and other than work, is told to those who may read notes. */
export const describeHandChanges = (changes: readonly HandChange[], { readsNotes }: { readsNotes: boolean }): TimelineEntry[] =>
	changes.map(({ fields, reason, recordedAt, by }) => ({
		kind: 'work',
		on: dayOf(recordedAt),
		title: fields.some(({ field, before }) => field === 'employee number' && before === null) ? 'Added by hand' : 'Changed by hand',
		facts: readsNotes
			? [...fields.map(fieldInWords), `Reason: ${reason}`]
			: [`${fields.map(({ field }) => field).join(', ')}.`.replace(/^./, (letter) => letter.toUpperCase())],
		link: null,
		recordedAt,
		by,
	}))
