import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Content } from '#app/features/content/content.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { dayOf, startOfDay, type Day, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { listPersonIds } from '#app/features/requirements/planning/read-facts.server.ts'
import {
	addRequirement,
	hasVersions,
	listRequirements,
	readRules,
	recordRule,
	recordVersion,
	type NewVersion,
	type RecordedRequirement,
} from './rules.server.ts'
import { rulesSchema, ruleSettingsSchema, type Requirement, type RuleChange, type RuleSettings } from './requirement-rules.ts'

type Rules = {
	folder: string
	content: Content
	/** Leaves out what is not asked for yet. */
	isAsked?: (slug: string) => boolean
	/** False where the council has put another edition in force than the one that ships: to ship a new one then asks nobody. */
	editionBinds?: boolean
}

/**
 * Brings the requirements of `content/requirements.json` into this database. One that is new here counts as introduced today; a default that changed holds from
 * today, unless HR has set a rule of its own; a new version of a module, or a material edition of the Code, is remembered with its day. Whatever is new is
 * planned for everybody. Throws an Error that names the file and the field.
 */
export function loadRequirements(db: Database, rules: Rules, { now }: { now: Instant }): Requirement[] {
	return inTransaction(db, () => {
		const { requirements, changed } = bringIn(db, rules, now)
		if (changed) {
			applyObligations(db, { personIds: listPersonIds(db), requirements }, { now, actor: 'system' })
		}
		return requirements
	})
}

function readDefaults(folder: string) {
	const file = join(folder, 'requirements.json')
	const parsed = rulesSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
	if (!parsed.success) {
		const issue = parsed.error.issues[0]
		throw new Error(`${file}: ${issue?.path.join('.')}: ${issue?.message}`)
	}
	return { file, requirements: parsed.data.requirements }
}

/** What each requirement asks by itself, by slug: what HR may go back to. */
export function defaultRules(folder: string): ReadonlyMap<string, RuleChange> {
	return new Map(readDefaults(folder).requirements.map(({ id, kind: _, basis: __, ...rule }) => [id, rule]))
}

function bringIn(
	db: Database,
	{ folder, content, isAsked = () => true, editionBinds = true }: Rules,
	now: Instant,
): { requirements: Requirement[]; changed: boolean } {
	const { file, requirements: defaults } = readDefaults(folder)
	let changed = false
	const kinds = new Map<string, Requirement['kind']>()
	for (const [index, { id: slug, kind, ...rule }] of defaults.entries()) {
		if (!isAsked(slug)) continue
		kinds.set(slug, kind)
		const shipped = shippedVersion(content, slug, kind)
		if (!shipped)
			throw new Error(
				`${file}: requirements.${index}.id: there is no module ${slug} in content/modules. Add the module or remove the rule.`,
			)
		const recorded = introduce(db, slug, dayOf(now))
		changed = recordDefault(db, recorded, ruleSettingsSchema.parse({ ...rule, title: shipped.title }), now) || changed
		if (editionBinds || kind === 'module') changed = recordShipped(db, recorded.id, shipped, now) || changed
	}
	return { requirements: listRequirements(db, kinds), changed }
}

/** What the content has for a requirement now. `subject` is what evidence is about. */
type Shipped = { title: string; subject: string; version: string; effect: NewVersion['effect']; fingerprint: string }

/** Null where the content has no such module. */
function shippedVersion({ modules, currentEdition }: Content, slug: string, kind: Requirement['kind']): Shipped | null {
	if (kind === 'attestation') {
		const { title, id: version, material, fingerprint } = currentEdition
		return { title, subject: slug, version, effect: material ? 'at-once' : 'none', fingerprint }
	}
	const module = modules.get(slug)
	if (!module) return null
	const { title, version, changes, fingerprint } = module
	return { title, subject: `module:${slug}`, version, effect: changes?.effect ?? 'none', fingerprint }
}

/** The requirement as it is recorded; one that is new here counts as introduced today. */
function introduce(db: Database, slug: string, today: Day): RecordedRequirement {
	addRequirement(db, slug, today)
	const recorded = readRules(db).find((requirement) => requirement.slug === slug)
	if (!recorded) throw new Error(`Requirement ${slug} could not be recorded.`)
	return recorded
}

/** HR's own rule stands when the default changes, but takes on its new words. */
function recordDefault(db: Database, { id, slug, introduced, rules }: RecordedRequirement, settings: RuleSettings, now: Instant): boolean {
	const last = rules.at(-1)
	if (!last) {
		// In a database that is older than its rules they count as recorded from the first.
		const recordedSince = Math.min(now, introduced === dayOf(now) ? now : startOfDay(introduced))
		recordRule(db, { id, slug, validFrom: introduced, settings, reason: '', recordedSince }, { now, actor: 'system' })
		return true
	}
	const { title, basis } = settings
	const isDefault = last.recordedBy === 'system'
	const right = isDefault ? settings : { ...last.settings, title, basis }
	if (JSON.stringify(right) === JSON.stringify(last.settings)) return false
	const validFrom = last.validFrom > dayOf(now) ? last.validFrom : dayOf(now)
	const reason = isDefault ? 'the default changed' : last.reason
	recordRule(db, { id, slug, validFrom, settings: right, reason }, { now, actor: last.recordedBy })
	return true
}

/** Remembers the version that is asked for now. The first one asks nobody again. True if everybody is asked again. */
function recordShipped(db: Database, id: number, { subject, version, fingerprint, ...shipped }: Shipped, now: Instant): boolean {
	const effect = hasVersions(db, id) ? shipped.effect : 'none'
	if (!recordVersion(db, { id, version, effect, on: dayOf(now), dueDays: null })) return false
	const details = { version, effect, fingerprint }
	recordEvidence(db, { at: now, actor: 'system', action: 'module.version-recorded', subject, details })
	return effect === 'at-once'
}
