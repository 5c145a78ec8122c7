import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Content, Module } from '#app/features/content/content.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { applyObligations } from './apply-obligations.server.ts'
import { rulesSchema, type Requirement } from './requirement-rules.ts'

type Rules = { folder: string; content: Content; /** Leaves out what is not asked for yet. */ isAsked?: (id: string) => boolean }

/**
 * Reads `content/requirements.json` and gives each requirement its key in this database. One that is new here counts as introduced today; it, and a new version of
 * a module that is asked for at once, is planned for everybody. Throws an Error that names the file and the field.
 */
export function loadRequirements(db: Database, rules: Rules, { now }: { now: Instant }): Requirement[] {
	return inTransaction(db, () => {
		const asked = () =>
			db.$client.prepare<[], number>('select (select count(*) from requirements) + (select count(*) from requirement_versions)').pluck().get()
		const before = asked()
		const requirements = readRequirements(db, rules, { now })
		if (asked() !== before) {
			const personIds = db.$client.prepare<[], number>('select id from people').pluck().all()
			applyObligations(db, { personIds, requirements }, { now, actor: 'system' })
		}
		return requirements
	})
}

function readRequirements(db: Database, { folder, content, isAsked = () => true }: Rules, { now }: { now: Instant }): Requirement[] {
	const file = join(folder, 'requirements.json')
	const parsed = rulesSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
	if (!parsed.success) {
		const issue = parsed.error.issues[0]
		throw new Error(`${file}: ${issue?.path.join('.')}: ${issue?.message}`)
	}
	const insert = db.$client.prepare('insert into requirements (key, introduced_on) values (?, ?) on conflict (key) do nothing')
	const find = db.$client.prepare<[string], { id: number; introducedOn: string }>(
		'select id, introduced_on as introducedOn from requirements where key = ?',
	)
	return parsed.data.requirements.flatMap((rule, index) => {
		if (!isAsked(rule.id)) return []
		const module = content.modules.get(rule.id)
		const title = rule.kind === 'attestation' ? content.currentEdition.title : module?.title
		if (!title)
			throw new Error(
				`${file}: requirements.${index}.id: there is no module ${rule.id} in content/modules. Add the module or remove the rule.`,
			)
		insert.run(rule.id, dayOf(now))
		const row = find.get(rule.id)
		if (!row) throw new Error(`Requirement ${rule.id} could not be recorded.`)
		const askedAgainOn = module ? recordVersion(db, row.id, module, { now }) : null
		return { ...rule, title, key: row.id, introducedOn: row.introducedOn, askedAgainOn }
	})
}

/** Remembers the version of a module that is asked for now. Returns the day on which the newest came that is asked of everybody at once. */
function recordVersion(
	db: Database,
	requirementKey: number,
	{ id, version, changes, fingerprint }: Module,
	{ now }: { now: Instant },
): Day | null {
	const effect = changes?.effect ?? 'none'
	const { changes: added } = db.$client
		.prepare('insert into requirement_versions (requirement_id, version, effect, recorded_on) values (?, ?, ?, ?) on conflict do nothing')
		.run(requirementKey, version, effect, dayOf(now))
	if (added > 0) {
		const details = { version, effect, fingerprint }
		recordEvidence(db, { at: now, actor: 'system', action: 'module.version-recorded', subject: `module:${id}`, details })
	}
	return (
		db.$client
			.prepare<[number], Day | null>(`select max(recorded_on) from requirement_versions where requirement_id = ? and effect = 'at-once'`)
			.pluck()
			.get(requirementKey) ?? null
	)
}
