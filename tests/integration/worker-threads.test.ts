import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { HandoutValues } from '#app/features/handouts/handout-document.tsx'
import { renderHandout } from '#app/features/handouts/render-handout.server.ts'
import { peopleFile } from '#tests/factories/people-file.ts'
import { startImporter } from '#app/features/people/import/start-importer.server.ts'
import { addUpload, findUpload } from '#app/features/people/import/uploads.server.ts'
import { startPrinter } from '#app/features/printing/start-printer.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { openDatabase } from '#db/open.server.ts'
import { createPerson } from '#tests/factories/register.ts'
import { newDataFolder, removeFolder } from '#tests/factories/server-process.ts'

const now = Date.parse('2026-06-15T09:00:00Z')
const handout: HandoutValues = {
	moduleTitle: 'Data protection',
	version: '1.0',
	councilName: 'Testshire County Council',
	summary: 'What to keep, and for how long.',
	outcomes: ['Say what personal data is'],
	pages: [{ title: 'Personal data', boxes: [{ kind: 'key-fact', title: 'A name is enough', lines: ['So is a number.'] }] }],
	terms: [{ term: 'Controller', meaning: 'Who decides why data is kept' }],
	sources: ['UK GDPR, article 4'],
	accent: '#1f4e5f',
	madeAt: now,
}

it('the printer prints in its thread what is printed in this one, byte by byte', async () => {
	const printer = startPrinter()
	const pdf = await printer.printHandout(handout)
	expect(Buffer.from(pdf).equals((await renderHandout(handout)).pdf)).toBe(true)
	await printer.stop()
})

it('the importer checks a file in its thread', async () => {
	const folder = newDataFolder()
	const db = openDatabase(join(folder, 'probity.sqlite'))
	migrateDatabase(db)
	const personId = createPerson(db, { employeeNumber: '900001', from: '2020-01-01' })
	const importer = startImporter(db, { clock: () => now })
	const check = async (file: Uint8Array) => {
		const id = addUpload(db, { fileName: 'people.csv', file, kind: 'delta' }, { now, personId }) ?? 0
		importer.start({ id, task: 'check', rules: [], now, actor: 'system' })
		await expect.poll(() => findUpload(db, { id })?.state, { timeout: 60_000 }).not.toBe('checking')
		return findUpload(db, { id })
	}
	expect(await check(peopleFile({}))).toMatchObject({ state: 'ready', result: { joiners: 1 } })
	await importer.stop()
	db.$client.close()
	removeFolder(folder)
})
