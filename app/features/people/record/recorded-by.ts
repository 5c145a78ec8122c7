import type { EvidenceAction } from '#app/features/evidence/evidence-entries.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Recording } from './list-timeline.server.ts'

/** Who recorded what was recorded at an instant, by an entry of one of these kinds. Null where the evidence does not know. */
export type RecordedBy = (at: Instant, actions: readonly EvidenceAction[]) => string | null

export function readRecordings(recordings: readonly Recording[]): RecordedBy {
	const found = new Map(recordings.map(({ at, action, by }) => [`${at} ${action}`, by]))
	return (at, actions) => {
		for (const action of actions) {
			const by = found.get(`${at} ${action}`)
			if (by) return by
		}
		return null
	}
}
