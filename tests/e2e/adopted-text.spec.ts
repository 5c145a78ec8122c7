import { join } from 'node:path'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { openPublishedEditions } from '#app/features/code/edition/published-editions.server.ts'
import { openDatabase } from '#db/open.server.ts'
import { root, startServer, type ServerProcess } from '#tests/factories/server-process.ts'
import { agree, checkMyself, readCode } from './attest-journey.ts'
import { copyCouncil } from './copy-council.ts'
import { inspect } from './inspect-page.ts'

// It puts another text in force: it has a council of its own, for it would be another Code for everybody else's tests.
test.describe.configure({ mode: 'serial' })
const folder = 'test-results/data-adopted'
let server: ServerProcess

test.beforeAll(async () => {
	copyCouncil({ from: 'test-results/data-desktop', to: folder })
	server = await startServer(folder)
})
test.afterAll(() => server.stop('SIGTERM'))

const signIn = async (page: Page, title: string, path: string) => {
	await page.goto(`${server.url}/sign-in`)
	await page.getByRole('button', { name: new RegExp(`Sign in as .*, ${title}$`) }).click()
	await page.goto(`${server.url}${path}`)
}

/** As on a phone. */
const onPhone = async (browser: Browser): Promise<Page> =>
	browser.newPage({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })

/** A wording of the council's own for each numbered paragraph of the Code in force, which everybody agreed to in plain English. */
function writeAdoptedText(): string {
	const db = openDatabase(join(root, folder, 'probity.sqlite'))
	const { title, sections } = openPublishedEditions(db).inForce('2026-11-20')
	db.$client.close()
	const paragraphs = sections.flatMap(({ heading, clauses }) => {
		const own = clauses.flatMap(({ number, text }) =>
			number === null ? [] : [`${number}. Officers of the Council shall observe: ${inOneLine(text)}`],
		)
		return own.length === 0 ? [] : [heading, ...own]
	})
	return [title, ...paragraphs].join('\n\n')
}
const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

test('the council adopts its own wording after people have agreed to the plain English', async ({ page }) => {
	await signIn(page, 'Monitoring Officer', '/reports/agreement')
	await expect(page.getByRole('main')).toContainText(/\d+ of 68/)

	await page.goto(`${server.url}/admin/code`)
	await page.getByLabel('Id of the edition').fill('2017')
	await page.getByLabel('Or its text').fill(writeAdoptedText())
	await page.getByRole('button', { name: 'Load it' }).click()
	await page.getByRole('link', { name: 'Check the outline' }).click()
	const allRight = page.getByRole('button', { name: 'All of these are right' })
	if (await allRight.isVisible()) await allRight.click()
	await page.getByRole('button', { name: 'Done with the outline' }).click()
	await page.getByRole('link', { name: 'Match the clauses' }).click()
	await page.getByRole('button', { name: /^Confirm all/ }).click()
	await page.goto(`${server.url}/admin/code/2017/approve`)
	await page.getByRole('button', { name: 'I have reviewed it' }).click()

	await page.getByLabel('Who approved it').fill('Full Council')
	await page.getByLabel('Day', { exact: true }).fill('17')
	await page.getByLabel('Month').fill('11')
	await page.getByLabel('Year').fill('2026')
	await page.getByRole('button', { name: 'Record the approval' }).click()
	await expect(page.getByRole('alert')).toContainText('Choose the minute')
	await page
		.getByLabel('The minute')
		.setInputFiles({ name: 'minute 14.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 Resolved.') })
	await page.getByRole('button', { name: 'Record the approval' }).click()
	await expect(page.getByRole('main')).toContainText('Helena Brackenbury, who also loaded it')

	await page.getByRole('button', { name: 'Put it in force' }).click()
	await page.getByLabel('Material', { exact: true }).check()
	await page.getByRole('button', { name: 'Preview the effect' }).click()
	await expect(page.getByRole('heading', { level: 1, name: 'Check what it does' })).toBeVisible()
	const reading = page.getByRole('row').filter({ hasText: 'April 2017' })
	await expect(reading).toContainText('All of it: it is another text, even where it says the same')
	await expect(page.getByRole('main')).toContainText('Approval recorded by')
	await inspect(page, 'adopted-preview')
	await page.getByRole('button', { name: 'Publish the edition' }).click()
	await expect(page.getByRole('main')).toContainText('The edition is published.')
	await inspect(page, 'adopted-in-force')

	await page.goto(`${server.url}/reports/agreement`)
	await expect(page.getByRole('main')).toContainText('0 of 68')
})

test('an officer reads all of it, with what they know folded beside it, and the Monitoring Officer sees 1 of 68', async ({
	page,
	browser,
}) => {
	await signIn(page, 'Officer', '/attest')
	await expect(page.getByRole('main')).toContainText('It is another text, even where it says the same, so you read all of it.')
	await inspect(page, 'adopted-start')
	await page.getByRole('button', { name: 'Read the Code' }).click()
	await page.getByRole('button', { name: 'Start reading' }).click()
	await expect(page.getByRole('main')).toContainText('Officers of the Council shall observe:')
	const known = page.getByText('The plain English that you agreed to before').first()
	await expect(known).toBeVisible()
	await known.click()
	await inspect(page, 'adopted-part-known')

	// Nobody comes to the statements past the reading.
	await page.goto(`${server.url}/attest`)
	await expect(page.getByRole('checkbox')).toHaveCount(0)
	await page.getByRole('button', { name: /^(Go on|Continue|Start) reading|^Read on/ }).click()
	const parts = Number(/of (\d+)/.exec(await page.getByText(/^Part \d+ of \d+/).innerText())?.[1])
	expect(parts).toBeGreaterThan(3)
	expect(await readCode(page, null)).toBe(parts)
	await checkMyself(page, null)
	await expect(page.getByRole('main')).toContainText('I have read')
	await agree(page, null)

	const desk = await onPhone(browser)
	await signIn(desk, 'Monitoring Officer', '/reports')
	await desk.getByRole('link', { name: 'Who has agreed to the edition in force' }).click()
	await expect(desk.getByRole('main')).toContainText('1 of 68')
	await inspect(desk, 'adopted-agreement-phone')
	await desk.getByRole('link', { name: 'agreed', exact: true }).click()
	await expect(desk.getByRole('main')).toContainText('Nwosu, Amara')
	await expect(desk.getByRole('main')).toContainText('Agreed: 1 person')
	const [minute] = await Promise.all([
		desk.waitForEvent('download'),
		desk.getByRole('link', { name: 'Download the minute by which it was approved' }).click(),
	])
	expect(minute.suggestedFilename()).toBe('minute 14.pdf')
	await desk.close()
})

test('who refuses it is seen to, until there is an outcome', async ({ page, browser }) => {
	await signIn(page, 'Administrator', '/attest')
	await page.getByRole('button', { name: 'Read the Code' }).click()
	await page.getByRole('button', { name: 'Start reading' }).click()
	await readCode(page, null)
	await checkMyself(page, null)
	await page.getByRole('button', { name: 'I do not agree' }).click()
	await page.getByLabel('What do you not agree with?').fill('The part about other work.')
	await page.getByRole('button', { name: 'Record that I do not agree' }).click()

	const desk = await onPhone(browser)
	await signIn(desk, 'Monitoring Officer', '/reports/agreement?answer=refused')
	await expect(desk.getByRole('main')).toContainText('Refused: 1 person')
	await desk.getByRole('link', { name: 'See to the refusals' }).click()
	await inspect(desk, 'adopted-refusals-phone')
	await desk.getByRole('link', { name: /^Marek/ }).click()
	await expect(desk.getByRole('main')).toContainText('The part about other work.')
	await desk.getByRole('button', { name: 'Say who sees to it' }).click()
	await desk.getByRole('button', { name: 'Save' }).click()
	await desk.getByRole('button', { name: 'Record a step' }).click()
	await desk.getByLabel('What was done, and what came of it').fill('We met. He gives up the other work at the end of the month.')
	await desk.getByRole('button', { name: 'Record the step' }).click()
	await desk.getByRole('link', { name: 'Close it with an outcome' }).click()
	await desk.getByLabel('Agreed since', { exact: true }).check()
	await desk.getByLabel('What was done, and how it ended').fill('He will agree.')
	await desk.getByRole('button', { name: 'Continue' }).click()
	await expect(desk.getByRole('alert')).toContainText('They have not agreed since')
	await inspect(desk, 'adopted-close-error-phone')
	await desk.getByLabel('Something else').check()
	await desk.getByRole('button', { name: 'Continue' }).click()
	await expect(desk.getByRole('heading', { level: 1 })).toContainText('Check before you close it')
	await desk.getByRole('button', { name: 'Close it' }).click()
	await expect(desk.getByRole('main')).toContainText('Something else, closed on 20 November 2026')
	await inspect(desk, 'adopted-closed-phone')

	// What became of it changes no answer: he has still not agreed.
	await desk.goto(`${server.url}/reports/agreement`)
	await expect(desk.getByRole('main')).toContainText('1 of 68')
	await desk.close()
})
