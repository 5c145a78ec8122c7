import type { DatedRule, Requirement } from '#app/features/requirements/rules/requirement-rules.ts'

type Asked = Partial<Omit<DatedRule, 'validFrom' | 'reason'>> &
	Pick<Requirement, 'id' | 'slug'> &
	Partial<Pick<Requirement, 'kind' | 'askedAgain'>> & {
		introducedOn?: string
		/** Rules of later days: what is not given stays as it was. */ later?: (Partial<DatedRule> & { validFrom: string })[]
	}

/** A requirement of everybody: due in 28 days, renewed each year, open 60 days before. */
export function requirementOf({
	id,
	slug,
	kind = 'module',
	askedAgain = [],
	introducedOn = '2020-01-01',
	later = [],
	...rule
}: Asked): Requirement {
	const title = rule.title ?? slug
	const first: DatedRule = {
		audience: 'everybody',
		firstDueDays: 28,
		renewMonths: 12,
		renewInMonth: null,
		minimumActiveMonths: 0,
		opensDaysBefore: 60,
		stretch: [],
		noticeDays: 28,
		basis: 'A test',
		title,
		validFrom: introducedOn,
		reason: '',
		...rule,
	}
	const rules = later.reduce((all, change) => [...all, { ...(all.at(-1) ?? first), reason: 'a test', ...change }], [first])
	return { id, slug, kind, title, rules, askedAgain }
}
