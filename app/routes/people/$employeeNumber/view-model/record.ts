import type { Status } from '#app/features/requirements/status/status.ts'
import { dayOf, inWords, type Day } from '#app/platform/calendar.ts'
import type { Recording } from '#app/features/people/record/list-timeline.server.ts'
import type { PersonAttempt, PersonRequirement } from '#app/features/people/record/find-person-learning.server.ts'

export type RequirementView = {
	slug: string
	title: string
	status: Status
	due: string
	completed: string
	score: number | null
	why: string[]
	locked: boolean
	attempts: { attempt: string; submittedOn: string; score: number; outcome: string }[]
	/** What the viewer may do for the person here. */
	actions: { href: string; text: string }[]
}

/** What the viewer may do for this person. */
export type Powers = { attest: boolean; extend: boolean; exempt: boolean; decidePriorLearning: boolean }

/** It can be answered now. */
const isAsked = (status: Status) => isOpen(status) && status !== 'paused'
const isOpen = (status: Status) => !['not-in-scope', 'exempt', 'upcoming', 'up-to-date'].includes(status)

/** One requirement in somebody's record, with its days and outcomes in words. */
export function toRequirementView(
	{ dueOn, completedOn, elsewhere, attempts, kind, ...same }: PersonRequirement,
	record: string,
	powers: Powers,
): RequirementView {
	const { slug, status } = same
	const action = (offered: boolean, path: string, text: string) =>
		offered ? [{ href: `${record}/${path}?requirement=${encodeURIComponent(slug)}`, text }] : []
	return {
		...same,
		due: dueOn === null ? 'Nothing is due' : inWords(dueOn),
		completed: completedOn === null ? 'Not completed' : `${inWords(completedOn)}${elsewhere ? ', learnt elsewhere' : ''}`,
		attempts: attempts.map(toAttemptView),
		actions: [
			...action(powers.attest && kind === 'attestation' && isAsked(status), 'attest', 'Record their answer with them'),
			...action(powers.extend && isOpen(status), 'extend', 'Give more time'),
			...action(powers.exempt && status !== 'exempt' && status !== 'not-in-scope', 'exempt', 'Exempt'),
			// Nobody else can agree to the Code for this council.
			...action(powers.decidePriorLearning && kind === 'module' && isOpen(status), 'prior-learning', 'Record learning done elsewhere'),
		],
	}
}

function toAttemptView({ cycle, number, score, outcome, passMark, submittedAt }: PersonAttempt): RequirementView['attempts'][number] {
	return {
		attempt: cycle === 1 ? String(number) : `${number}, renewal ${cycle - 1}`,
		submittedOn: inWords(dayOf(submittedAt)),
		score,
		outcome: outcome === 'passed' ? 'Passed' : `Not passed (pass mark ${passMark}%)`,
	}
}

/** The title of the requirement whose quiz was unlocked today, after the viewer was sent back to the page with `?unlocked=`. */
export function toUnlockedView(
	unlocked: string | null,
	requirements: readonly Pick<PersonRequirement, 'slug' | 'title' | 'locked'>[],
	recordings: readonly Recording[],
	today: Day,
): string | undefined {
	const wasUnlocked = recordings.some(
		({ action, requirement, at }) => action === 'quiz.unlocked' && requirement === unlocked && dayOf(at) === today,
	)
	return wasUnlocked ? requirements.find(({ slug, locked }) => slug === unlocked && !locked)?.title : undefined
}
