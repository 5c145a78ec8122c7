import { expect, test, type Page } from '@playwright/test'
import { fillIn, findWritten } from './answer-book.ts'
import { inspect } from './inspect-page.ts'
import { signIn } from './journey.ts'

/** The officer may renew Data Protection by the quiz alone. Each test goes on where the one before stopped. */
test.describe.configure({ mode: 'serial' })

const quiz = '/modules/data-protection/quiz'
const question = (page: Page) => page.locator('.govuk-caption-l')
const save = (page: Page) => page.getByRole('button', { name: 'Save and continue' }).click()

test('closing the tab midway loses no answer', async ({ page, context }) => {
	await signIn(page, 'Officer')
	await inspect(page, 'my-learning-renewals')
	await page.goto('/modules/data-protection')
	await inspect(page, 'module-overview-renewal')
	await page.getByRole('button', { name: 'Take the quiz first' }).click()
	await page.getByRole('button', { name: 'Start the quiz' }).click()
	const stems: string[] = []
	for (let number = 1; number <= 4; number += 1) {
		stems.push((await findWritten(page)).stem)
		await fillIn(page, { right: number % 2 === 0 })
		await save(page)
	}
	await expect(question(page)).toContainText('question 5 of 10')
	// Chosen but not saved.
	await fillIn(page, { right: true })
	await page.close()

	const reopened = await context.newPage()
	await reopened.goto('/')
	await expect(reopened.getByRole('main')).toContainText('quiz started')
	await reopened.getByRole('main').locator(`a[href="${quiz}"]`).click()
	await expect(question(reopened)).toContainText('question 5 of 10')
	await reopened.goto(`${quiz}?check`)
	await inspect(reopened, 'quiz-check-incomplete')
	await expect(reopened.getByText('Not answered yet')).toHaveCount(6)
	await expect(reopened.getByRole('button', { name: 'Send my answers' })).toHaveCount(0)
	for (const [index, stem] of stems.entries()) {
		await reopened.goto(`${quiz}?question=${index + 1}`)
		expect((await findWritten(reopened)).stem).toBe(stem)
		const chosen = reopened.locator('input:checked')
		const places = await reopened.locator('select').evaluateAll((selects) => selects.map((select) => (select as HTMLSelectElement).value))
		expect((await chosen.count()) > 0 || (places.length > 0 && places.every((value) => value !== ''))).toBe(true)
	}
})

test('a question that is not answered is asked again, and says what is missing', async ({ page }) => {
	await signIn(page, 'Officer')
	await page.goto(`${quiz}?question=5`)
	await save(page)
	await expect(page.getByRole('alert')).toContainText(/Choose (an answer|\d answers)|Give each step/)
	await inspect(page, 'quiz-question-error')
	await expect(question(page)).toContainText('question 5 of 10')
})

test('going back shows the last question as it was answered, and it can be changed', async ({ page }) => {
	await signIn(page, 'Officer')
	await page.goto(`${quiz}?question=4`)
	await fillIn(page, { right: true })
	await save(page)
	await expect(question(page)).toContainText('question 5 of 10')
	await page.goBack()
	await expect(question(page)).toContainText('question 4 of 10')
	await page.goForward()
	await page.getByRole('link', { name: 'Previous question' }).click()
	await expect(question(page)).toContainText('question 4 of 10')
	await fillIn(page, { right: false })
	await save(page)
	await expect(question(page)).toContainText('question 5 of 10')
})

test('two tabs: what was changed in one is not sent unseen by the other, and the quiz is sent once', async ({ page, context }) => {
	await signIn(page, 'Officer')
	for (let number = 1; number <= 10; number += 1) {
		await page.goto(`${quiz}?question=${number}`)
		await fillIn(page, { right: true })
		await save(page)
	}
	await expect(page.getByRole('heading', { level: 1, name: 'Check your answers' })).toBeVisible()
	const other = await context.newPage()
	await other.goto(`${quiz}?question=1&from=check`)
	await fillIn(other, { right: true })
	await save(other)
	await expect(other.getByRole('heading', { level: 1, name: 'Check your answers' })).toBeVisible()

	const send = (tab: Page) => tab.getByRole('button', { name: 'Send my answers' }).click()
	await send(page)
	await expect(page.getByRole('alert')).toContainText('changed in another tab')
	await inspect(page, 'quiz-check-changed')
	await send(other)
	await expect(other.getByText('You have passed')).toBeVisible()
	await send(page)
	await expect(page.getByText('You have passed')).toBeVisible()

	// Back to the answers that were checked: there is nothing to send any more.
	await other.goBack()
	await expect(other).toHaveURL(/\/result$/)
	await page.goto(quiz)
	await expect(page).toHaveURL(/\/result$/)
	await page.goto('/certificates')
	await expect(page.locator('.pb-certificate', { has: page.getByRole('heading', { name: 'Data Protection' }) })).toHaveCount(2)
	await inspect(page, 'certificates-two-cycles')
})
