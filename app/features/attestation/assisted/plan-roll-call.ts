import { dayOf, inWords, type Day } from '#app/platform/calendar.ts'
import type { Status } from '#app/features/requirements/status/status.ts'
import type { Standing } from '#app/features/attestation/progress/find-attestation-status.server.ts'

/** The most people on one signed list. */
export const mostOnAList = 200

/** What a roll call does for somebody on its list: records their answer, or nothing, with the reason in words. */
export type Planned = Pick<Standing, 'personId' | 'employeeNumber' | 'name' | 'team' | 'cycle'> & { why: string | null }

/** `standings` are those of the day of the session. What is not asked of somebody any more today cannot be recorded either. */
export function planRollCall(standings: readonly Standing[], { today, actor }: { today: Day; actor: string }): Planned[] {
	return standings.map(({ personId, employeeNumber, name, team, cycle, ...standing }) => {
		const why = actor === `person:${personId}` ? 'This is you: somebody else in HR has to record your answer' : whyNothing(standing, today)
		return { personId, employeeNumber, name, team, cycle, why }
	})
}

function whyNothing({ status, askedTo, agreedAt }: Pick<Standing, 'status' | 'askedTo' | 'agreedAt'>, today: Day): string | null {
	if (askedTo !== null && askedTo < today) return 'The Code is not asked of them any more'
	return reasons[status]?.(agreedAt === null ? null : inWords(dayOf(agreedAt))) ?? null
}

const reasons: Partial<Record<Status, (agreedOn: string | null) => string>> = {
	'up-to-date': (agreedOn) => (agreedOn ? `Agreed already, on ${agreedOn}` : 'Up to date already'),
	upcoming: () => 'The Code was not asked of them yet on that day',
	'not-in-scope': () => 'The Code is not asked of them',
	exempt: () => 'Exempt from the Code on that day',
	paused: () => 'On long leave on that day. If they were there, have the leave corrected first',
}

/** The employee numbers in what was typed, pasted or ticked, each once: whatever stands between two of them. */
export const readNumbers = (...typed: readonly string[]): string[] => [
	...new Set(typed.flatMap((text) => text.split(/[\s,;]+/)).filter((number) => number !== '')),
]
