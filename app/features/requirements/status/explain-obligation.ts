import { addDays, addMonths, daysBetween, inWords, type Day } from '#app/platform/calendar.ts'
import type { WorkerType } from '#db/schema/people.ts'
import { describeAudience } from '#app/features/requirements/rules/audience.ts'
import { daysAfterReturn } from '#app/features/requirements/planning/clock-pause.ts'
import type { ObligationCause } from '#app/features/requirements/planning/obligation-cause.ts'
import type { Obligation } from '#app/features/requirements/planning/plan-obligations.ts'
import { introducedOn, ruleOn, type Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Status } from './status.ts'

export type Explained = {
	requirement: Pick<Requirement, 'title' | 'kind' | 'rules'>
	status: Status
	day: Day
	obligation: Pick<Obligation, 'opensOn' | 'dueOn' | 'cause'> | null
	/** Where the person works on the day; null where nobody asks. */
	placement: { validFrom: Day; workerType: WorkerType; directorate: string; service: string } | null
	/** First day of the leave that is going on. */
	awaySince: Day | null
	/** The exemption that holds on the day; `to` null without end. */
	exempt: { from: Day; to: Day | null } | null
}

/** Who reads it: the person it is about, or somebody who looks them up. */
export type ReadBy = 'learner' | 'report'

/** From the rule to the due day to the status, sentence by sentence: what HR reads aloud and what the learner sees under "Why am I seeing this?" */
export function explainObligation(explained: Explained, readBy: ReadBy): string[] {
	const { requirement, status, day, obligation, placement } = explained
	const own = readBy === 'learner'
	const rule = ruleOn(requirement, day)
	if (!obligation || !rule || status === 'not-in-scope') {
		const audience = rule && rule.audience !== 'everybody' ? [`It is asked of ${describeAudience(rule.audience)}.`] : []
		return [`${requirement.title} is not asked of ${own ? 'you' : 'this person'} on ${inWords(day)}.`, ...audience]
	}
	return [
		`${rule.basis}.`,
		...(rule.audience === 'everybody' ? [] : [`It is asked of ${describeAudience(rule.audience)}.`]),
		...(rule.validFrom > introducedOn(requirement) ? [`The rule is as it is since ${inWords(rule.validFrom)}: ${rule.reason}.`] : []),
		...(placement ? [placed(placement, own)] : []),
		...causeLinks(requirement.kind, obligation, { day, own }),
		...moveLinks(obligation, own),
		...(isRenewal(obligation.cause) ? [`It can be renewed from ${inWords(obligation.opensOn)}.`] : []),
		...lastLinks(explained, own),
	]
}

/** The same as one line, for exports. */
export function explainForReport(explained: Explained): string {
	return explainObligation(explained, 'report').join(' ')
}

const isRenewal = ({ kind }: ObligationCause) => kind === 'renewal' || kind === 'renewal-month'

function placed({ validFrom, workerType, directorate, service }: NonNullable<Explained['placement']>, own: boolean): string {
	const since = `in ${service}, ${directorate}, since ${inWords(validFrom)} (${workerType})`
	return own ? `You have worked ${since}.` : `Has worked ${since}.`
}

/** Of a day that the clock, notice or more time has moved, only what was meant is told. */
function wasDue(by: Day, { dueOn, day }: { dueOn: Day; day: Day }): string {
	if (by < day) return by === dueOn ? 'was due' : 'was to be due'
	return by === dueOn ? 'is due' : 'would be due'
}

function causeLinks(
	kind: Requirement['kind'],
	{ cause, dueOn }: Pick<Obligation, 'cause' | 'dueOn'>,
	{ day, own }: { day: Day; own: boolean },
): string[] {
	const came = kind === 'module' ? ['A new version came', 'take'] : ['A new edition came into force', 'agree to']
	const within = (days: number, on: Day) => `within ${days} days, by ${inWords(addDays(on, days))}`
	const last = 'completedOn' in cause ? lastDone(cause) : ''
	const longer = cause.extra ? [`${cause.extra} of these days are added for ${own ? 'your' : 'this'} pattern of work.`] : []
	switch (cause.kind) {
		case 'started':
			return [
				`${own ? 'You started' : 'Started'} on ${inWords(cause.on)}. The first time is due ${within(cause.days, cause.on)}.`,
				...longer,
			]
		case 'introduced':
			return [
				`It was introduced on ${inWords(cause.on)} for everybody here then, and ${wasDue(addDays(cause.on, cause.days), { dueOn, day })} ${within(cause.days, cause.on)}.`,
				...longer,
			]
		case 'moved':
			return [
				`It has been asked of ${own ? 'you' : 'this person'} since ${inWords(cause.on)}. The first time is due ${within(cause.days, cause.on)}.`,
				...longer,
			]
		case 'new-version':
			return [
				`${last} ${came[0]} on ${inWords(cause.on)} that everybody is asked to ${came[1]} ${within(cause.days, cause.on)}.`,
				...longer,
			]
		case 'returned':
			return [
				`${last} It has been asked of ${own ? 'you' : 'this person'} again since ${inWords(cause.on)}, and is due ${within(cause.days, cause.on)}.`,
				...longer,
			]
		case 'renewal-month':
			return [`${last} Everybody renews it by the end of the same month, so it is due again by ${inWords(cause.by)}.`]
		case 'renewal': {
			const counted = cause.anchor ? `, counted by day ${cause.anchor} of the month` : ''
			return [
				`${last} It lasts ${period(cause.months)} from ${inWords(cause.from)}${counted}, so it is due again by ${inWords(addMonths(cause.from, cause.months, cause.anchor))}.`,
			]
		}
	}
}

function lastDone({ completedOn, elsewhere }: { completedOn: Day; elsewhere?: ObligationCause['elsewhere'] }): string {
	if (!elsewhere) return `Last completed on ${inWords(completedOn)}.`
	return `Learnt elsewhere on ${inWords(completedOn)}, brought from ${elsewhere.file} on ${inWords(elsewhere.on)}.`
}

const reasons = { leave: 'long leave', exemption: 'exemption', both: 'long leave and exemption' }

type Moved = Pick<Obligation, 'opensOn' | 'dueOn' | 'cause'>

/** What moved the due day after the rule had set it: notice, time away, more time. */
function moveLinks(obligation: Moved, own: boolean): string[] {
	const { notice, extended } = obligation.cause
	return [
		...(notice ? [`The change of the rule on ${inWords(notice.rule)} came with notice, so it is due by ${inWords(notice.dueOn)}.`] : []),
		...pauseLinks(obligation, own),
		...(extended
			? [
					`${giver(extended.by, own)} gave more time on ${inWords(extended.on)}: it is due by ${inWords(obligation.dueOn)} instead of ${inWords(extended.from)}.`,
				]
			: []),
	]
}

function giver(by: 'line-manager' | 'hr', own: boolean): string {
	if (by === 'hr') return 'HR'
	return own ? 'Your line manager' : 'The line manager'
}

function pauseLinks({ opensOn, dueOn, cause: { paused, extended } }: Moved, own: boolean): string[] {
	if (!paused || paused.last.to === null) return []
	const { from: began, to, kind } = paused.last
	// Days away before the clock ran did not make it stand still.
	const ran = paused.days > 0 && began < opensOn && opensOn <= to
	const from = ran ? opensOn : began
	const stood =
		paused.days > 0 ? `The clock stood still for ${count(paused.days, 'day')} of ${reasons[kind]}` : `There was ${reasons[kind]}`
	const until = `${paused.days > daysBetween(from, to) + 1 ? 'last ' : ''}from ${inWords(from)} to ${inWords(to)}`
	const afterPause = inWords(extended?.from ?? dueOn)
	if (!paused.afterReturn) return [`${stood}, ${until}, so it is due by ${afterPause}.`]
	return [
		`${stood}, ${until}. ${own ? 'You have' : 'Everybody has'} at least ${daysAfterReturn} days after it, so it is due by ${afterPause}.`,
	]
}

function lastLinks({ status, day, obligation, awaySince, exempt }: Explained, own: boolean): string[] {
	if (!obligation) return []
	const days = daysBetween(day, obligation.dueOn)
	if (status === 'exempt' && exempt) {
		const until = exempt.to === null ? 'until further notice' : `until ${inWords(exempt.to)}`
		return [`${own ? 'You are exempt' : 'Exempt'} since ${inWords(exempt.from)}, ${until}.`]
	}
	if (status === 'paused' && awaySince) return [`Paused: on long leave since ${inWords(awaySince)}.`]
	if (status === 'overdue') return [`Overdue by ${count(-days, 'day')} on ${inWords(day)}.`]
	if (status === 'up-to-date') return ['Nothing needs doing until then.']
	if (status === 'upcoming') return [`It opens on ${inWords(obligation.opensOn)}.`]
	if (days === 0) return [`It is due today, ${inWords(day)}.`]
	return [`There ${days === 1 ? 'is' : 'are'} ${count(days, 'day')} left on ${inWords(day)}.`]
}

export const count = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`
export const period = (months: number) => (months % 12 === 0 ? count(months / 12, 'year') : count(months, 'month'))
