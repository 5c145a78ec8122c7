import { and, eq, gte, sql } from 'drizzle-orm'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Day, Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import { isCurrent, wasCurrentAt } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { codePublications } from '#db/schema/code.ts'
import { requirements, requirementVersions, ruleSettings } from '#db/schema/requirements.ts'
import { ruleSettingsSchema, type Requirement, type RuleSettings } from './requirement-rules.ts'

const rulesOf = prepared((db) =>
	db
		.select({
			id: requirements.id,
			slug: requirements.slug,
			introduced: requirements.introducedOn,
			rule: {
				validFrom: ruleSettings.validFrom,
				settings: ruleSettings.settings,
				reason: ruleSettings.reason,
				recordedBy: ruleSettings.recordedBy,
				recordedAt: ruleSettings.recordedAt,
			},
		})
		.from(requirements)
		.leftJoin(ruleSettings, and(eq(ruleSettings.requirementId, requirements.id), wasCurrentAt(ruleSettings, sql.placeholder('known'))))
		.orderBy(requirements.id, ruleSettings.validFrom)
		.prepare(),
)

/** What a version is called that the publication of an edition brought in: several texts may have the id of one edition. */
const editionVersion = sql`${codePublications.editionId} || '@' || substr(${codePublications.sha256}, 1, 12)`

const versionsOf = prepared((db) =>
	db
		.select({
			id: requirementVersions.requirementId,
			on: requirementVersions.recordedOn,
			dueDays: requirementVersions.dueDays,
			version: requirementVersions.version,
			publication: codePublications.id,
		})
		.from(requirementVersions)
		.leftJoin(
			codePublications,
			and(
				isCurrent(codePublications),
				eq(requirementVersions.version, editionVersion),
				eq(requirementVersions.requirementId, sql.placeholder('codeId')),
			),
		)
		.where(eq(requirementVersions.effect, 'at-once'))
		.orderBy(requirementVersions.recordedOn)
		.prepare(),
)

function supersedeFrom(db: Database, { id, validFrom }: { id: number; validFrom: Day }, now: Instant): void {
	db.update(ruleSettings)
		.set({ supersededAt: now })
		.where(and(eq(ruleSettings.requirementId, id), gte(ruleSettings.validFrom, validFrom), isCurrent(ruleSettings)))
		.run()
}

export type NewVersion = { id: number; version: string; effect: 'none' | 'next-renewal' | 'at-once'; on: Day; dueDays: number | null }

/** Remembers from which day a version is the one that is asked for. False if it is known. Call it in a transaction. */
export function recordVersion(db: Database, { id, on, ...version }: NewVersion): boolean {
	const row = { requirementId: id, recordedOn: on, ...version }
	return db.insert(requirementVersions).values(row).onConflictDoNothing().run().changes > 0
}

/** Any version of it was ever asked for here. */
/** Requirements of the content that the database does not know are given a number; introduced on `today`. */
export function addRequirement(db: Database, slug: string, today: Day): void {
	db.insert(requirements).values({ slug, introducedOn: today }).onConflictDoNothing({ target: requirements.slug }).run()
}

export const hasVersions = (db: Database, id: number): boolean =>
	db.select({ id: requirementVersions.requirementId }).from(requirementVersions).where(eq(requirementVersions.requirementId, id)).get() !==
	undefined

export type RecordedRule = { validFrom: Day; settings: RuleSettings; reason: string; recordedBy: string; recordedAt: Instant }
export type RecordedRequirement = { id: number; slug: string; introduced: Day; rules: RecordedRule[] }

const always: Instant = Number.MAX_SAFE_INTEGER

/** Every requirement of this database with its rules, by day, as they were on record at `known`: one statement. */
export function readRules(db: Database, known: Instant = always): RecordedRequirement[] {
	const recorded = new Map<number, RecordedRequirement>()
	for (const { id, slug, introduced, rule } of rulesOf(db).all({ known })) {
		const requirement = recorded.get(id) ?? { id, slug, introduced, rules: [] }
		recorded.set(id, requirement)
		if (rule) requirement.rules.push({ ...rule, settings: ruleSettingsSchema.parse(JSON.parse(rule.settings)) })
	}
	return [...recorded.values()]
}

/** The requirements of these ids, in their order, with the rules that were on record at `known`: two statements. Those that nobody knew of then are left out. */
export function listRequirements(db: Database, kinds: ReadonlyMap<string, Requirement['kind']>, known: Instant = always): Requirement[] {
	const recorded = new Map(readRules(db, known).map((requirement) => [requirement.slug, requirement]))
	const code = [...recorded.values()].find(({ slug }) => kinds.get(slug) === 'attestation')
	const versions = versionsOf(db).all({ codeId: code?.id ?? null })
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
export const refreshRequirements = (db: Database, loaded: readonly Requirement[], known: Instant = always): Requirement[] =>
	listRequirements(db, new Map(loaded.map(({ slug, kind }) => [slug, kind])), known)

type NewRule = {
	id: number
	slug: string
	validFrom: Day
	settings: RuleSettings
	reason: string
	/** Where it counts as recorded earlier than now. */
	recordedSince?: Instant
}

/** Records what a requirement asks from a day on. Rules of that day and later are superseded. Call it in a transaction. */
export function recordRule(
	db: Database,
	{ id, slug, validFrom, settings, reason, recordedSince }: NewRule,
	{ now, actor }: { now: Instant; actor: string },
): void {
	const text = JSON.stringify(settings)
	const row = { settings: text, reason, recordedBy: actor }
	supersedeFrom(db, { id, validFrom }, now)
	db.insert(ruleSettings)
		.values({ requirementId: id, validFrom, ...row, recordedAt: recordedSince ?? now })
		.onConflictDoUpdate({
			target: [ruleSettings.requirementId, ruleSettings.validFrom, ruleSettings.recordedAt],
			set: { ...row, supersededAt: null },
		})
		.run()
	const details = { requirement: slug, validFrom, settingsSha256: sha256(text), reason }
	recordEvidence(db, { at: now, actor, action: 'rule.recorded', subject: `requirement:${slug}`, details })
}

/** The rules of a day and later are superseded: the one before them goes on. Call it in a transaction. */
export function withdrawRules(
	db: Database,
	{ id, slug, validFrom, reason }: Omit<NewRule, 'settings'>,
	{ now, actor }: { now: Instant; actor: string },
): void {
	supersedeFrom(db, { id, validFrom }, now)
	recordEvidence(db, {
		at: now,
		actor,
		action: 'rule.withdrawn',
		subject: `requirement:${slug}`,
		details: { requirement: slug, validFrom, reason },
	})
}
