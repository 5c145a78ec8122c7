import { and, desc, eq, sql } from 'drizzle-orm'
import { QueryBuilder } from 'drizzle-orm/sqlite-core'
import type { Day, Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { evidence, people, requirements, ruleSettings } from '#db/schema/index.ts'
import { ruleSettingsSchema, type RuleSettings } from './requirement-rules.ts'

const withdrawal = new QueryBuilder()
	.select({ reason: sql`${evidence.details} ->> '$.reason'` })
	.from(evidence)
	.where(
		and(
			eq(evidence.subject, sql`'requirement:' || ${requirements.slug}`),
			eq(evidence.action, 'rule.withdrawn'),
			eq(evidence.at, ruleSettings.supersededAt),
		),
	)

const list = prepared((db) =>
	db
		.select({
			slug: requirements.slug,
			validFrom: ruleSettings.validFrom,
			settings: ruleSettings.settings,
			reason: ruleSettings.reason,
			by: sql<string | null>`${people.givenName} || ' ' || ${people.familyName}`,
			recordedAt: ruleSettings.recordedAt,
			supersededAt: ruleSettings.supersededAt,
			withdrawnBecause: sql<string | null>`${withdrawal}`,
		})
		.from(ruleSettings)
		.innerJoin(requirements, eq(requirements.id, ruleSettings.requirementId))
		.leftJoin(people, eq(ruleSettings.recordedBy, sql`'person:' || ${people.id}`))
		.orderBy(desc(ruleSettings.validFrom), desc(ruleSettings.recordedAt))
		.prepare(),
)

/** A rule that was recorded. `by` null: it is the default. Superseded, it made way for another of its day or an earlier one, or it was withdrawn. */
export type HistoricRule = {
	validFrom: Day
	settings: RuleSettings
	reason: string
	by: string | null
	recordedAt: Instant
	supersededAt: Instant | null
	withdrawnBecause: string | null
}

/** Every rule that was ever recorded, by requirement, the latest day first: one statement. */
export function listRuleHistory(db: Database): Map<string, HistoricRule[]> {
	const histories = new Map<string, HistoricRule[]>()
	for (const { slug, settings, ...rule } of list(db).all()) {
		const own = histories.get(slug) ?? []
		histories.set(slug, own)
		own.push({ ...rule, settings: ruleSettingsSchema.parse(JSON.parse(settings)) })
	}
	return histories
}
