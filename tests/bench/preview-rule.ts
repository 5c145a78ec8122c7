import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { applyObligations } from '#app/features/requirements/apply-obligations.server.ts'
import { measureEffect } from '#app/features/requirements/measure-effect.server.ts'
import { replanRequirement } from '#app/features/requirements/replan-day.server.ts'
import { recordRule } from '#app/features/requirements/rule-book.server.ts'
import { withRule } from '#app/features/requirements/rule-effect.ts'
import { addDays, startOfDay } from '#app/platform/calendar.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { openDatabase } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { createPerson } from '#tests/factories/register.ts'
import { requirementOf } from '#tests/factories/requirement.ts'

/**
 * By hand: `node --import tsx tests/bench/preview-rule.ts 6000 100000`. How long the preview of a change takes with so many people and eleven requirements, how
 * long the server's own thread is held up meanwhile, and how long it then takes to plan everybody.
 */
const today = '2026-11-20'
const now = startOfDay(today) + 1
const introducedOn = '2024-01-01'
const requirements = Array.from({ length: 11 }, (_, at) =>
	requirementOf({ key: at + 1, id: `module-${at + 1}`, renewMonths: 24, introducedOn }),
)

for (const people of process.argv.slice(2).map(Number)) {
	const folder = mkdtempSync(join(tmpdir(), 'probity-bench-'))
	const db = openDatabase(join(folder, 'probity.sqlite'))
	migrateDatabase(db)
	for (const { key, id, rules } of requirements) {
		db.$client.prepare('insert into requirements (id, key, introduced_on) values (?, ?, ?)').run(key, id, introducedOn)
		const { validFrom: _, reason: __, ...settings } = rules[0] ?? process.exit(1)
		recordRule(db, { key, id, validFrom: introducedOn, settings, reason: '' }, { now: startOfDay(introducedOn), actor: 'system' })
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
	const met = inTransaction(db, () =>
		db.$client
			.prepare(
				`insert into completions (person_id, requirement_id, cycle, version, score, completed_at, completed_on, valid_until, source)
				 select person_id, requirement_id, 1, '1.0', 90, ?, due_on, due_on, 'quiz' from obligations where due_on < ?`,
			)
			.run(now, today),
	)
	db.$client.prepare('update obligations set met_at = ? where due_on < ?').run(now, today)
	applyObligations(db, { personIds, requirements }, { now: now + 1, actor: 'system' })

	const before = requirements[0] ?? process.exit(1)
	const rule = {
		...(before.rules[0] ?? process.exit(1)),
		audience: { workerTypes: ['permanent' as const] },
		renewMonths: 12,
		validFrom: today,
		reason: 'bench',
	}
	const turns: number[] = []
	let last = performance.now()
	const started = last
	const effect = await measureEffect(
		db,
		{ before, after: withRule(before, rule), day: today },
		{
			// Called at the end of each turn: the time between two is what a request may have to wait.
			onProgress: () => {
				turns.push(performance.now() - last)
				last = performance.now()
			},
		},
	)
	const preview = performance.now() - started
	turns.sort((a, b) => a - b)
	const { validFrom, reason, ...settings } = rule
	recordRule(db, { key: before.key, id: before.id, validFrom, settings, reason }, { now: now + 2, actor: 'system' })
	const planning = performance.now()
	const changed = await replanRequirement(db, requirements, before.id, () => now + 3)
	const figures = {
		people,
		completions: met.changes,
		counts: effect?.counts,
		previewSeconds: (preview / 1000).toFixed(2),
		turnMedianMs: turns[Math.floor(turns.length / 2)]?.toFixed(1),
		turn99Ms: turns[Math.floor(turns.length * 0.99)]?.toFixed(1),
		turnMaxMs: turns.at(-1)?.toFixed(1),
		planSeconds: ((performance.now() - planning) / 1000).toFixed(1),
		changed,
	}
	process.stdout.write(`${JSON.stringify(figures)}\n`)
	db.$client.close()
	rmSync(folder, { recursive: true })
}
