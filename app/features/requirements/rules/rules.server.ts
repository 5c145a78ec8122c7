import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { ruleSettingsSchema, type AskedAgain, type Requirement, type RuleSettings } from './requirement-rules.ts'

type RuleRow = {
	id: number
	slug: string
	introduced: Day
	validFrom: Day | null
	settings: string
	reason: string
	recordedBy: string
	recordedAt: Instant
}

const rulesOf = prepared((db) =>
	db.$client.prepare<{ known: Instant }, RuleRow>(`
		select r.id, r.slug, r.introduced_on as introduced, s.valid_from as validFrom, s.settings, s.reason, s.recorded_by as recordedBy, s.recorded_at as recordedAt
		from requirements r left join rule_settings s on s.requirement_id = r.id
			and s.recorded_at <= :known and (s.superseded_at is null or s.superseded_at > :known)
		order by r.id, s.valid_from`),
)
/** What a version is called that the publication `p` of an edition brought in: several texts may have the id of one edition. */
const editionVersionSql = `p.edition_id || '@' || substr(p.sha256, 1, 12)`

const versionsOf = prepared((db) =>
	db.$client.prepare<[], AskedAgain & { id: number }>(
		`select v.requirement_id as id, v.recorded_on as "on", v.due_days as dueDays, v.version, p.id as publication from requirement_versions v
		 left join code_publications p on p.superseded_at is null and v.version = ${editionVersionSql} and v.requirement_id = (select id from requirements where slug = 'code')
		 where v.effect = 'at-once' order by v.recorded_on`,
	),
)
const supersede = prepared((db) =>
	db.$client.prepare(
		`update rule_settings set superseded_at = @now where requirement_id = @id and valid_from >= @validFrom and superseded_at is null`,
	),
)
const insert = prepared((db) =>
	db.$client.prepare(
		`insert into rule_settings (requirement_id, valid_from, settings, reason, recorded_by, recorded_at)
		 values (@id, @validFrom, @settings, @reason, @actor, @now)
		 on conflict (requirement_id, valid_from, recorded_at) do update
		 set settings = excluded.settings, reason = excluded.reason, recorded_by = excluded.recorded_by, superseded_at = null`,
	),
)

const insertVersion = prepared((db) =>
	db.$client.prepare(
		`insert into requirement_versions (requirement_id, version, effect, recorded_on, due_days) values (@id, @version, @effect, @on, @dueDays)
		 on conflict do nothing`,
	),
)

export type NewVersion = { id: number; version: string; effect: 'none' | 'next-renewal' | 'at-once'; on: Day; dueDays: number | null }

/** Remembers from which day a version is the one that is asked for. False if it is known. Call it in a transaction. */
export const recordVersion = (db: Database, version: NewVersion): boolean => insertVersion(db).run(version).changes > 0

export type RecordedRule = { validFrom: Day; settings: RuleSettings; reason: string; recordedBy: string; recordedAt: Instant }
export type RecordedRequirement = { id: number; slug: string; introduced: Day; rules: RecordedRule[] }

const always: Instant = Number.MAX_SAFE_INTEGER

/** Every requirement of this database with its rules, by day, as they were believed at `known`: one statement. */
export function readRules(db: Database, known: Instant = always): RecordedRequirement[] {
	const requirements = new Map<number, RecordedRequirement>()
	for (const { id, slug, introduced, validFrom, settings, reason, recordedBy, recordedAt } of rulesOf(db).all({ known })) {
		const requirement = requirements.get(id) ?? { id, slug, introduced, rules: [] }
		requirements.set(id, requirement)
		if (validFrom !== null)
			requirement.rules.push({ validFrom, settings: ruleSettingsSchema.parse(JSON.parse(settings)), reason, recordedBy, recordedAt })
	}
	return [...requirements.values()]
}

/** The requirements of these ids, in their order, with the rules that were believed in at `known`: one statement, or two. Those that nobody knew of then are left out. */
export function listRequirements(db: Database, kinds: ReadonlyMap<string, Requirement['kind']>, known: Instant = always): Requirement[] {
	const recorded = new Map(readRules(db, known).map((requirement) => [requirement.slug, requirement]))
	const versions = versionsOf(db).all()
	return [...kinds].flatMap(([slug, kind]) => {
		const requirement = recorded.get(slug)
		const last = requirement?.rules.at(-1)
		if (!requirement || !last) return []
		const { id, rules } = requirement
		return [
			{
				id,
				slug,
				kind,
				title: last.settings.title,
				rules: rules.map(({ settings, validFrom, reason }) => ({ ...settings, validFrom, reason })),
				askedAgain: versions.filter((version) => version.id === id).map(({ id: _, ...version }) => version),
			},
		]
	})
}

/** The same requirements as the database has them now, or as they were known at an earlier instant. */
export const refreshRequirements = (db: Database, requirements: readonly Requirement[], known: Instant = always): Requirement[] =>
	listRequirements(db, new Map(requirements.map(({ slug: slug, kind }) => [slug, kind])), known)

type NewRule = {
	id: number
	slug: string
	validFrom: Day
	settings: RuleSettings
	reason: string
	/** Where it was believed before it was recorded. */
	believedSince?: Instant
}

/** Records what a requirement asks from a day on. Rules of that day and later are no longer believed. Call it in a transaction. */
export function recordRule(
	db: Database,
	{ id, slug, validFrom, settings, reason, believedSince }: NewRule,
	{ now, actor }: { now: Instant; actor: string },
): void {
	const text = JSON.stringify(settings)
	supersede(db).run({ id, validFrom, now })
	insert(db).run({ id, validFrom, settings: text, reason, actor, now: believedSince ?? now })
	const details = { requirement: slug, validFrom, settingsSha256: sha256(text), reason }
	recordEvidence(db, { at: now, actor, action: 'rule.recorded', subject: `requirement:${slug}`, details })
}

/** The rules of a day and later are no longer believed: the one before them goes on. Call it in a transaction. */
export function withdrawRules(
	db: Database,
	{ id, slug, validFrom, reason }: Omit<NewRule, 'settings'>,
	{ now, actor }: { now: Instant; actor: string },
): void {
	supersede(db).run({ id, validFrom, now })
	recordEvidence(db, {
		at: now,
		actor,
		action: 'rule.withdrawn',
		subject: `requirement:${slug}`,
		details: { requirement: slug, validFrom, reason },
	})
}
