import type { EvidenceAction } from '#app/features/evidence/evidence-entries.ts'
import { dayOf } from '#app/platform/calendar.ts'
import type { Recording } from '#app/features/people/record/list-timeline.server.ts'
import type { TimelineEntry } from '#app/features/people/record/timeline-entry.ts'

const titles: Partial<Record<EvidenceAction, string>> = {
	'interests.declared': 'Interests declared',
	'interest.decided': 'Declaration decided',
	'interest.ended': 'Interest ended',
}

/** That interests were declared, decided and ended; what they are stands in the register. */
export const describeDeclarations = (recordings: readonly Recording[]): TimelineEntry[] =>
	recordings.flatMap(({ at, action, by }) => {
		const title = titles[action]
		return title ? [{ kind: 'decisions' as const, on: dayOf(at), title, facts: [], link: null, recordedAt: at, by }] : []
	})
