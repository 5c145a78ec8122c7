import { dayOf, inWords } from '#app/platform/calendar.ts'
import type { DecisionFact, Recording } from '#app/features/people/record/list-timeline.server.ts'
import type { TimelineEntry } from '#app/features/people/record/timeline-entry.ts'

type Context = { titleOf: (requirement: string) => string; readsNotes: boolean }

/** Exemptions, more time, learning done elsewhere and unlocked quizzes. Notes are told to those who may read them. */
export function describeDecisions(
	{ decisions, recordings }: { decisions: readonly DecisionFact[]; recordings: readonly Recording[] },
	{ titleOf, readsNotes }: Context,
): TimelineEntry[] {
	const decided = decisions.map((decision): TimelineEntry => {
		const { kind, requirement, day, reason, note, recordedAt, by } = decision
		const { title, facts } = told[kind](decision, titleOf(requirement))
		return {
			kind: 'decisions',
			on: kind === 'exemption' || kind === 'extension' ? day : dayOf(recordedAt),
			title,
			facts: [...facts, ...(reason ? [`Reason: ${inWordsOf(reason)}.`] : []), ...(note && readsNotes ? [`Note: ${note}`] : [])],
			link: null,
			recordedAt,
			by,
		}
	})
	const unlocked = recordings
		.filter(({ action }) => action === 'quiz.unlocked')
		.map(({ at, requirement, note, by }): TimelineEntry => {
			const title = `Quiz unlocked: ${requirement === null ? '' : titleOf(requirement)}`
			return { kind: 'decisions', on: dayOf(at), title, facts: note && readsNotes ? [`Note: ${note}`] : [], link: null, recordedAt: at, by }
		})
	return [...decided, ...unlocked]
}

const told: Record<DecisionFact['kind'], (fact: DecisionFact, title: string) => { title: string; facts: string[] }> = {
	exemption: ({ day, until }, title) => ({
		title: `Exempt from ${title}`,
		facts: [`From ${inWords(day)} ${until === null ? 'until further notice' : `to ${inWords(until)}`}.`],
	}),
	extension: ({ until, whose }, title) => ({
		title: `More time for ${title}`,
		facts: [`${until === null ? '' : `Due by ${inWords(until)}. `}Given by ${whose === 'hr' ? 'HR' : 'the line manager'}.`],
	}),
	claimed: ({ day, whose }, title) => ({ title: `Learning done elsewhere handed in: ${title}`, facts: [`${whose}, ${inWords(day)}.`] }),
	accepted: ({ day, whose }, title) => ({ title: `Learning done elsewhere accepted: ${title}`, facts: [`${whose}, ${inWords(day)}.`] }),
	refused: ({ day, whose }, title) => ({ title: `Learning done elsewhere refused: ${title}`, facts: [`${whose}, ${inWords(day)}.`] }),
}

/** A reason is a sentence, or a key of a list such as `long-leave`. */
const inWordsOf = (reason: string) => (/^[a-z-]+$/.test(reason) ? reason.replaceAll('-', ' ') : reason.replace(/\.$/, ''))
