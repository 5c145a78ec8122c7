import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { contentFolder } from '#app/cli/open-site.ts'
import { recordShippedEditions } from '#app/features/code/edition/record-editions.server.ts'
import { loadContent } from '#app/features/content/loading/load-content.server.ts'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { applyHistory } from '#app/features/history/apply-history.server.ts'
import { layoutSchema } from '#app/features/history/history-layout.ts'
import { parseHistory } from '#app/features/history/parse-history.ts'
import { passMarksOf } from '#app/features/history/pass-marks.ts'
import { importPeople } from '#app/features/people/import/apply-people-import.server.ts'
import { loadRequirements } from '#app/features/requirements/rules/load-requirements.server.ts'
import { limitHeapGrowth } from '#app/platform/heap-limit.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { openDatabase } from '#db/open.server.ts'
import { historyFile } from './history-files.ts'
import { peopleFile } from './people-files.ts'
import { table } from './statistics.ts'

/**
 * `npm run bench:import-history [-- --sizes 10000,100000]`: how many rows of a file of the last system come along in a second, and at what memory, for a tenth as
 * many people; each step in a process of its own. The floor is bare inserts of as many rows into the same table, in one transaction, in the same run.
 */
const { values } = parseArgs({
	options: {
		sizes: { type: 'string', default: '10000,100000' },
		step: { type: 'string' },
		database: { type: 'string', default: '' },
		file: { type: 'string', default: '' },
	},
})
const now = Date.parse('2026-11-20T10:00:00Z')
const by = { now, actor: 'command-line' }
type Measured = { seconds: number; core: number; megabytes: number; counts: string }

if (values.step === undefined) measureAll(values.sizes.split(',').map(Number))
else process.stdout.write(JSON.stringify(measure(values.step)))

function measureAll(sizes: number[]): void {
	const rows: string[][] = []
	for (const size of sizes) {
		const folder = mkdtempSync(join(tmpdir(), 'probity-bench-'))
		try {
			const path = (name: string) => join(folder, name)
			writeFileSync(path('people.csv'), peopleFile(size / 10))
			writeFileSync(path('history.csv'), historyFile(size, size / 10))
			inOwnProcess('people', path('people.csv'), path('probity.sqlite'))
			const steps: [string, string][] = [
				['Bare inserts', 'floor'],
				['Dry run', 'dry-run'],
				['Import', 'import'],
				['Same file again', 'import'],
				['Evidence verified', 'verify'],
			]
			for (const [name, step] of steps) {
				const { seconds, core, megabytes, counts } = inOwnProcess(step, path('history.csv'), path('probity.sqlite'))
				const figures = [seconds.toFixed(2), core.toFixed(2), String(Math.round(size / seconds)), String(Math.round(megabytes))]
				rows.push([name, String(size), ...figures, counts])
			}
		} finally {
			rmSync(folder, { recursive: true })
		}
	}
	process.stdout.write(`${table([['Step', 'Rows', 'Seconds', 'Of a core', 'Rows a second', 'Peak MB', 'Brought/due days'], ...rows])}\n`)
}

function inOwnProcess(step: string, file: string, database: string): Measured {
	const args = ['--import', 'tsx', fileURLToPath(import.meta.url), '--step', step, '--file', file, '--database', database]
	const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
	if (status !== 0) throw new Error(stderr)
	return JSON.parse(stdout)
}

function measure(step: string): Measured {
	limitHeapGrowth()
	const file = readFileSync(values.file)
	const db = openDatabase(values.database)
	migrateDatabase(db)
	const content = loadContent(contentFolder)
	recordShippedEditions(db, content.editions.values(), { now, actor: 'system' })
	const rules = { requirements: loadRequirements(db, { folder: contentFolder, content }, { now }), passMarks: passMarksOf(content.modules) }
	if (step === 'people') {
		return timed(() => {
			const { joiners, errors } = importPeople(db, { file, rules: rules.requirements }, by)
			if (errors[0]) throw new Error(errors[0].message)
			return String(joiners)
		})
	}
	if (step === 'verify') {
		return timed(() => {
			const { ok, errors, entries } = verifyEvidence(db)
			if (!ok) throw new Error(errors[0])
			return `${entries} entries`
		})
	}
	const layout = layoutSchema.parse({})
	if (step === 'floor') {
		const { completions } = parseHistory(file)
		// The same columns and keys, without anything that looks at what is written.
		db.$client.exec(
			`drop table if exists brought_learning_floor;
			 create table brought_learning_floor (person_id integer not null, requirement_id integer not null, completed_on text not null, import_id integer not null,
				import_row integer not null, course text not null, source text not null, score text, valid_until text not null, standing text not null,
				recorded_at integer not null, superseded_at integer, primary key (person_id, requirement_id, completed_on, import_id, import_row)) strict, without rowid`,
		)
		const insert = db.$client.prepare(`insert into brought_learning_floor values (?, 1, ?, 1, ?, ?, ?, ?, '2027-01-01', 'counts', 0, null)`)
		return timed(() => {
			db.$client.transaction(() => {
				for (const { row, employeeNumber, course, completedOn, score, source } of completions)
					insert.run(Number(employeeNumber), completedOn, row, course, source, score)
			})()
			return String(completions.length)
		})
	}
	return timed(() => {
		const order = { file, source: file, fileName: 'history.csv', layout, rules, dryRun: step === 'dry-run' }
		const { brought, errors, faults, question, due } = applyHistory(db, parseHistory(file, layout), order, by)
		const wrong = errors[0] ?? faults[0]
		if (wrong) throw new Error(wrong.message)
		if (question) throw new Error(JSON.stringify(question))
		return `${brought}/${due?.changed ?? '-'}`
	})
}

function timed(work: () => string): Measured {
	const began = performance.now()
	const used = process.cpuUsage()
	const counts = work()
	const { user, system } = process.cpuUsage(used)
	const seconds = (performance.now() - began) / 1000
	return { seconds, core: (user + system) / 1_000_000, megabytes: process.resourceUsage().maxRSS / 1024, counts }
}
