import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { checkObligations } from '#app/features/requirements/planning/check-obligations.server.ts'
import { planObligations } from '#app/features/requirements/planning/plan-obligations.ts'
import { readFacts } from '#app/features/requirements/planning/read-facts.server.ts'
import { limitHeapGrowth } from '#app/platform/heap-limit.ts'
import { startOfDay } from '#app/platform/calendar.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { openDatabase } from '#db/open.server.ts'
import { requirementOf } from '#tests/factories/requirement.ts'

/**
 * `npm run bench:plan [-- --people 10000,100000]`: plans everybody for eleven requirements in a database on disk: the first time, when everything is recorded,
 * and again, when nothing changes. The floor is reading the same facts without planning.
 */
const { values } = parseArgs({ options: { people: { type: 'string', default: '10000,100000' } } })
const today = '2026-11-20'
const now = startOfDay(today)
const requirements = Array.from({ length: 11 }, (_, index) =>
	requirementOf({ id: index + 1, slug: `r${index + 1}`, introducedOn: '2024-01-01', firstDueDays: 28 + index }),
)
const print = (text: string) => process.stdout.write(`${text}\n`)
const timed = <T>(work: () => T): [number, T] => {
	const since = performance.now()
	const result = work()
	return [(performance.now() - since) / 1000, result]
}

limitHeapGrowth()
for (const count of values.people.split(',').map(Number)) {
	const folder = mkdtempSync(join(tmpdir(), 'probity-plan-'))
	try {
		measure(count, join(folder, 'probity.sqlite'))
	} finally {
		rmSync(folder, { recursive: true, force: true })
	}
}

function measure(people: number, file: string): void {
	const db = openDatabase(file)
	migrateDatabase(db)
	const insert = db.$client.prepare('insert into requirements (id, slug, introduced_on) values (?, ?, ?)')
	for (const { id: key, slug: id } of requirements) insert.run(key, id, '2024-01-01')
	db.$client.exec(`
		insert into directorates (id, name) values (1, 'Resources');
		insert into services (id, directorate_id, name) values (1, 1, 'Finance');
		insert into teams (id, service_id, name) values (1, 1, 'Payroll');
		with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${people})
		insert into people (id, employee_number, given_name, family_name) select n, 100000 + n, 'Ada', 'Okafor' from numbers;
		insert into placements (person_id, valid_from, worker_type, directorate_id, service_id, team_id, job_title, tags, recorded_at)
		select id, printf('20%02d-%02d-15', 14 + id % 12, 1 + id % 9), 'permanent', 1, 1, 1, 'Officer', '', 0 from people;
	`)
	const personIds = db.$client.prepare<[], number>('select id from people').pluck().all()
	const [reading] = timed(() => {
		for (let first = 0; first < people; first += 500) readFacts(db, personIds.slice(first, first + 500))
	})
	const facts = readFacts(db, personIds.slice(0, 1_000))
	const [pure] = timed(() => planObligations(facts, requirements, today))
	const [first, recorded] = timed(() => applyObligations(db, { personIds, requirements }, { now, actor: 'system' }))
	const [again, { drift }] = timed(() => checkObligations(db, requirements, today))
	print(
		`${people} people: facts read in ${reading.toFixed(1)} s; planned and recorded ${recorded} obligations in ${first.toFixed(1)} s; ` +
			`checked in ${again.toFixed(1)} s (${drift} adrift); pure planning ${((pure / facts.length / requirements.length) * 1e6).toFixed(1)} µs a pair; ` +
			`memory at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
	)
	db.$client.close()
}
