import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { loader as home } from '#app/routes/_index/route.tsx'
import { loader as attest } from '#app/routes/attest/route.tsx'
import { loader as certificates } from '#app/routes/certificates/route.tsx'
import { loader as page } from '#app/routes/modules/$module/$page/route.tsx'
import { loader as quiz } from '#app/routes/modules/$module/quiz/route.tsx'
import { loader as result } from '#app/routes/modules/$module/result/route.tsx'
import { migrateDatabase } from '#db/migrate.server.ts'
import { openDatabase } from '#db/open.server.ts'
import * as schema from '#db/schema/index.ts'
import { attestCode, createLearner, learnerOf, answerQuiz, readModule, sendQuiz } from '#tests/factories/learner.ts'
import { ask, createSite, signIn } from '#tests/factories/site.ts'

const tables = Object.values(schema).filter((value) => is(value, SQLiteTable))

describe('the tables in TypeScript', () => {
	const db = openDatabase(':memory:')
	migrateDatabase(db)
	type Column = { name: string; type: string; notnull: number; pk: number }
	// `table_xinfo` lists the columns that SQLite works out as well.
	const columnsOf = (table: string) => db.$client.prepare<[], Column>(`pragma table_xinfo(${table})`).all()

	it('are those of the database', () => {
		const migrated = db.$client
			// The indexes of the search are tables of their own kind, with tables of their own: the register is what they are made from.
			.prepare<[], string>(
				`select name from sqlite_master where type = 'table' and name not like '\\_\\_%' escape '\\' and name not like '%\\_search%' escape '\\'`,
			)
			.pluck()
			.all()
		expect(tables.map(getTableName).sort()).toEqual(migrated.sort())
	})

	it.each(tables.map((table) => [getTableName(table), table] as const))('%s has the same columns', (name, table) => {
		const declared = Object.values(getTableColumns(table)).map((column) => ({
			name: column.name,
			type: column.getSQLType(),
			required: column.notNull || column.primary,
		}))
		const migrated = columnsOf(name).map(({ name: column, type, notnull, pk }) => ({
			name: column,
			type: type.toLowerCase(),
			required: notnull === 1 || pk > 0,
		}))
		expect(declared).toEqual(migrated)
	})

	it('refuses a row that points at nobody', () => {
		expect(db.$client.pragma('foreign_keys', { simple: true })).toBe(1)
		expect(() =>
			db.$client.exec(`insert into role_grants (person_id, role, granted_at, granted_by) values (99, 'hr', 0, 'system')`),
		).toThrow('FOREIGN KEY')
	})

	it('migrates twice to the same thing', () => {
		const before = db.$client.prepare('select name, sql from sqlite_master order by name').all()
		migrateDatabase(db)
		expect(db.$client.prepare('select name, sql from sqlite_master order by name').all()).toEqual(before)
	})
})

describe('the queries of the learner’s pages', () => {
	it('read no table of many rows from end to end', async () => {
		const site = createSite({ now: Date.parse('2026-11-20T10:00:00Z') })
		const learner = createLearner(site)
		const cookie = await signIn(site, learner.personId)
		const own = learnerOf(site, learner, 'data-protection')
		const [first] = own.module.pages
		const visit = async (loader: (args: LoaderFunctionArgs) => unknown, path: string, params: Record<string, string> = {}) => {
			await loader(ask(site, path, { cookie, params }) as LoaderFunctionArgs)
		}
		site.statements.length = 0
		const module = 'data-protection'
		await visit(home, '/')
		await visit(page, `/modules/${module}/${first?.slug}`, { module, page: first?.slug ?? '' })
		readModule(site, own, learner)
		answerQuiz(site, own, learner, { right: true })
		await visit(quiz, `/modules/${module}/quiz?check`, { module })
		sendQuiz(site, own, learner)
		await visit(result, `/modules/${module}/result`, { module })
		await visit(attest, '/attest')
		attestCode(site, learner)
		await visit(certificates, '/certificates')

		const statements = [...new Set(site.statements)].filter((sql) => /^\s*(select|insert|update|with)/i.test(sql))
		expect(statements.length).toBeGreaterThan(15)
		// A plan of an insert shows the check of foreign keys that is only made where one is broken already.
		site.db.$client.pragma('foreign_keys = OFF')
		const scans = statements.flatMap((sql) => {
			const plan = site.db.$client.prepare<[], { detail: string }>(`explain query plan ${sql}`).all()
			return plan
				.filter(({ detail }) => /^SCAN (?!CONSTANT|head|json_each|managers|\()/.test(detail))
				.map(({ detail }) => `${detail} in ${sql}`)
		})
		// The head of the chain is the last row of an index; the requirements are a handful, and so is what was put in force.
		const harmless = /^SCAN (evidence|r|requirements|code_publications)\b/
		expect(scans.filter((scan) => !harmless.test(scan))).toEqual([])
		expect(scans.filter((scan) => scan.startsWith('SCAN evidence')).every((scan) => /order by seq desc limit 1/i.test(scan))).toBe(true)
	})
})
