import { answerInterests, declareInterest } from '#app/features/declarations/record-declarations.server.ts'
import { addDays, addMonths, dayOf, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import type { HistoryRow } from './demonstration-files.server.ts'

/** Lets somebody declare something; `note` is who a second job is for, or what a gift is. */
export function playInterest(
	db: Database,
	personId: number,
	{ event, score, note }: HistoryRow,
	context: { now: Instant; actor: string },
): boolean {
	const today = dayOf(context.now)
	if (event === 'nothing-to-declare') return answerInterests(db, { personId, cycle: null, answers: { answer: 'none' } }, context) === null
	const details =
		event === 'second-job'
			? ({
					kind: 'secondary-employment',
					employer: note,
					work: 'Care worker at weekends',
					hours: 8,
					startsOn: addMonths(today, 1),
					dealsWithCouncil: 'no',
					more: '',
				} as const)
			: ({
					kind: 'gift',
					what: note,
					from: 'The family of a resident',
					giver: 'individual',
					dealsWithCouncil: 'no',
					pence: Number(score) * 100,
					on: addDays(today, -1),
					answer: event === 'gift-accepted' ? 'accepted' : 'refused',
					more: '',
				} as const)
	return 'id' in declareInterest(db, { personId, details, replaces: null }, context)
}
