import { expect, test } from '@playwright/test'
import { inspect } from './inspect-page.ts'
import { signIn } from './journey.ts'

test('“I do not agree” is recorded and reaches HR, who deals with it; the officer may still agree', async ({ page, browser }) => {
	await signIn(page, 'Officer')
	await page.goto('/attest')
	await page.getByRole('button', { name: 'Read the Code' }).click()
	await page.goto('/attest')
	await page.getByRole('button', { name: 'I have read it' }).click()
	await page.getByText('I do not agree', { exact: true }).click()
	await page.getByLabel('What do you not agree with?').fill('The part about gifts.')
	await page.getByRole('button', { name: 'Record that I do not agree' }).click()
	await expect(page.getByText('You answered that you do not agree')).toBeVisible()
	await inspect(page, 'attest-declined')

	const desk = await browser.newPage({ javaScriptEnabled: false, baseURL: new URL(page.url()).origin, viewport: page.viewportSize() })
	await signIn(desk, 'HR adviser')
	await desk.goto('/reports')
	await expect(desk.getByRole('main')).toContainText('The part about gifts.')
	await inspect(desk, 'reports-messages')
	await desk.getByRole('button', { name: /^Mark as dealt with.*Amara/ }).click()
	await expect(desk.getByRole('main')).not.toContainText('The part about gifts.')
	await desk.close()

	await page.getByRole('button', { name: 'Read the Code' }).click()
	await page.goto('/attest')
	await page.getByRole('button', { name: 'I have read it' }).click()
	for (const statement of await page.getByRole('checkbox').all()) await statement.check()
	await page.getByRole('button', { name: 'I agree', exact: true }).click()
	await page.getByRole('button', { name: 'Go back' }).click()
	await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(await page.getByRole('checkbox').count())
	await page.getByRole('button', { name: 'I agree', exact: true }).click()
	await page.getByRole('button', { name: 'Confirm and send' }).click()
	await expect(page.getByText('You have agreed to the Code')).toBeVisible()
})

test('signing out closes every page; the back button opens none again', async ({ page }) => {
	await signIn(page, 'Administrator')
	await page.goto('/certificates')
	await page.getByRole('button', { name: 'Sign out' }).click()
	await expect(page).toHaveURL(/\/sign-in$/)
	await page.goBack()
	await expect(page.getByRole('heading', { level: 1, name: 'Choose who to be' })).toBeVisible()
	await page.goto('/certificates')
	await expect(page).toHaveURL(/\/sign-in\?to=%2Fcertificates$/)
	await page.getByRole('button', { name: /Sign in as .*, Administrator$/ }).click()
	await expect(page).toHaveURL(/\/certificates$/)
})

test('somebody else’s certificate is not there', async ({ page, browser }) => {
	await signIn(page, 'Internal auditor')
	await page.goto('/certificates')
	const number = /PRB(-[A-Z0-9]{4}){3}/.exec(await page.getByRole('main').innerText())?.[0]
	expect(number).toBeDefined()
	const stranger = await browser.newPage({ javaScriptEnabled: false, baseURL: new URL(page.url()).origin })
	await signIn(stranger, 'Administrator')
	const path = `/certificates/${number}.pdf`
	expect((await stranger.request.get(path)).status()).toBe(404)
	expect((await page.request.get(path)).headers()['content-type']).toBe('application/pdf')
	await stranger.close()
})

test('what HR reads', async ({ page }) => {
	await signIn(page, 'HR adviser')
	await page.goto('/reports/completion')
	await expect(page.getByRole('heading', { level: 1, name: 'Completion report' })).toBeVisible()
	await inspect(page, 'report-completion')
	await page.goto('/reports/completion?status=overdue')
	await inspect(page, 'report-completion-overdue')
	await page.goto('/reports/completion?as-at=2026-06-01')
	await inspect(page, 'report-completion-as-at')
	await page.goto('/reports/completion?as-at=2026-02-30')
	await inspect(page, 'report-completion-error')
	await page.goto('/people/100020')
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Amara')
	await inspect(page, 'person')
	await page.goto('/code/2017?search=gifts')
	await inspect(page, 'code-search')
})

test('what a role does not include says so', async ({ page }) => {
	await signIn(page, 'New starter')
	expect((await page.goto('/reports'))?.status()).toBe(403)
	await expect(page.getByRole('heading', { level: 1, name: 'You cannot see this page' })).toBeVisible()
	await inspect(page, 'forbidden')
})
