import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse/sync'
import { contentFolder } from '#app/cli/open-site.ts'
import { loadContent } from '#app/features/content/loading/load-content.server.ts'
import { importPeople } from '#app/features/people/import/apply-people-import.server.ts'
import { wholeLayout } from '#app/features/people/import/import-layout.ts'
import { recordShippedEditions } from '#app/features/code/edition/record-editions.server.ts'
import { loadRequirements } from '#app/features/requirements/rules/load-requirements.server.ts'
import { limitHeapGrowth } from '#app/platform/heap-limit.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { openDatabase } from '#db/open.server.ts'
import { peopleFile } from './people-files.ts'
import { table } from './statistics.ts'

/**
 * `npm run bench:import [-- --sizes 6000,100000 --bare]`: how many people a second come in, and at what memory, each step in a process of its own. The floor is
 * csv-parse alone over the same file. `--bare` leaves out the planning of obligations.
 */
const { values } = parseArgs({
	options: {
		sizes: { type: 'string', default: '6000,100000' },
		bare: { type: 'boolean', default: false },
		step: { type: 'string' },
		database: { type: 'string', default: '' },
		file: { type: 'string', default: '' },
	},
})
const now = Date.parse('2026-11-20T10:00:00Z')
/** `core`: seconds of a core, which others who use the machine do not lengthen. */
type Measured = { seconds: number; core: number; megabytes: number; counts: string }

if (values.step === undefined) measureAll(values.sizes.split(',').map(Number))
else process.stdout.write(JSON.stringify(measure(values.step, readFileSync(values.file))))

function measureAll(sizes: number[]): void {
	const rows: string[][] = []
	for (const size of sizes) {
		const folder = mkdtempSync(join(tmpdir(), 'probity-bench-'))
		try {
			const [first, second, database] = ['first.csv', 'second.csv', 'probity.sqlite'].map((name) => join(folder, name)) as [
				string,
				string,
				string,
			]
			writeFileSync(first, peopleFile(size))
			writeFileSync(second, peopleFile(size, true))
			const steps: [string, string, string][] = [
				['csv-parse alone', 'floor', first],
				['First load', 'import', first],
				['Same file again', 'import', first],
				['10% move, 1% leave', 'import', second],
			]
			for (const [name, step, file] of steps) {
				const { seconds, core, megabytes, counts } = inOwnProcess(step, file, database)
				rows.push([
					name,
					String(size),
					seconds.toFixed(2),
					core.toFixed(2),
					String(Math.round(size / seconds)),
					String(Math.round(megabytes)),
					counts,
				])
			}
		} finally {
			rmSync(folder, { recursive: true })
		}
	}
	process.stdout.write(
		`${table([['Step', 'People', 'Seconds', 'Of a core', 'Rows a second', 'Peak MB', 'Joiners/movers/leavers/same'], ...rows])}\n`,
	)
}

function inOwnProcess(step: string, file: string, database: string): Measured {
	const args = ['--import', 'tsx', fileURLToPath(import.meta.url), '--step', step, '--file', file, '--database', database]
	const { stdout, stderr, status } = spawnSync(process.execPath, values.bare ? [...args, '--bare'] : args, { encoding: 'utf8' })
	if (status !== 0) throw new Error(stderr)
	return JSON.parse(stdout)
}

function measure(step: string, file: Buffer): Measured {
	limitHeapGrowth()
	if (step === 'floor') {
		let rows = 0
		return timed(() => {
			parse(file, { on_record: () => ((rows += 1), null) })
			return `${rows} rows`
		})
	}
	const db = openDatabase(values.database)
	migrateDatabase(db)
	const content = loadContent(contentFolder)
	recordShippedEditions(db, content.editions.values(), { now, actor: 'system' })
	const rules = values.bare ? [] : loadRequirements(db, { folder: contentFolder, content }, { now })
	return timed(() => {
		const { joiners, movers, leavers, unchanged, errors } = importPeople(db, { file, layout: wholeLayout, rules }, { now, actor: 'system' })
		if (errors[0]) throw new Error(errors[0].message)
		return [joiners, movers, leavers, unchanged].join('/')
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
