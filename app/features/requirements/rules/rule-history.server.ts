import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { ruleSettingsSchema, type RuleSettings } from './requirement-rules.ts'

type Row = {
	id: string
	validFrom: Day
	settings: string
	reason: string
	by: string | null
	recordedAt: Instant
	supersededAt: Instant | null
	withdrawnBecause: string | null
}

/** A rule that was recorded. `by` null: it is the default. Superseded, it made way for another of its day or an earlier one, or it was withdrawn. */
export type HistoricRule = Omit<Row, 'id' | 'settings'> & { settings: RuleSettings }

const list = prepared((db) =>
	db.$client.prepare<[], Row>(
		`select r.slug as id, s.valid_from as validFrom, s.settings, s.reason, p.given_name || ' ' || p.family_name as "by", s.recorded_at as recordedAt,
			s.superseded_at as supersededAt,
			(select e.details ->> '$.reason' from evidence e
			 where e.subject = 'requirement:' || r.slug and e.action = 'rule.withdrawn' and e.at = s.superseded_at) as withdrawnBecause
		 from rule_settings s join requirements r on r.id = s.requirement_id left join people p on s.recorded_by = 'person:' || p.id
		 order by s.valid_from desc, s.recorded_at desc`,
	),
)

/** Every rule that was ever recorded, by requirement, the latest day first: one statement. */
export function listRuleHistory(db: Database): Map<string, HistoricRule[]> {
	const histories = new Map<string, HistoricRule[]>()
	for (const { id, settings, ...rule } of list(db).all()) {
		const own = histories.get(id) ?? []
		histories.set(id, own)
		own.push({ ...rule, settings: ruleSettingsSchema.parse(JSON.parse(settings)) })
	}
	return histories
}
