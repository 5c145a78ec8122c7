import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { advanceUpload } from '#app/features/people/import/advance-upload.server.ts'
import { startImporter } from '#app/features/people/import/start-importer.server.ts'
import { addUpload, findUpload } from '#app/features/people/import/uploads.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { openDatabase, type Database } from '#db/open.server.ts'
import { peopleFile } from '#tests/factories/people-file.ts'
import { createPerson } from '#tests/factories/register.ts'
import { newDataFolder, removeFolder } from '#tests/factories/server-process.ts'

const now = Date.parse('2026-06-15T09:00:00Z')
const enough = { heapMegabytes: 512, residentMegabytes: 1_024, seconds: 60 }
let folder: string
let db: Database
let personId: number
let importer: ReturnType<typeof startImporter>

beforeEach(() => {
	folder = newDataFolder()
	db = openDatabase(join(folder, 'probity.sqlite'))
	migrateDatabase(db)
	personId = createPerson(db, { employeeNumber: '900001', from: '2020-01-01' })
	importer = startImporter(db, { clock: () => now })
})
afterEach(async () => {
	await importer.stop()
	db.$client.close()
	removeFolder(folder)
})

const people = () => db.$client.prepare('select count(*) from people').pluck().get()
const upload = (file: Uint8Array) => {
	const id = addUpload(db, { fileName: 'people.csv', file, kind: 'delta' }, { now, personId }) ?? 0
	importer.start({ id, task: 'check', rules: [], now, actor: 'system' })
	return id
}
const until = (id: number, state: string) => expect.poll(() => findUpload(db, { id })?.state, { timeout: 60_000, interval: 5 }).toBe(state)
const confirm = (id: number) => {
	advanceUpload(db, { id, event: { type: 'CONFIRM', leavers: null } }, { now })
	importer.start({ id, task: 'apply', confirmLeavers: null, rules: [], now, actor: 'system' })
}
const manyPeople = (count: number) => peopleFile(...Array.from({ length: count }, (_, at) => ({ employee_number: String(200_000 + at) })))

describe('the process that imports', () => {
	it('does what is confirmed in the moment in which the check ends, every time', async () => {
		for (let turn = 0; turn < 3; turn += 1) {
			const id = upload(peopleFile({ employee_number: String(100_001 + turn) }))
			await until(id, 'ready')
			confirm(id)
			await expect.poll(() => findUpload(db, { id })?.state, { timeout: 60_000 }).not.toBe('applying')
			expect(findUpload(db, { id })).toMatchObject({ state: 'applied', problem: null })
			expect(people()).toBe(2 + turn)
		}
	})

	it('can be cancelled while it checks and while it imports, and writes nothing then', async () => {
		const checked = upload(manyPeople(2_000))
		await importer.stopTask(checked)
		expect(advanceUpload(db, { id: checked, event: { type: 'CANCEL' } }, { now })).toBe(true)

		const applied = upload(manyPeople(2_000))
		await until(applied, 'ready')
		confirm(applied)
		await importer.stopTask(applied)
		expect(advanceUpload(db, { id: applied, event: { type: 'CANCEL' } }, { now })).toBe(true)
		await new Promise((resolve) => setTimeout(resolve, 300))
		expect([findUpload(db, { id: applied })?.state, people()]).toEqual(['cancelled', 1])
	})

	it.each([
		['time', { ...enough, seconds: 0.05 }, /longer than 0.05 seconds/],
		['memory', { ...enough, residentMegabytes: 20 }, /too much memory/],
		['heap', { ...enough, heapMegabytes: 8 }, /too much memory|ended by itself/],
	])('ends alone where it meets its limit of %s, and is not started again', async (_, limits, why) => {
		await importer.stop()
		importer = startImporter(db, { clock: () => now, limitsOf: { check: limits, apply: limits } })
		const id = upload(manyPeople(5_000))
		await until(id, 'refused')
		expect(findUpload(db, { id })?.problem).toMatch(why)
		expect(people()).toBe(1)
	})

	it('takes back what it wrote where the page has said meanwhile that nothing was imported', async () => {
		const id = upload(peopleFile({}))
		await until(id, 'ready')
		confirm(id)
		// As a server does that starts again while the process of the one before still works.
		advanceUpload(db, { id, event: { type: 'RESUME' } }, { now })
		await new Promise((resolve) => setTimeout(resolve, 1_500))
		expect([findUpload(db, { id })?.state, people()]).toEqual(['ready', 1])
	})
})
