import { expect, test, type Page } from '@playwright/test'
import { councilOf72, esr, iTrent, successFactors, type Employee } from '#tests/factories/hr-exports.ts'
import { newDataFolder, removeFolder, startServer, type ServerProcess } from '#tests/factories/server-process.ts'
import { peopleFile, type Cells } from '#tests/factories/people-file.ts'
import { audit, inspect, takePicture } from './inspect-page.ts'
import { signIn } from './journey.ts'

/** What a new user answers where nothing is chosen yet: by the name of the field. */
const answers: Record<string, string> = {
	encoding: 'windows-1252',
	sheet: 'Staff in Post',
	dates: 'dmy',
	'other-rows': 'leave-out',
	'choice-1': 'none',
}

/** Each council comes to a server of its own: the other tests find the demonstration as it was. */
let server: ServerProcess
let folder: string
test.beforeEach(async () => {
	folder = newDataFolder()
	server = await startServer(folder)
})
test.afterEach(async () => {
	await server.stop('SIGTERM')
	removeFolder(folder)
})

async function upload(page: Page, name: string, file: Buffer): Promise<void> {
	await page.goto('/people/import')
	await page.getByLabel('People file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: file })
	await page.getByLabel('Some people').check()
	await page.getByRole('button', { name: 'Check the file' }).click()
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const isDone = /A question about the file|Check what will change|The file cannot be imported/

/** Answers what is asked until the preview is there; says how many screens that took, and how many choices that were not made already. */
async function answerAll(page: Page, name: string): Promise<{ screens: number; choices: number }> {
	const taken = { screens: 0, choices: 0 }
	for (;;) {
		await expect(heading(page)).toHaveText(isDone)
		if ((await heading(page).innerText()) !== 'A question about the file') return taken
		taken.screens += 1
		await inspect(page, `import-${name}-question-${taken.screens}`)
		for (const field of await page.getByRole('combobox').all()) {
			// What is likely is chosen already; a new user looks at it, and leaves it.
			expect(await field.inputValue()).not.toBe('')
		}
		const radios = await page.getByRole('radio').evaluateAll((all) => [...new Set(all.map((radio) => radio.getAttribute('name') ?? ''))])
		for (const field of radios) {
			const group = page.locator(`input[type=radio][name="${field}"]`)
			if ((await group.evaluateAll((all) => all.filter((radio) => radio instanceof HTMLInputElement && radio.checked).length)) > 0) continue
			await page.locator(`input[type=radio][name="${field}"][value="${answers[field] ?? ''}"]`).check()
			taken.choices += 1
		}
		await page.getByRole('button', { name: 'Continue' }).click()
	}
}

const exports: [string, (people: readonly Employee[]) => Buffer, string, { screens: number; choices: number }][] = [
	['successfactors', successFactors, 'people.csv', { screens: 5, choices: 3 }],
	['itrent', iTrent, 'people.csv', { screens: 5, choices: 3 }],
	['esr', esr, 'people.xlsx', { screens: 4, choices: 2 }],
]

for (const [name, write, fileName, expected] of exports) {
	test(`a council of 72 comes from ${name}, and in the next month by one click after the preview`, async ({ browser, viewport }, {
		annotations,
	}) => {
		const context = await browser.newContext({ baseURL: server.url, viewport, javaScriptEnabled: name !== 'esr' })
		const page = await context.newPage()
		await signIn(page, 'HR adviser')
		const began = Date.now()
		const people = councilOf72()
		await upload(page, fileName, write(people))
		const taken = await answerAll(page, name)
		expect(taken).toEqual(expected)
		await expect(page.getByRole('main')).toContainText('72 joiners', { useInnerText: true })
		await inspect(page, `import-${name}-preview`)
		await page.getByRole('button', { name: 'Import', exact: true }).click()
		await expect(heading(page)).toHaveText('People imported', { timeout: 60_000 })
		annotations.push({
			type: 'seconds',
			description: `${name}: ${JSON.stringify(taken)}, ${Math.round((Date.now() - began) / 100) / 10} s`,
		})
		await inspect(page, `import-${name}-done`)

		await upload(page, fileName, write(people.map((each, at) => (at === 40 ? { ...each, job: 'Senior Officer' } : each))))
		await expect(heading(page)).toHaveText('Check what will change')
		await expect(page.getByRole('main')).toContainText('Job title: Officer → Senior Officer')
		await page.getByRole('button', { name: 'Import', exact: true }).click()
		await expect(heading(page)).toHaveText('People imported', { timeout: 60_000 })
		await page.goto('/people/import')
		await expect(page.getByRole('link', { name: fileName })).toHaveCount(2)
		await inspect(page, 'import-again')
		await context.close()
	})
}

test('what only a person can say is asked on a page for each kind, and shown before and after', async ({ browser }) => {
	const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1280, height: 900 }, javaScriptEnabled: false })
	const page = await context.newPage()
	await signIn(page, 'HR adviser')
	const work: Cells = {
		directorate: 'Adult Social Care',
		service: 'Provider Services',
		team: 'Reablement',
		manager_employee_number: '100026',
	}
	const depot = { ...work, email: 'depot@example.org' }
	const rows: Cells[] = [
		{ ...depot, employee_number: '900101', given_name: 'Aoife', family_name: 'O’Neill' },
		{ ...depot, employee_number: '900102', given_name: 'Tomasz', family_name: 'Wiśniewski' },
		{ ...work, employee_number: '0900101', given_name: 'Aoife', family_name: 'O’Neill', email: '' },
		{ ...work, employee_number: '900104', manager_employee_number: '999999' },
		{ ...work, employee_number: '900105', directorate: 'Communities & Libraries', service: 'Libraries', team: 'Central Library' },
		{ ...work, employee_number: '900106', given_name: 'SeÃ¡n', family_name: 'Kaur' },
		{ ...work, employee_number: '900107', job_title: 'Care Worker' },
		{ ...work, employee_number: '900107', job_title: 'Driver' },
		{
			...work,
			employee_number: '100027',
			given_name: 'Denise',
			family_name: 'Fairweather',
			leave_date: '2026-12-31',
			email: 'denise.fairweather@example.org',
		},
	]
	await upload(page, 'people.csv', Buffer.from(peopleFile(...rows)))
	const look = async (name: string) => {
		await audit(page, name, [1280, 390, 320])
		for (const width of [390, 1280]) {
			await page.setViewportSize({ width, height: 900 })
			await takePicture(page, `${width === 390 ? 'phone' : 'desktop'}/${name}`)
		}
	}
	const chosen: [string, Record<string, string>][] = [
		['letters', { letters: 'repair' }],
		['same-people', { 'choice-1': 'another' }],
		['posts', { 'choice-1': '1' }],
		['shared-emails', { 'choice-1': 'share' }],
		['empty', {}],
		['managers', { 'choice-1': 'none' }],
		['units', { 'choice-1': 'same' }],
	]
	for (const [name, fields] of chosen) {
		await expect(heading(page)).toHaveText('A question about the file')
		if (name !== 'empty' && name !== 'units') {
			await page.getByRole('button', { name: 'Continue' }).click()
			await expect(page.getByRole('alert').getByRole('link')).not.toHaveCount(0)
		}
		await look(`import-ask-${name}`)
		for (const [field, value] of Object.entries(fields)) await page.locator(`input[name="${field}"][value="${value}"]`).check()
		for (const field of await page.getByRole('combobox').all()) await field.selectOption('keep')
		await page.getByRole('button', { name: 'Continue' }).click()
	}
	await expect(heading(page)).toHaveText('Check what will change')
	const main = page.getByRole('main')
	await expect(main).toContainText('A manager leaves')
	await expect(main).toContainText(/Denise Fairweather leaves on 31 December 2026\. \d+ people are managed by them/)
	await expect(main).toContainText('Also works in: Driver, Reablement')
	await look('import-preview')
	await page.getByRole('link', { name: 'Download all changes as CSV' }).waitFor()
	await page.goto(`${page.url()}/changes?kind=joiner`)
	await expect(heading(page)).toHaveText('Joiners')
	await look('import-changes')
	await page.getByRole('link', { name: 'The import' }).click()
	await page.getByRole('button', { name: 'Import', exact: true }).click()
	await expect(heading(page)).toHaveText('People imported', { timeout: 60_000 })
	await page.goto('/people/900107')
	await expect(main).toContainText('Also works in')
	await look('person-two-posts')
	await context.close()
})
