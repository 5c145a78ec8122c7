import { outcomeWords } from '#app/features/attestation/refusals/refusal-outcomes.ts'
import { evidenceActions } from '#app/features/evidence/evidence-entries.ts'
import { dayOf } from '#app/platform/calendar.ts'
import type { Recording } from '#app/features/people/record/list-timeline.server.ts'
import type { TimelineEntry } from '#app/features/people/record/timeline-entry.ts'
import { refusalOutcomes } from '#db/schema/attestation.ts'

/** What was done about a refusal of the Code; what was written is for those who may read notes, on its own page. */
export const describeRefusals = (recordings: readonly Recording[], { readsNotes }: { readsNotes: boolean }): TimelineEntry[] =>
	recordings.flatMap(({ at, action, note, by }) => {
		if (action !== 'refusal.step' || note === null) return []
		const { refusal, kind, takenOn, outcome } = evidenceActions[action].parse(JSON.parse(note))
		const ended = refusalOutcomes.find((each) => each === outcome)
		const title =
			kind === 'owner'
				? 'Refusal of the Code: somebody sees to it'
				: ended
					? `Refusal of the Code closed: ${outcomeWords[ended]}`
					: 'Refusal of the Code: a step was taken'
		const link = readsNotes ? { href: `/attestations/refusals/${refusal}`, text: 'The refusal' } : null
		return [{ kind: 'decisions' as const, on: kind === 'step' ? takenOn : dayOf(at), title, facts: [], link, recordedAt: at, by }]
	})
