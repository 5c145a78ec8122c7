import { expect, type Page } from '@playwright/test'
import { fillIn } from './answer-book.ts'
import { inspect } from './inspect-page.ts'

/** What people do at the screen, by what they read there. */
export async function signIn(page: Page, title: string): Promise<void> {
	await page.goto('/sign-in')
	await page.getByRole('button', { name: new RegExp(`Sign in as .*, ${title}$`) }).click()
	await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
}

/** Reads on from the page that is open, by its buttons, until the quiz. Each page is looked at in `modules.spec.ts`. */
export async function readOn(page: Page, moduleId: string): Promise<void> {
	for (let number = 1; ; number += 1) {
		await expect(page).toHaveURL(new RegExp(`/modules/${moduleId}/[a-z0-9-]+$`))
		const last = page.getByRole('button', { name: 'Finish reading and go to the quiz' })
		if (await last.isVisible()) {
			await last.click()
			return
		}
		expect(number).toBeLessThan(30)
		await page.getByRole('button', { name: 'Continue', exact: true }).click()
	}
}

/** `name` is for what is looked at on the way; null: nothing is. */
export async function answerAll(page: Page, name: string | null, { right }: { right: boolean }): Promise<void> {
	const count = Number(/question \d+ of (\d+)/.exec(await page.locator('.govuk-caption-l').innerText())?.[1])
	for (let number = 1; number <= count; number += 1) {
		await expect(page.locator('.govuk-caption-l')).toContainText(`question ${number} of ${count}`)
		await expect(page).toHaveTitle(new RegExp(`^Question ${number} of ${count} - .* quiz - Probity$`))
		await fillIn(page, { right })
		if (name && number <= 3) await inspect(page, `${name}-quiz-question-${number}`)
		await page.getByRole('button', { name: 'Save and continue' }).click()
	}
	await expect(page.getByRole('heading', { level: 1, name: 'Check your answers' })).toBeVisible()
	await expect(page).toHaveTitle(/^Check your answers - .* quiz - Probity$/)
	if (name) await inspect(page, `${name}-quiz-check`)
}

/** From the start page of the quiz to its result. */
export async function takeQuiz(page: Page, name: string | null, { right }: { right: boolean }): Promise<void> {
	if (name) await inspect(page, `${name}-quiz-start`)
	await page.getByRole('button', { name: 'Start the quiz' }).click()
	await answerAll(page, name, { right })
	await page.getByRole('button', { name: 'Send my answers' }).click()
	await expect(page).toHaveURL(/\/result$/)
	if (name) await inspect(page, `${name}-result-${right ? 'passed' : 'failed'}`)
}
