import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startImporter } from '#app/features/people/import/start-importer.server.ts'
import { addUpload, findUpload } from '#app/features/people/import/uploads.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { openDatabase, type Database } from '#db/open.server.ts'
import { createPerson } from '#tests/factories/register.ts'
import { newDataFolder, removeFolder } from '#tests/factories/server-process.ts'
import { hostileFiles } from '#tests/hostile/people-files.ts'

const now = Date.parse('2026-06-15T09:00:00Z')
/** Half of what the product gives: whoever is stopped by it is not refused in words of the file. */
const half = { heapMegabytes: 512, residentMegabytes: 1_024, seconds: 60 }
let folder: string
let db: Database
let importer: ReturnType<typeof startImporter>

beforeEach(() => {
	folder = newDataFolder()
	db = openDatabase(join(folder, 'probity.sqlite'))
	migrateDatabase(db)
	importer = startImporter(db, { clock: () => now, limitsOf: { check: half, apply: half } })
})
afterEach(async () => {
	await importer.stop()
	db.$client.close()
	removeFolder(folder)
})

describe('a file that is made to do harm', () => {
	it.each(hostileFiles)('is answered in words, within its limits: %s', { timeout: 90_000 }, async (_, file, outcome) => {
		const personId = createPerson(db, { employeeNumber: '900001', from: '2020-01-01', team: 'Adult Social Work North' })
		const id = addUpload(db, { fileName: 'people.csv', file: file(), kind: 'delta' }, { now, personId }) ?? 0
		importer.start({ id, task: 'check', rules: [], now, actor: 'system' })
		await expect.poll(() => findUpload(db, { id })?.state, { timeout: 80_000, interval: 20 }).not.toBe('checking')
		const { state, problem, result } = findUpload(db, { id }) ?? {}
		expect(problem).toBeNull()
		if (outcome === 'read') expect(['asking', 'ready']).toContain(state)
		else if (state !== 'asking') expect([state, (result?.errors.length ?? 0) > 0]).toEqual(['refused', true])
		expect(db.$client.prepare('select count(*) from people').pluck().get()).toBe(1)
	})
})
