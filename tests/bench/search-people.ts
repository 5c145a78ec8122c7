import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { findByNumber, listTeamPeople, searchPeople } from '#app/features/people/directory/search-people.server.ts'
import { searchTeams } from '#app/features/people/directory/search-teams.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { openDatabase, type Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { table } from './statistics.ts'

/** `npm run bench:search`: what a search costs in a register of 100,000 people (one in ten has left), against a look-up by primary key in the same run. */
const people = 100_000
const teams = 4_000
const rounds = 400
const today = '2026-11-20'
const folder = mkdtempSync(join(tmpdir(), 'probity-search-'))

const syllables = 'sa mi th son ber lin ke ra do wil cho ngu pat el ford ton ham ley nor mc'.split(' ')
let seed = 7
const draw = (below: number) => {
	seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
	return Math.floor((seed / 2_147_483_648) * below)
}
const word = (length: number) => Array.from({ length }, () => syllables[draw(syllables.length)]).join('')

function fill(db: Database): void {
	const { $client } = db
	const unit = (table: string, columns: string, ...values: unknown[]) =>
		$client.prepare(`insert into ${table} (${columns}) values (${values.map(() => '?').join(', ')})`).run(...values)
	unit('directorates', 'name', 'Resources')
	for (let id = 1; id <= 40; id += 1) unit('services', 'directorate_id, name', 1, `Service ${id}`)
	for (let id = 1; id <= teams; id += 1) unit('teams', 'service_id, name', (id % 40) + 1, `${word(2)} ${word(2)} ${id}`)
	const addPerson = $client.prepare('insert into people (employee_number, given_name, family_name) values (?, ?, ?)')
	const addPlacement = $client.prepare(
		`insert into placements (person_id, valid_from, valid_to, worker_type, directorate_id, service_id, team_id, job_title, tags, recorded_at)
		 values (?, ?, ?, 'permanent', 1, ?, ?, 'Officer', '', 0)`,
	)
	for (let id = 1; id <= people; id += 1) {
		addPerson.run(String(100_000 + id), word(2), word(3))
		const team = draw(teams) + 1
		const moved = draw(3) === 0
		if (moved) addPlacement.run(id, '2018-01-01', '2021-05-31', 1, draw(teams) + 1)
		addPlacement.run(id, moved ? '2021-06-01' : '2019-01-01', draw(10) === 0 ? '2025-03-31' : null, (team % 40) + 1, team)
	}
}

function measure(run: () => unknown): { p50: number; p99: number } {
	for (let warm = 0; warm < 20; warm += 1) run()
	const times = Array.from({ length: rounds }, () => {
		const began = performance.now()
		run()
		return performance.now() - began
	}).sort((a, b) => a - b)
	const at = (part: number) => times[Math.min(rounds - 1, Math.floor(rounds * part))] ?? NaN
	return { p50: at(0.5), p99: at(0.99) }
}

const db = openDatabase(join(folder, 'probity.sqlite'))
try {
	migrateDatabase(db)
	inTransaction(db, () => fill(db))
	db.$client.exec('analyze')
	/** As the page asks. */
	const look = (text: string) => () =>
		findByNumber(db, text) ?? [searchPeople(db, { text, page: 1 }, { today }), searchTeams(db, { text }, { today })]
	const floor = db.$client.prepare<[number]>('select * from people where id = ?')
	const searches: [string, () => unknown][] = [
		['floor: one row by primary key', () => floor.get(draw(people) + 1)],
		['employee number', () => look(String(100_001 + draw(people)))()],
		['family name', () => look(word(3))()],
		['given and family name', () => look(`${word(2)} ${word(3)}`)()],
		['two letters', () => look('sa')()],
		['one letter', () => look('s')()],
		['beginning of a number', () => look(String(1_000 + draw(900)))()],
		['nothing found', () => look('zzyzx')()],
		['people of a team', () => listTeamPeople(db, { teamId: draw(teams) + 1, page: 1 }, { today })],
	]
	const rows = searches.map(([name, run]) => {
		const { p50, p99 } = measure(run)
		return [name, p50.toFixed(3), p99.toFixed(3)]
	})
	process.stdout.write(
		`${people} people, ${teams} teams, ${rounds} searches of each kind\n\n${table([['', 'p50 ms', 'p99 ms'], ...rows])}\n`,
	)
} finally {
	db.$client.close()
	rmSync(folder, { recursive: true })
}
