import { expect, test, type Locator, type Page } from '@playwright/test'
import { findWritten } from './answer-book.ts'
import { signIn } from './journey.ts'

/** Goes from one thing to the next until it is there; whoever has no mouse has no other way. */
async function tabTo(page: Page, locator: Locator): Promise<void> {
	for (let presses = 0; presses < 80; presses += 1) {
		await page.keyboard.press('Tab')
		if (await locator.evaluate((element) => element === document.activeElement)) return
	}
	throw new Error('The keyboard does not get there.')
}

const question = (page: Page) => page.locator('.govuk-caption-l')

async function answerByKeys(page: Page): Promise<void> {
	const { type, options = [], pairs = [], steps = [], answer } = await findWritten(page)
	if (type === 'match' || type === 'order') {
		for (const select of await page.locator('select').all()) {
			await tabTo(page, select)
			const label = (await page.locator(`label[for="${await select.getAttribute('id')}"]`).innerText()).trim()
			const right = pairs.find(({ left }) => left === label)?.right ?? String(steps.findIndex(({ text }) => text === label) + 1)
			const places = await select.locator('option').allInnerTexts()
			for (let press = 0; press < places.indexOf(right); press += 1) await page.keyboard.press('ArrowDown')
			expect(await select.locator('option:checked').innerText()).toBe(right)
		}
		return
	}
	const rights = type === 'true-false' ? [answer ? 'True' : 'False'] : options.filter(({ right }) => right).map(({ text }) => text)
	if (type === 'multiple') {
		// In the order of the page: the keyboard only goes on.
		for (const box of await page.getByRole('checkbox').all()) {
			const label = (await page.locator(`label[for="${await box.getAttribute('id')}"]`).innerText()).trim()
			if (!rights.includes(label)) continue
			await tabTo(page, box)
			await page.keyboard.press('Space')
		}
		return
	}
	const labels = (await page.locator('fieldset label').allInnerTexts()).map((label) => label.trim())
	await tabTo(page, page.getByRole('radio').first())
	await page.keyboard.press('Space')
	for (let press = 0; press < labels.indexOf(rights[0] ?? ''); press += 1) await page.keyboard.press('ArrowDown')
	await expect(page.getByRole('radio', { checked: true })).toHaveCount(1)
}

test('a quiz is taken by keyboard alone', async ({ page }) => {
	await page.setViewportSize({ width: 1280, height: 900 })
	await signIn(page, 'Officer')
	await page.goto('/modules/data-protection')
	await page.keyboard.press('Tab')
	const skip = page.getByRole('link', { name: 'Skip to main content' })
	await expect(skip).toBeFocused()
	await expect(skip).toBeInViewport()
	await page.keyboard.press('Enter')
	await tabTo(page, page.getByRole('button', { name: 'Take the quiz first' }))
	await page.keyboard.press('Enter')
	await tabTo(page, page.getByRole('button', { name: 'Start the quiz' }))
	await page.keyboard.press('Enter')
	for (let number = 1; number <= 10; number += 1) {
		await expect(question(page)).toContainText(`question ${number} of 10`)
		await answerByKeys(page)
		await tabTo(page, page.getByRole('button', { name: 'Save and continue' }))
		await page.keyboard.press('Enter')
	}
	await tabTo(page, page.getByRole('button', { name: 'Send my answers' }))
	await page.keyboard.press('Enter')
	await expect(page.getByText('You have passed')).toBeVisible()
	await expect(page.getByText('Data Protection: 100%')).toBeVisible()
})
