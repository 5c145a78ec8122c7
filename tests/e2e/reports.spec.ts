import { expect, test } from '@playwright/test'
import { inspect } from './inspect-page.ts'
import { signIn } from './journey.ts'

test('who in a directorate is overdue, and why, is two clicks from Reports; the third is the place in the record', async ({ page }) => {
	await signIn(page, 'HR adviser')
	await page.goto('/reports')
	await page.getByRole('link', { name: 'Completion report' }).click()
	const link = page.getByRole('region', { name: 'By directorate' }).getByRole('link', { name: /^Overdue \d+ ?: Adult Social Care$/ })
	const number = Number(/\d+/.exec(await link.innerText())?.[0])
	await link.click()
	const heading = page.getByRole('heading', { level: 2, name: new RegExp(`^Overdue: ${number}, for \\d+ people$`) })
	await expect(heading).toBeInViewport()
	await inspect(page, 'report-overdue-adults')
	expect(await page.getByText(/Overdue by \d+ days? on 20 November 2026\./).count()).toBe(number)
	await expect(page.getByText('Everybody in Adult Social Care, as at 20 November 2026.')).toBeInViewport()

	const first = page.locator('.pb-matches a').first()
	const title = await first.innerText()
	await first.click()
	await expect(page.getByRole('heading', { level: 3, name: title })).toBeInViewport()
})
