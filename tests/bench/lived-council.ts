import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { recordRule } from '#app/features/requirements/rules/rules.server.ts'
import { addDays, startOfDay } from '#app/platform/calendar.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { openDatabase } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { createAbsence, createPerson } from '#tests/factories/register.ts'
import { requirementOf } from '#tests/factories/requirement.ts'

export const today = '2026-11-20'
export const now = startOfDay(today) + 1
const introducedOn = '2024-01-01'

/** The Code and ten modules, every two years. */
export const requirements = Array.from({ length: 11 }, (_, at) =>
	requirementOf({
		id: at + 1,
		...(at === 0 ? { slug: 'code', kind: 'attestation' } : { slug: `module-${at + 1}` }),
		renewMonths: 24,
		introducedOn,
	}),
)

/** A database on the disk with so many people who came over 900 days and did everything on its due day; one in 40 is on leave. `close` removes it. */
export function openLivedCouncil(people: number) {
	const folder = mkdtempSync(join(tmpdir(), 'probity-bench-'))
	const db = openDatabase(join(folder, 'probity.sqlite'))
	migrateDatabase(db)
	for (const { id, slug, rules } of requirements) {
		db.$client.prepare('insert into requirements (id, slug, introduced_on) values (?, ?, ?)').run(id, slug, introducedOn)
		const { validFrom: _, reason: __, ...settings } = rules[0] ?? process.exit(1)
		recordRule(db, { id, slug, validFrom: introducedOn, settings, reason: '' }, { now: startOfDay(introducedOn), actor: 'system' })
	}
	const personIds = inTransaction(db, () =>
		Array.from({ length: people }, (_, at) =>
			createPerson(db, {
				from: addDays(introducedOn, at % 900),
				familyName: `Family${(at * 7919) % people}`,
				directorate: `Directorate ${at % 6}`,
				workerType: at % 10 === 0 ? 'casual' : 'permanent',
				employeeNumber: String(500_000 + at),
			}),
		),
	)
	applyObligations(db, { personIds, requirements }, { now, actor: 'system' })
	const { changes: completions } = db.$client
		.prepare(
			`insert into completions (person_id, requirement_id, cycle, version, score, completed_at, completed_on, valid_until, source)
			 select person_id, requirement_id, 1, '1.0', 90, ?, due_on, due_on, 'quiz' from obligations where due_on < ?`,
		)
		.run(now, today)
	db.$client.prepare('update obligations set met_at = ? where due_on < ?').run(now, today)
	inTransaction(db, () => {
		for (const personId of personIds.filter((_, at) => at % 40 === 0)) createAbsence(db, personId, { from: '2026-10-01', to: '2027-03-31' })
	})
	applyObligations(db, { personIds, requirements }, { now: now + 1, actor: 'system' })
	const close = () => {
		db.$client.close()
		rmSync(folder, { recursive: true })
	}
	return { db, completions, close }
}

/** Times work that gives way between its turns: a request may have to wait for one of them. */
export async function timeTurns<Result>(work: (onProgress: () => void) => Promise<Result>) {
	const turns: number[] = []
	const started = performance.now()
	let last = started
	const result = await work(() => {
		turns.push(performance.now() - last)
		last = performance.now()
	})
	const seconds = ((performance.now() - started) / 1000).toFixed(2)
	turns.sort((a, b) => a - b)
	const [median, most99] = [0.5, 0.99].map((part) => turns[Math.floor(turns.length * part)]?.toFixed(1))
	return { result, figures: { seconds, turnMedianMs: median, turn99Ms: most99, turnMaxMs: turns.at(-1)?.toFixed(1) } }
}
