import { expect, type Page } from '@playwright/test'
import { inspect } from './inspect-page.ts'

/** Looks at a page if the journey has a name. */
const look = async (page: Page, name: string | null, step: string) => {
	if (name) await inspect(page, `${name}-${step}`)
}

/** Reads every part, from the first that is not read. Returns how many. */
export async function readCode(page: Page, name: string | null): Promise<number> {
	for (let count = 1; ; count += 1) {
		await expect(page).toHaveURL(/\/attest\/read\//)
		if (count <= 2) await look(page, name, `part-${count}`)
		const last = page.getByRole('button', { name: 'Mark as read and go on to the questions' })
		if (await last.isVisible()) {
			await last.click()
			return count
		}
		expect(count).toBeLessThan(40)
		await page.getByRole('button', { name: 'Mark as read and go on' }).click()
	}
}

/** Answers the check, the first option of each, and reads the answers. */
export async function checkMyself(page: Page, name: string | null): Promise<void> {
	await expect(page.getByRole('heading', { level: 1, name: 'Check yourself' })).toBeVisible()
	await look(page, name, 'check')
	const questions = page.getByRole('group')
	for (const question of await questions.all()) await question.getByRole('radio').first().check()
	await page.getByRole('button', { name: 'See the answers' }).click()
	await expect(page.getByRole('heading', { level: 1, name: 'The answers' })).toBeVisible()
	await look(page, name, 'answers')
	await page.getByRole('button', { name: 'Go on to the statements' }).click()
}

/** From the statements to the receipt, with nothing new to declare; whoever has answered that on the way already is not asked again. */
export async function agree(page: Page, name: string | null): Promise<void> {
	await look(page, name, 'statements')
	for (const statement of await page.getByRole('checkbox').all()) await statement.check()
	await page.getByRole('button', { name: 'I agree', exact: true }).click()
	await expect(page.getByRole('heading', { level: 1, name: 'Your interests' })).toBeVisible()
	await look(page, name, 'interests')
	const answered = page.getByRole('button', { name: 'Go on', exact: true })
	if (await answered.isVisible()) await answered.click()
	else {
		await page.getByLabel(/^(None of these apply to me|Nothing else)/).check()
		await page.getByRole('button', { name: 'Continue' }).click()
	}
	await expect(page.getByRole('heading', { level: 1, name: 'Check and confirm' })).toBeVisible()
	await look(page, name, 'confirm')
	await page.getByRole('button', { name: 'Confirm and send' }).click()
	await expect(page.getByText('You have agreed to the Code')).toBeVisible()
	await look(page, name, 'receipt')
}
