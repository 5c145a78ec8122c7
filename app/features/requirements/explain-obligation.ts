import { daysBetween, inWords, type Day } from '#app/platform/calendar.ts'
import type { ObligationCause } from './obligation-cause.ts'
import type { Status } from './status.ts'

export type Explained = {
	title: string
	basis: string
	status: Status
	day: Day
	obligation: { opensOn: Day; dueOn: Day; cause: ObligationCause } | null
	/** First day of the leave that is going on. */
	awaySince: Day | null
}

/** Who reads it: the person it is about, or somebody who looks them up. */
export type ReadBy = 'learner' | 'report'

/** The chain from rule to due day to status, link by link: what HR reads aloud and what the learner sees under "Why am I seeing this?" */
export function explainObligation({ title, basis, status, day, obligation, awaySince }: Explained, readBy: ReadBy): string[] {
	const own = readBy === 'learner'
	if (!obligation) return [`${title} is not asked of ${own ? 'you' : 'this person'} on ${inWords(day)}.`]
	const { cause, opensOn, dueOn } = obligation
	const chain = [`${basis}.`]
	if (cause.kind === 'started') {
		chain.push(
			`${own ? 'You started' : 'Started'} on ${inWords(cause.on)}. The first time is due within ${cause.days} days, by ${inWords(dueOn)}.`,
		)
	} else if (cause.kind === 'introduced') {
		chain.push(
			`It was introduced on ${inWords(cause.on)} for everybody here then, and was due within ${cause.days} days, by ${inWords(dueOn)}.`,
		)
	} else if (cause.kind === 'new-version') {
		chain.push(
			`Last completed on ${inWords(cause.completedOn)}. A new version came on ${inWords(cause.on)} that everybody is asked to take within ${cause.days} days, by ${inWords(dueOn)}.`,
		)
	} else {
		chain.push(
			`Last completed on ${inWords(cause.completedOn)}. It lasts ${period(cause.months)} from ${inWords(cause.from)}, so it is due again by ${inWords(dueOn)}.`,
		)
		chain.push(`It can be renewed from ${inWords(opensOn)}.`)
	}
	chain.push(lastLink(status, day, dueOn, awaySince))
	return chain
}

/** The same as one line, for exports. */
export function explainForReport(explained: Explained): string {
	return explainObligation(explained, 'report').join(' ')
}

function lastLink(status: Status, day: Day, dueOn: Day, awaySince: Day | null): string {
	const days = daysBetween(day, dueOn)
	if (status === 'paused' && awaySince) return `Paused: on long leave since ${inWords(awaySince)}.`
	if (status === 'overdue') return `Overdue by ${count(-days, 'day')} on ${inWords(day)}.`
	if (status === 'up-to-date') return 'Nothing needs doing until then.'
	if (days === 0) return `It is due today, ${inWords(day)}.`
	return `There ${days === 1 ? 'is' : 'are'} ${count(days, 'day')} left on ${inWords(day)}.`
}

const count = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`
const period = (months: number) => (months % 12 === 0 ? count(months / 12, 'year') : count(months, 'month'))
