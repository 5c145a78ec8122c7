import { expect, test } from '@playwright/test'
import { inspect } from './inspect-page.ts'
import { readOn, signIn, takeQuiz } from './journey.ts'

test('three fails lock the quiz; the manager unlocks it after a talk, and it can be taken again', async ({ page, browser }) => {
	await signIn(page, 'Agency worker')
	await inspect(page, 'my-learning-overdue')
	await page.goto('/modules/data-protection')
	await inspect(page, 'module-overview-begun')
	await page
		.getByRole('main')
		.getByRole('link', { name: 'Continue' })
		.or(page.getByRole('main').getByRole('button', { name: 'Continue' }))
		.click()
	await readOn(page, 'data-protection')
	for (const left of [2, 1, 0]) {
		await takeQuiz(page, 'data-protection', { right: false })
		if (left > 0) {
			await expect(page.getByText(`You have ${left} ${left === 1 ? 'attempt' : 'attempts'} left`)).toBeVisible()
			await page
				.getByRole('main')
				.getByRole('link', { name: 'Try again' })
				.or(page.getByRole('main').getByRole('button', { name: 'Try again' }))
				.click()
		}
	}
	await expect(page.getByText('You have used all your attempts')).toBeVisible()
	await inspect(page, 'result-locked')
	await page.goto('/modules/data-protection/quiz')
	await expect(page).toHaveURL(/\/result$/)

	const desk = await browser.newPage({ javaScriptEnabled: false, baseURL: new URL(page.url()).origin, viewport: page.viewportSize() })
	await signIn(desk, 'Team manager')
	await desk.goto('/team')
	await inspect(desk, 'team')
	await desk.getByRole('link', { name: /^Unlock Data Protection for Florin/ }).click()
	await expect(desk).toHaveURL(/\/people\/100028/)
	await inspect(desk, 'person-locked')
	await desk.getByRole('button', { name: /Unlock/ }).click()
	await expect(desk.getByRole('alert')).toContainText('Write what you agreed')
	await inspect(desk, 'person-unlock-error')
	await desk.getByRole('textbox').fill('We went through the pages together.')
	await desk.getByRole('button', { name: /Unlock/ }).click()
	await expect(desk.getByText('is unlocked')).toBeVisible()
	await inspect(desk, 'person-unlocked')
	await desk.close()

	await page.goto('/modules/data-protection/quiz')
	await expect(page.getByText('You have 3 attempts left')).toBeVisible()
	await takeQuiz(page, 'data-protection', { right: true })
	await expect(page.getByText('You have passed')).toBeVisible()
})
