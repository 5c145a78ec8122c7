import { dayOf, inWords } from '#app/platform/calendar.ts'
import type { AskedFact, BroughtFact } from '#app/features/people/record/list-timeline.server.ts'
import type { RecordedBy } from '#app/features/people/record/recorded-by.ts'
import type { TimelineEntry } from '#app/features/people/record/timeline-entry.ts'

/** What was asked anew because it was learnt elsewhere is told with that. */
export const isBrought = (brought: readonly BroughtFact[]) => (asked: AskedFact) =>
	asked.cause.elsewhere !== undefined && brought.some((own) => own.requirement === asked.requirement && own.recordedAt === asked.recordedAt)

/** Learning and answers of the time before, by the word of a file of the last system; and what was withdrawn of it. */
export function describeBrought(
	brought: readonly BroughtFact[],
	titleOf: (requirement: string) => string,
	recordedBy: RecordedBy,
): TimelineEntry[] {
	return brought.flatMap((fact): TimelineEntry[] => {
		const { requirement, completedOn, score, source, file, row, recordedAt, withdrawn } = fact
		const title = `Learnt elsewhere: ${titleOf(requirement)}`
		const entry = { kind: 'learning', link: null } as const
		const facts = [
			...(score === null ? [] : [`Score: ${score}%.`]),
			`Brought from ${file}, row ${row}, on ${inWords(dayOf(recordedAt))}${source === '' ? '' : ` (${source})`}.`,
			standing(fact),
		]
		const by = recordedBy(recordedAt, ['learning.brought'])
		return [
			{ ...entry, on: completedOn, title, facts, recordedAt, by },
			...(withdrawn
				? [
						{
							...entry,
							on: dayOf(withdrawn.at),
							title: `Withdrawn: ${title}`,
							facts: [`${withdrawn.reason}.`],
							recordedAt: withdrawn.at,
							by: null,
						},
					]
				: []),
		]
	})
}

function standing({ standing: counts, validUntil }: BroughtFact): string {
	switch (counts) {
		case 'counts':
			return `Lasts until ${inWords(validUntil)}.`
		case 'run-out':
			return `History only: it had run out on ${inWords(validUntil)}.`
		case 'new-version':
			return 'History only: everybody was asked to take a new version since.'
		case 'code':
			return 'History only: it is not agreement to the Code in force.'
	}
}
