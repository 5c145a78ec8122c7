import { expect, test } from '@playwright/test'
import { fillIn } from './answer-book.ts'
import { inspect } from './inspect-page.ts'
import { signIn } from './journey.ts'

test('a renewal begins with the quiz; what was missed is read, and nothing else, before it is taken again', async ({ page }) => {
	await signIn(page, 'Administrator')
	await page.goto('/modules/data-protection')
	await page.getByRole('button', { name: 'Take the quiz first' }).click()
	await page.getByRole('button', { name: 'Start the quiz' }).click()
	for (let number = 1; number <= 10; number += 1) {
		await fillIn(page, { right: number > 3 })
		await page.getByRole('button', { name: 'Save and continue' }).click()
	}
	await page.getByRole('button', { name: 'Send my answers' }).click()
	await expect(page.getByRole('heading', { level: 1, name: 'You have not passed yet' })).toBeVisible()
	await inspect(page, 'renewal-result-failed')

	const asked = await page.locator('.govuk-list--number a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
	expect(asked.length).toBeGreaterThan(0)
	expect(asked.length).toBeLessThan(8)
	await page.goto('/modules/data-protection/quiz')
	await expect(page).toHaveURL(/\/modules\/data-protection\?unread$/)
	await expect(page.getByRole('main')).toContainText('still to be read before you can take the quiz')
	await page.goto('/')
	await expect(page.getByRole('main')).toContainText('quiz not passed yet')
	await page.goto('/modules/data-protection/result')
	await page.getByRole('button', { name: 'Read now' }).click()
	for (const [at, path] of asked.entries()) {
		await expect(page).toHaveURL(new RegExp(`${path}$`))
		if (at === 0) await inspect(page, 'renewal-page-asked')
		const isLast = at === asked.length - 1
		await page.getByRole('button', { name: isLast ? 'Finish reading and go to the quiz' : 'Continue', exact: true }).click()
	}
	await page.getByRole('button', { name: 'Start the quiz' }).click()
	await expect(page.locator('.govuk-caption-l')).toContainText('question 1 of 10')
})

test('why something is asked that is done for now is a link away; on paper no fold is left closed', async ({ page }) => {
	await signIn(page, 'HR adviser')
	await page
		.getByRole('link', { name: /^Why\?/ })
		.first()
		.click()
	await expect(page.locator('#why .govuk-details__text')).toBeVisible()
	await page.goto('/')
	await expect(page.getByText('Why am I seeing this?').first()).toBeVisible()
	await page.emulateMedia({ media: 'print' })
	await expect(page.getByText(/^Why/).filter({ visible: true })).toHaveCount(0)
})
