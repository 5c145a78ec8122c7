import { expect, test, type Browser, type Page } from '@playwright/test'
import { inspect } from './inspect-page.ts'
import { signIn } from './journey.ts'

/** Three boxes: day, month, year. */
async function typeDay(page: Page, legend: RegExp, day: string, month: string, year: string): Promise<void> {
	const group = page.getByRole('group', { name: legend })
	await group.getByLabel('Day').fill(day)
	await group.getByLabel('Month').fill(month)
	await group.getByLabel('Year').fill(year)
}

async function desk(browser: Browser, page: Page): Promise<Page> {
	const own = await browser.newPage({ javaScriptEnabled: false, baseURL: new URL(page.url()).origin, viewport: page.viewportSize() })
	await signIn(own, 'HR adviser')
	return own
}

test('a manager gives more time', async ({ page }) => {
	await signIn(page, 'Team manager')
	await page.goto('/people/100028/extend?requirement=whistleblowing')
	await expect(page.getByRole('heading', { level: 1, name: 'Give more time' })).toBeVisible()
	await inspect(page, 'extend')
	await page.getByRole('button', { name: 'Continue' }).click()
	await expect(page.getByRole('alert')).toContainText('Enter the new due day')
	await inspect(page, 'extend-errors')
	await typeDay(page, /New due day/, '10', '12', '2026')
	await page.getByLabel('No access to the course').check()
	await page.getByLabel(/^Note/).fill('The tablet at the depot was away for repair.')
	await page.getByRole('button', { name: 'Continue' }).click()
	await expect(page.getByRole('heading', { level: 1, name: 'Check before you give more time' })).toBeVisible()
	await expect(page.getByRole('main')).toContainText('it is due by 10 December 2026')
	await inspect(page, 'extend-check')
	await page.getByRole('button', { name: 'Change something' }).click()
	await expect(page.getByRole('textbox', { name: /^Note/ })).toHaveValue('The tablet at the depot was away for repair.')
	await page.getByRole('button', { name: 'Continue' }).click()
	await page.getByRole('button', { name: 'Give more time' }).click()
	await expect(page.getByText('More time given')).toBeVisible()
	await inspect(page, 'extend-done')
	await page.getByRole('button', { name: /^Go to the record of/ }).click()
	await expect(page.getByRole('main')).toContainText('10 December 2026')
})

test('HR exempts, and records a return from leave', async ({ page }) => {
	await signIn(page, 'HR adviser')
	await page.goto('/people/100019/exempt?requirement=climate-action')
	await page.getByLabel('Duties do not need it').check()
	await inspect(page, 'exempt')
	await page.getByRole('button', { name: 'Continue' }).click()
	await expect(page.getByRole('main')).toContainText('Exempt since 20 November 2026, until further notice.')
	await inspect(page, 'exempt-check')
	await page.getByRole('button', { name: 'Record the exemption' }).click()
	await expect(page.getByText('Exemption recorded')).toBeVisible()
	await page.goto('/people/100019/exempt?requirement=climate-action')
	await inspect(page, 'exempt-again')

	await page.goto('/people/100048/leave')
	await inspect(page, 'leave')
	await page.getByRole('link', { name: /^Return or correct/ }).click()
	await typeDay(page, /Last day of leave/, '19', '11', '2026')
	await page.getByRole('button', { name: 'Continue' }).click()
	await expect(page.getByRole('heading', { name: 'What it changes' })).toBeVisible()
	await inspect(page, 'leave-check')
	await page.getByRole('button', { name: 'Record the leave' }).click()
	await expect(page.getByText('Long leave recorded')).toBeVisible()
	await inspect(page, 'leave-done')
})

test('a learner hands in a course taken elsewhere; HR accepts it', async ({ page, browser }) => {
	await signIn(page, 'Internal auditor')
	await page.goto('/modules/climate-action')
	await page.getByRole('link', { name: 'I have done this elsewhere' }).click()
	await inspect(page, 'elsewhere')
	await page.getByRole('button', { name: 'Send to HR' }).click()
	await expect(page.getByRole('alert')).toContainText('Choose the file that proves it')
	await inspect(page, 'elsewhere-errors')
	await typeDay(page, /Day on which it was completed/, '3', '8', '2026')
	await page.getByLabel('Who gave the course?').fill('Borough of Testham')
	const buffer = Buffer.from('%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF')
	await page.getByLabel('Proof').setInputFiles({ name: 'certificate.pdf', mimeType: 'application/pdf', buffer })
	await page.getByRole('button', { name: 'Send to HR' }).click()
	await expect(page.getByText('Sent to HR')).toBeVisible()
	await inspect(page, 'elsewhere-sent')

	const hr = await desk(browser, page)
	await hr.goto('/reports')
	await inspect(hr, 'reports-claims')
	await hr.getByRole('link', { name: /^Climate Action, by/ }).click()
	await inspect(hr, 'prior-learning')
	const file = await hr.request.get((await hr.getByRole('link', { name: /certificate\.pdf/ }).getAttribute('href')) ?? '')
	expect([file.status(), file.headers()['x-content-type-options']]).toEqual([200, 'nosniff'])
	expect(await file.body()).toEqual(buffer)
	await hr.getByLabel('It counts').check()
	await hr.getByRole('button', { name: 'Record the decision' }).click()
	await expect(hr.getByText('Learning done elsewhere accepted')).toBeVisible()
	await inspect(hr, 'prior-learning-accepted')
	await hr.close()

	await page.goto('/modules/climate-action')
	await expect(page.getByRole('main')).toContainText('HR accepted the course of 3 August 2026 (Borough of Testham)')
	await inspect(page, 'module-elsewhere')
	await page.goto('/')
	await expect(page.getByRole('main')).toContainText('due again 3 August 2029')
})
