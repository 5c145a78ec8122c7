import { expect, test, type Page } from '@playwright/test'
import { councilOf72, esr, iTrent, successFactors, type Employee } from '#tests/factories/hr-exports.ts'
import { newDataFolder, removeFolder, startServer, type ServerProcess } from '#tests/factories/server-process.ts'
import { inspect } from './inspect-page.ts'
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
