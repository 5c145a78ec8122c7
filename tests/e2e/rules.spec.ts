import { expect, test } from '@playwright/test'
import { inspect } from './inspect-page.ts'
import { signIn } from './journey.ts'

test('HR changes a rule after seeing what it does, and a person’s due day follows', async ({ page }) => {
	await signIn(page, 'HR adviser')
	await page.getByRole('link', { name: 'Requirements' }).click()
	await expect(page.getByRole('heading', { level: 1, name: 'Requirements' })).toBeVisible()
	await inspect(page, 'requirements')
	await page.getByRole('link', { name: /^Change.*Whistleblowing/ }).click()
	await inspect(page, 'requirement-change')

	await page.getByLabel('Those I choose below').check()
	await page.getByLabel('Renewed every').fill('12')
	await page.getByRole('button', { name: 'Preview the effect' }).click()
	await expect(page.getByRole('alert')).toContainText('Choose at least one worker type, directorate, service or tag')
	await expect(page.getByLabel('Renewed every')).toHaveValue('12')
	await inspect(page, 'requirement-errors')

	await page.getByLabel('Permanent', { exact: true }).check()
	await page.getByLabel('Reason for the change').fill('The audit of 2026 asked for it.')
	await page.getByRole('button', { name: 'Preview the effect' }).click()
	await expect(page.getByRole('heading', { level: 1, name: 'Preview of the change' })).toBeVisible()
	await expect(page.getByRole('table', { name: 'What the rule says differently' })).toContainText(
		'Every year, each person by their own day',
	)
	await inspect(page, 'requirement-preview')
	await page.locator('summary', { hasText: 'People who are due earlier' }).click()
	const row = page.getByRole('table', { name: 'People who are due earlier' }).getByRole('row').nth(1)
	const due = await row.getByRole('cell').nth(3).innerText()
	const record = await row.getByRole('link').getAttribute('href')

	await page.getByRole('link', { name: 'Go back to the form' }).click()
	await expect(page.getByLabel('Reason for the change')).toHaveValue('The audit of 2026 asked for it.')
	await page.getByRole('button', { name: 'Preview the effect' }).click()
	await page.getByRole('button', { name: 'Confirm the change' }).click()
	await expect(page.getByRole('alert')).toContainText('The rule of Whistleblowing is recorded.')
	await expect(page.locator('#whistleblowing')).toContainText('Permanent workers')

	await expect(async () => {
		await page.goto('/admin/requirements')
		await expect(page.locator('#whistleblowing')).not.toContainText('Due days are being worked out', { timeout: 100 })
	}).toPass({ timeout: 30_000 })
	await page.goto(record ?? '')
	const main = page.getByRole('main')
	await expect(main).toContainText(due)
	await expect(main).toContainText('It is asked of permanent workers.')
	await expect(main).toContainText('The rule is as it is since 20 November 2026: The audit of 2026 asked for it.')
})

test('nobody else changes a rule', async ({ page }) => {
	await signIn(page, 'Monitoring Officer')
	await expect(page.getByRole('link', { name: 'Requirements' })).toHaveCount(0)
	expect((await page.goto('/admin/requirements'))?.status()).toBe(403)
})
