import type { WorkerType } from '#db/schema/people.ts'
import type { Audience, RuleChange } from './requirement-rules.ts'

/** What an audience is chosen by. `tags` are separated by `|`. */
export type Placed = { workerType: WorkerType; directorate: string; service: string; tags: string }

const holds = <T extends string>(allowed: readonly T[] | undefined, value: T) => allowed === undefined || allowed.includes(value)
const sharesTag = (allowed: readonly string[] | undefined, tags: string) =>
	allowed === undefined || tags.split('|').some((tag) => allowed.includes(tag))

export function isInAudience(audience: Audience, { workerType, directorate, service, tags }: Placed): boolean {
	if (typeof audience === 'string') return audience === 'everybody'
	return (
		holds(audience.workerTypes, workerType) &&
		holds(audience.directorates, directorate) &&
		holds(audience.services, service) &&
		sharesTag(audience.tags, tags)
	)
}

/** The extra days that somebody with this placement has: the most of those that match. */
export function extraDays(stretch: RuleChange['stretch'], { workerType, tags }: Placed): number {
	return stretch.reduce(
		(most, each) => (holds(each.workerTypes, workerType) && sharesTag(each.tags, tags) ? Math.max(most, each.extraDays) : most),
		0,
	)
}

const either = (words: readonly string[]) => (words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`)

/** `everybody who works here`, `permanent or temporary workers in Adult Social Care tagged drives-for-work` */
export function describeAudience(audience: Audience): string {
	if (audience === 'everybody') return 'everybody who works here'
	if (audience === 'nobody') return 'nobody'
	const { workerTypes, directorates, services, tags } = audience
	const where = [...(services ? [either(services)] : []), ...(directorates ? [either(directorates)] : [])]
	return [
		workerTypes ? `${either(workerTypes)} workers` : 'everybody who works',
		...(where.length > 0 ? [`in ${where.join(', ')}`] : workerTypes ? [] : ['here']),
		...(tags ? [`tagged ${either(tags)}`] : []),
	].join(' ')
}
