import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { measurePublication } from '#app/features/code/measure-publication.server.ts'
import { putInForce } from '#app/features/code/put-in-force.server.ts'
import { publishEdition } from '#app/features/code/publish-edition.server.ts'
import { recordText } from '#app/features/code/record-editions.server.ts'
import { simulationOf } from '#app/features/code/simulate-publication.ts'
import { applyObligations } from '#app/features/requirements/apply-obligations.server.ts'
import { recordRule } from '#app/features/requirements/rule-book.server.ts'
import { addDays, startOfDay } from '#app/platform/calendar.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { openDatabase } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { createAbsence, createPerson } from '#tests/factories/register.ts'
import { requirementOf } from '#tests/factories/requirement.ts'

/**
 * By hand: `node --import tsx tests/bench/simulate-publication.ts 6000 100000`. How long it takes to simulate a publication for so many people and eleven
 * requirements, how long the server's own thread is held up meanwhile, and how long the day of the publication itself takes.
 */
const today = '2026-11-20'
const now = startOfDay(today) + 1
const introducedOn = '2024-01-01'
const requirements = Array.from({ length: 11 }, (_, at) =>
	requirementOf({
		key: at + 1,
		...(at === 0 ? { id: 'code', kind: 'attestation' } : { id: `module-${at + 1}` }),
		renewMonths: 24,
		introducedOn,
	}),
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
		Array.from({ length: people }, (_, at) => {
			const personId = createPerson(db, {
				from: addDays(introducedOn, at % 900),
				familyName: `Family${(at * 7919) % people}`,
				directorate: `Directorate ${at % 6}`,
				employeeNumber: String(500_000 + at),
			})
			return personId
		}),
	)
	applyObligations(db, { personIds, requirements }, { now, actor: 'system' })
	db.$client
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

	const [code = process.exit(1)] = requirements
	const turns: number[] = []
	let last = performance.now()
	const started = last
	const publishing = { effectiveFrom: today, material: true, dueDays: 28 }
	const effect = await measurePublication(db, simulationOf(code, publishing, today), {
		// Called at the end of each turn: the time between two is what a request may have to wait.
		onProgress: () => {
			turns.push(performance.now() - last)
			last = performance.now()
		},
	})
	const simulated = performance.now() - started
	turns.sort((a, b) => a - b)
	const empty = { about: '', textKind: 'adopted' as const, statements: [], sections: [], faq: [], changeNotes: [] }
	const context = { now, actor: 'system' }
	const fingerprint = inTransaction(db, () =>
		recordText(db, { format: 2, id: '2026', label: '2026', title: 'The Code', ...empty }, context),
	)
	publishEdition(db, { id: '2026', fingerprint, reason: 'bench', ...publishing }, context)
	const planning = performance.now()
	const changed = await putInForce({ db, clock: () => now + 2, requirements }, today)
	const figures = {
		people,
		counts: effect?.counts,
		simulateSeconds: (simulated / 1000).toFixed(2),
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
