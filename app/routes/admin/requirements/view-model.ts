import { inWords, momentInWords, type Day } from '#app/platform/calendar.ts'
import { describeRule } from '#app/features/requirements/rules/rule-in-words.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { HistoricRule } from '#app/features/requirements/rules/rule-history.server.ts'

/** What HR reads of a requirement: the rule of the day, what is coming, and every rule before. */
export function toRulesView({ slug: id, title }: Pick<Requirement, 'slug' | 'title'>, history: readonly HistoricRule[], today: Day) {
	const onRecord = history.filter(({ supersededAt }) => supersededAt === null)
	const current = onRecord.find(({ validFrom }) => validFrom <= today) ?? onRecord.at(-1)
	const isComing = (rule: HistoricRule) => rule.supersededAt === null && rule !== current && rule.validFrom > today
	return {
		id,
		title,
		parts: current ? describeRule(current.settings).slice(0, 4) : [],
		since: current ? origin(current) : '',
		coming: onRecord.filter(isComing).reverse().map(toRuleView),
		history: history.map((rule) => ({
			...toRuleView(rule),
			state: rule.supersededAt !== null ? fateOf(rule) : isComing(rule) ? 'Coming' : rule === current ? 'Holds now' : 'Was in force',
		})),
	}
}

export type RulesView = ReturnType<typeof toRulesView>

/** `20 November 2026, by Holly Hart: the law changed` */
const origin = ({ validFrom, by, reason }: HistoricRule) =>
	by === null ? `${inWords(validFrom)}, the course’s own default` : `${inWords(validFrom)}, by ${by}: ${reason}`

const toRuleView = (rule: HistoricRule) => ({
	key: `${rule.validFrom}/${rule.recordedAt}`,
	from: inWords(rule.validFrom),
	parts: describeRule(rule.settings),
	by: rule.by ?? 'The course’s own default',
	reason: rule.reason,
	recorded: momentInWords(rule.recordedAt),
})

const fateOf = ({ supersededAt, withdrawnBecause }: HistoricRule) => {
	const at = momentInWords(supersededAt ?? 0)
	return withdrawnBecause === null ? `Replaced on ${at}` : `Withdrawn on ${at}: ${withdrawnBecause}`
}
