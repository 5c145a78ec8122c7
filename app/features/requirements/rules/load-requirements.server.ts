import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Content } from '#app/features/content/content.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { dayOf, startOfDay, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { listRequirements, readRules, recordRule, recordVersion, type NewVersion, type RecordedRequirement } from './rules.server.ts'
import { rulesSchema, ruleSettingsSchema, type Requirement, type RuleChange, type RuleSettings } from './requirement-rules.ts'

type Rules = {
	folder: string
	content: Content
	/** Leaves out what is not asked for yet. */
	isAsked?: (id: string) => boolean
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
			const personIds = db.$client.prepare<[], number>('select id from people').pluck().all()
			applyObligations(db, { personIds, requirements }, { now, actor: 'system' })
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

/** What each requirement asks by itself, by id: what HR may go back to. */
export function defaultRules(folder: string): ReadonlyMap<string, RuleChange> {
	return new Map(readDefaults(folder).requirements.map(({ id, kind: _, basis: __, ...rule }) => [id, rule]))
}

function bringIn(
	db: Database,
	{ folder, content, isAsked = () => true, editionBinds = true }: Rules,
	now: Instant,
): { requirements: Requirement[]; changed: boolean } {
	const { file, requirements: defaults } = readDefaults(folder)
	const today = dayOf(now)
	let changed = false
	const kinds = new Map<string, Requirement['kind']>()
	for (const [index, { id: slug, kind, ...rule }] of defaults.entries()) {
		if (!isAsked(slug)) continue
		kinds.set(slug, kind)
		const module = content.modules.get(slug)
		const edition = content.currentEdition
		const title = kind === 'attestation' ? edition.title : module?.title
		if (!title)
			throw new Error(
				`${file}: requirements.${index}.id: there is no module ${slug} in content/modules. Add the module or remove the rule.`,
			)
		db.$client.prepare('insert into requirements (slug, introduced_on) values (?, ?) on conflict (slug) do nothing').run(slug, today)
		const known = readRules(db).find((requirement) => requirement.slug === slug)
		if (!known) throw new Error(`Requirement ${slug} could not be recorded.`)
		const settings = ruleSettingsSchema.parse({ ...rule, title })
		changed = recordDefault(db, known, settings, now) || changed
		const version = module
			? { id: module.version, effect: module.changes?.effect ?? ('none' as const), fingerprint: module.fingerprint }
			: { id: edition.id, effect: edition.material ? ('at-once' as const) : ('none' as const), fingerprint: edition.fingerprint }
		if (module || editionBinds)
			changed = recordShipped(db, { id: known.id, subject: module ? `module:${slug}` : slug, version }, now) || changed
	}
	return { requirements: listRequirements(db, kinds), changed }
}

/** HR's own rule stands when the default changes, but takes on its new words. */
function recordDefault(db: Database, { id, slug, introduced, rules }: RecordedRequirement, settings: RuleSettings, now: Instant): boolean {
	const last = rules.at(-1)
	if (!last) {
		// A database that is older than its rules believed in them from the first.
		const believedSince = Math.min(now, introduced === dayOf(now) ? now : startOfDay(introduced))
		recordRule(db, { id, slug, validFrom: introduced, settings, reason: '', believedSince }, { now, actor: 'system' })
		return true
	}
	const { title, basis } = settings
	const right = last.recordedBy === 'system' ? settings : { ...last.settings, title, basis }
	if (JSON.stringify(right) === JSON.stringify(last.settings)) return false
	const validFrom = last.validFrom > dayOf(now) ? last.validFrom : dayOf(now)
	const reason = last.recordedBy === 'system' ? 'the default changed' : last.reason
	recordRule(db, { id, slug, validFrom, settings: right, reason }, { now, actor: last.recordedBy })
	return true
}

type ShippedVersion = {
	id: number
	subject: string
	version: { id: string; effect: NewVersion['effect']; fingerprint: string }
}

/** Remembers the version that is asked for now. The first one asks nobody again. */
function recordShipped(db: Database, { id, subject, version }: ShippedVersion, now: Instant): boolean {
	const isFirst = db.$client.prepare<[number], number>('select 1 from requirement_versions where requirement_id = ?').get(id) === undefined
	const effect = isFirst ? 'none' : version.effect
	if (!recordVersion(db, { id, version: version.id, effect, on: dayOf(now), dueDays: null })) return false
	const details = { version: version.id, effect, fingerprint: version.fingerprint }
	recordEvidence(db, { at: now, actor: 'system', action: 'module.version-recorded', subject, details })
	return effect === 'at-once'
}
