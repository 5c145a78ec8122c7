import { expect, test, type Page } from '@playwright/test'
import { agree, checkMyself, readCode } from './attest-journey.ts'
import { inspect } from './inspect-page.ts'
import { readOn, signIn, takeQuiz } from './journey.ts'
import { readPdf } from './read-pdf.ts'

const me = 'Jamie'

/** The whole Code, part by part, with a pause in the middle. */
async function attest(page: Page): Promise<void> {
	await page.goto('/attest')
	await inspect(page, 'attest-start')
	await page.getByRole('button', { name: 'Read the Code' }).click()
	await inspect(page, 'attest-reading')
	await page.getByRole('button', { name: 'Start reading' }).click()
	await page.getByRole('button', { name: 'Mark as read and go on' }).click()
	await expect(page.getByText(/Part 2 of \d+, about/)).toBeVisible()
	await page.goto('/attest')
	await expect(page.getByText(/You have read 1 of \d+ parts/)).toBeVisible()
	await page.getByRole('button', { name: 'Go on reading' }).click()
	expect(await readCode(page, 'attest')).toBeGreaterThan(5)
	await page.getByRole('button', { name: 'See the answers' }).click()
	await expect(page.getByRole('alert').getByRole('link')).toHaveCount(6)
	await inspect(page, 'attest-check-error')
	await checkMyself(page, 'attest')
	await page.getByRole('button', { name: 'I agree', exact: true }).click()
	await expect(page.getByRole('alert')).toContainText('Tick each statement')
	await inspect(page, 'attest-statements-error')
	await agree(page, 'attest')
}

/** Downloads one's certificate, reads the file by machine, and checks its number as a stranger would. */
async function checkCertificate(page: Page, award: string, name: string): Promise<void> {
	await page.goto('/certificates')
	const listed = page.locator('.pb-certificate', { has: page.getByRole('heading', { name: award, exact: true }) })
	const number = /PRB(-[A-Z0-9]{4}){3}/.exec(await listed.innerText())?.[0] ?? ''
	const [download] = await Promise.all([page.waitForEvent('download'), listed.getByRole('link', { name: 'Download' }).click()])
	expect(download.suggestedFilename()).toBe(`${number}.pdf`)
	const file = test.info().outputPath(`${number}.pdf`)
	await download.saveAs(file)
	const { text, info, structure } = readPdf(file)
	for (const words of [name, award, number]) expect(text).toContain(words)
	expect(info).toMatch(/Tagged:\s+yes/)
	const order = ['Certificate of completion', name, award].map((words) => structure.indexOf(`"${words}"`))
	expect(
		order.every((place) => place >= 0),
		structure,
	).toBe(true)
	expect(order).toEqual([...order].sort((a, b) => a - b))
	const facts = page.getByRole('main')
	await page.goto(`/verify/${number}`)
	await expect(page.getByText('This certificate is genuine')).toBeVisible()
	for (const words of [name, award, number]) await expect(facts).toContainText(words)
	await expect(facts).not.toContainText('Employee number')
	await inspect(page, 'verify-genuine')
	await page.getByLabel('PDF of the certificate').setInputFiles(file)
	await page.getByRole('button', { name: 'Compare' }).click()
	await expect(facts).toContainText('byte for byte')
	await expect(facts).toContainText('Employee number')
	await inspect(page, 'verify-handed-in')
	// What the certificate has on it, and in its QR code.
	await page.goto(new RegExp(`/verify/${number}/[A-Z0-9]{8}`).exec(text)?.[0] ?? 'no address')
	for (const words of [name, award, number, 'Employee number', 'ersion']) await expect(facts).toContainText(words)
	await inspect(page, 'verify-holder')
}

test('a new starter reads, passes, agrees and gets certificates, and HR sees it', async ({ page, browser }) => {
	await page.goto('/')
	await expect(page).toHaveURL(/\/sign-in$/)
	await inspect(page, 'sign-in')
	await signIn(page, 'New starter')
	await expect(page.getByRole('heading', { level: 1, name: 'My learning' })).toBeVisible()
	await expect(page.getByText(`${me}, your next step`)).toBeVisible()
	await inspect(page, 'my-learning-nothing-done')

	// Two clicks from signing in: this is the second.
	await page
		.getByRole('main')
		.getByRole('link', { name: /^Start/ })
		.or(page.getByRole('main').getByRole('button', { name: /^Start/ }))
		.first()
		.click()
	await expect(page).toHaveURL(/\/modules\/data-protection\/[a-z-]+$/)
	await page.goto('/modules/data-protection')
	await inspect(page, 'module-overview')
	await page.goBack()
	await readOn(page, 'data-protection')

	await takeQuiz(page, 'data-protection', { right: false })
	await expect(page.getByRole('heading', { level: 1, name: 'You have not passed yet' })).toBeVisible()
	const taught = page.getByText('It is taught on').first().getByRole('link')
	const title = await taught.innerText()
	await taught.click()
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
	await page.goBack()
	await page
		.getByRole('button', { name: 'Try again' })
		.or(page.getByRole('link', { name: 'Try again' }))
		.click()
	await takeQuiz(page, 'data-protection', { right: true })
	await expect(page.getByText('You have passed')).toBeVisible()

	await page.goto('/')
	await inspect(page, 'my-learning-one-done')
	await page.goto('/modules/whistleblowing')
	await page.getByRole('main').getByRole('button', { name: 'Start' }).click()
	await readOn(page, 'whistleblowing')
	await takeQuiz(page, 'whistleblowing', { right: true })
	await attest(page)

	await page.goto('/')
	await expect(page.getByText('3 of 11', { exact: true })).toBeVisible()
	await inspect(page, 'my-learning-three-done')
	await page.goto('/modules/data-protection')
	await inspect(page, 'module-overview-done')
	await page.goto('/certificates')
	const name = await page
		.locator('.pb-signed-in span')
		.first()
		.innerText()
		.then((text) => text.replace('Signed in as', '').trim())
	expect(name).toMatch(/^Jamie /)
	await expect(page.locator('.pb-certificate')).toHaveCount(2)
	await inspect(page, 'certificates')
	for (const award of ['Data Protection', 'Whistleblowing']) await checkCertificate(page, award, name)

	const hr = await browser.newContext({ javaScriptEnabled: false, viewport: page.viewportSize(), baseURL: new URL(page.url()).origin })
	const desk = await hr.newPage()
	await signIn(desk, 'HR adviser')
	await desk.goto('/reports/completion?q=100066')
	const row = desk.getByRole('row', { name: me })
	await expect(row.getByText('Up to date')).toHaveCount(3)
	await inspect(desk, 'report-completion-one-person')
	await hr.close()
})

test('whoever has done the last module is up to date, with the certificate of the whole induction', async ({ page }) => {
	await signIn(page, 'Team manager')
	const id = 'sexual-harassment-at-work'
	await page.goto(`/modules/${id}`)
	await expect(page.getByRole('main')).toContainText('wellbeing')
	await page.getByRole('main').getByRole('button', { name: 'Start' }).click()
	await readOn(page, id)
	await takeQuiz(page, null, { right: true })
	await page.goto('/')
	await expect(page.getByText('You are up to date')).toBeVisible()
	await inspect(page, 'my-learning-all-done')
	await page.goto('/certificates')
	const name = (await page.locator('.pb-signed-in span').first().innerText()).replace('Signed in as', '').trim()
	await checkCertificate(page, 'Officer induction', name)
})

test('pages that anybody may read', async ({ page }) => {
	for (const path of ['help', 'privacy', 'accessibility', 'verify']) {
		await page.goto(`/${path}`)
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
		await inspect(page, path)
	}
	await page.goto('/verify?number=nonsense')
	await expect(page.getByRole('alert')).toBeVisible()
	await inspect(page, 'verify-error')
	await page.goto('/verify/PRB-2222-2222-2222')
	await expect(page.getByRole('heading', { level: 1 })).toContainText('did not issue')
	await inspect(page, 'verify-not-ours')
	await page.goto('/nowhere')
	await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible()
	await inspect(page, 'not-found')
})
