import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { migrateDatabase } from '#db/migrate.server.ts'
import { openDatabase } from '#db/open.server.ts'
import { projectRoot } from '#db/project-root.server.ts'
import { listStatements } from '#db/statement.server.ts'

/** The files in which SQL is written by hand, and why drizzle's query builder does not say it (docs/decisions/0021). */
const reasons: Record<string, string> = {
	'app/features/evidence/record-evidence.server.ts':
		'one statement reads the head of the chain, hashes and appends, so that two processes cannot both build on one head',
	'app/features/evidence/verify-evidence.server.ts': 'the whole chain, and every record, row by row',
	'app/features/learning/find-open-obligations.server.ts': 'the most visited page: half of the time that the builder takes',
	'app/features/people/directory/list-team.server.ts': 'recursive, with the status worked out inside',
	'app/features/people/directory/search-people.server.ts': 'full-text search, and an index that has to be named',
	'app/features/people/directory/search-teams.server.ts': 'full-text search, and an index that has to be named',
	'app/features/people/import/load-register.server.ts': 'the whole register, row by row',
	'app/features/reports/agreement-report.server.ts': 'a scan of the whole council',
	'app/features/reports/completion-report.server.ts': 'a scan of the whole council',
	'app/features/reports/find-staff.server.ts': 'a scan of the whole council',
	'app/features/requirements/rules/watch-requirements.server.ts': 'a pragma',
}

const sources = readdirSync(join(projectRoot, 'app'), { recursive: true, encoding: 'utf8' })
	.filter((path) => /\.tsx?$/.test(path))
	.map((path) => ({ path: `app/${path}`, text: readFileSync(join(projectRoot, 'app', path), 'utf8') }))

it('is written in the listed files only, and always by `statement`', () => {
	const byHand = sources.filter(({ text }) => /\bstatement(<[^(]*>)?\(/.test(text)).map(({ path }) => path)
	expect(byHand.sort()).toEqual(Object.keys(reasons).sort())
	expect(sources.filter(({ text }) => /\$client\.(prepare|exec|pragma)\b/.test(text)).map(({ path }) => path)).toEqual([])
})

describe('each statement', () => {
	beforeAll(async () => {
		for (const path of Object.keys(reasons)) await import(pathToFileURL(join(projectRoot, path)).href)
	})

	it('answers the columns that its row names', () => {
		const db = openDatabase(':memory:')
		migrateDatabase(db)
		const statements = listStatements()
		expect(statements.length).toBeGreaterThan(10)
		for (const { sql, row } of statements) {
			const columns = db.$client
				.prepare(sql)
				.columns()
				.map(({ name }) => name)
			expect(columns.sort(), sql).toEqual(Object.keys(row.shape).sort())
		}
	})
})
