import { readRules, recordRule, type RecordedRule } from '#app/features/requirements/rules/rules.server.ts'
import type { Audience, Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import type { UnitLevel } from './unit-names.ts'

type Named = { level: UnitLevel; name: string }

const namesOf = (audience: Audience, level: UnitLevel): readonly string[] =>
	typeof audience === 'string'
		? []
		: ((level === 'directorate' ? audience.directorates : level === 'service' ? audience.services : []) ?? [])

/** The rule of a day, and those that come after it. */
const rulesFrom = (rules: readonly RecordedRule[], day: Day): RecordedRule[] => {
	const first = rules.findLastIndex(({ validFrom }) => validFrom <= day)
	return rules.slice(Math.max(first, 0))
}

/** What asks people by the name of a unit on a day or later, and not by that of what the unit becomes. */
export const asksByName = (requirements: readonly Requirement[], { level, name }: Named, becomes: string, from: Day): string[] =>
	requirements
		.filter(({ rules }) => {
			const first = rules.findLastIndex(({ validFrom }) => validFrom <= from)
			return rules.slice(Math.max(first, 0)).some(({ audience }) => {
				const names = namesOf(audience, level)
				return names.includes(name) && !names.includes(becomes)
			})
		})
		.map(({ title }) => title)

/** A unit has another name from a day on: the rules that ask people by its name ask by the new one as well. Call it in a transaction. */
export function followInRules(
	db: Database,
	{ level, name, becomes, from }: Named & { becomes: string; from: Day },
	by: { now: Instant; actor: string },
): void {
	const key = level === 'directorate' ? 'directorates' : 'services'
	const follow = (audience: Audience): Audience => {
		const names = namesOf(audience, level)
		return typeof audience === 'string' || !names.includes(name) || names.includes(becomes)
			? audience
			: { ...audience, [key]: [...names, becomes] }
	}
	for (const { id, slug, rules } of readRules(db)) {
		const meant = rulesFrom(rules, from)
		if (!meant.some(({ settings }) => follow(settings.audience) !== settings.audience)) continue
		for (const { validFrom, settings } of meant) {
			const reason = `“${name}” is called “${becomes}”`
			recordRule(
				db,
				{
					id,
					slug,
					validFrom: validFrom < from ? from : validFrom,
					settings: { ...settings, audience: follow(settings.audience) },
					reason,
				},
				by,
			)
		}
	}
}
