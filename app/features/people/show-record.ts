import type { Status } from '#app/features/requirements/status.ts'
import { dayOf, inWords, type Day } from '#app/platform/calendar.ts'
import type { AbsenceSpan, PlacementSpan } from './find-person-history.server.ts'
import type { PersonAttempt, PersonAttestation, PersonRequirement } from './find-person-learning.server.ts'

export type ShownRequirement = {
	id: string
	title: string
	status: Status
	due: string
	completed: string
	score: number | null
	why: string[]
	locked: boolean
	attempts: { attempt: string; sent: string; score: number; outcome: string }[]
}

/** One requirement in somebody's record, with its days and outcomes in words. */
export function showRequirement({ dueOn, completedOn, attempts, ...same }: PersonRequirement): ShownRequirement {
	return {
		...same,
		due: dueOn === null ? 'Nothing is due' : inWords(dueOn),
		completed: completedOn === null ? 'Not completed' : inWords(completedOn),
		attempts: attempts.map(showAttempt),
	}
}

function showAttempt({ cycle, number, score, outcome, passMark, submittedAt }: PersonAttempt): ShownRequirement['attempts'][number] {
	return {
		attempt: cycle === 1 ? String(number) : `${number}, renewal ${cycle - 1}`,
		sent: inWords(dayOf(submittedAt)),
		score,
		outcome: outcome === 'passed' ? 'Passed' : `Not passed (pass mark ${passMark}%)`,
	}
}

export function showAttestation({ edition, outcome, attestedAt }: PersonAttestation): { edition: string; outcome: string; date: string } {
	return { edition, outcome: outcome === 'agreed' ? 'Agreed' : 'Did not agree', date: inWords(dayOf(attestedAt)) }
}

const upTo = (day: Day | null) => (day === null ? 'no end known' : inWords(day))

export type ShownPlacement = { from: string; to: string; job: string; where: string; manager: string }

export function showPlacement(span: PlacementSpan): ShownPlacement {
	const { validFrom, validTo, jobTitle, workerType, directorate, service, team, manager } = span
	return {
		from: inWords(validFrom),
		to: upTo(validTo),
		job: `${jobTitle} (${workerType})`,
		where: `${team}, ${service}, ${directorate}`,
		manager: manager?.name ?? 'None',
	}
}

export const showAbsence = ({ startsOn, endsOn }: AbsenceSpan): { from: string; to: string } => ({
	from: inWords(startsOn),
	to: upTo(endsOn),
})
