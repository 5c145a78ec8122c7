import { expect, test } from '@playwright/test'
import { inspect } from './inspect-page.ts'
import { signIn } from './journey.ts'

const words = `Officers' Code of Conduct

Honesty

1. You must be honest with the public and with members. You must not deceive anybody about your work.

2. You must tell your manager about every mistake that you make.

The Constitution

Gifts

3. You must refuse gifts from suppliers.

You must report what you were offered to your manager on the same day.

5. You may keep a calendar or a pen.

Frequently asked questions

May I accept flowers from a resident?

Yes, if they are of small value. Tell your manager.
`

test('the Monitoring Officer makes the council’s document an edition: load, correct, match, review, approve', async ({ page }) => {
	await signIn(page, 'Monitoring Officer')
	await page.getByRole('navigation').getByRole('link', { name: 'Editions' }).click()
	await expect(page.getByRole('heading', { level: 1, name: 'Editions of the Code' })).toBeVisible()
	await inspect(page, 'editions')
	await page.getByRole('button', { name: 'Load it' }).click()
	await expect(page.getByRole('alert')).toContainText('Choose a file that is not empty, or paste the text')
	await inspect(page, 'editions-errors')
	await page.getByLabel('Id of the edition').fill('2017')
	await page.getByLabel('Or its text').fill(words)
	await page.getByRole('button', { name: 'Load it' }).click()
	await expect(page.getByRole('heading', { level: 1, name: 'Officers' })).toBeVisible()
	await inspect(page, 'edition-draft')

	await page.getByRole('link', { name: 'Check the outline' }).click()
	await inspect(page, 'edition-outline')
	const third = page.getByRole('region', { name: 'Paragraph 3' })
	await third.getByRole('link', { name: 'Correct' }).click()
	await inspect(page, 'edition-outline-correct')
	await third.getByRole('button', { name: 'Split' }).click()
	const block = page.getByRole('region', { name: 'Block under Gifts' })
	await expect(block).toContainText('You must report what you were offered')
	await block.getByRole('link', { name: 'Correct' }).click()
	await block.getByRole('button', { name: 'Join it with the one before' }).click()
	await expect(block).toHaveCount(0)
	await expect(third).toContainText('You must report what you were offered')

	await expect(page.getByRole('heading', { name: /to answer$/ })).toBeVisible()
	for (let answered = 0; await page.getByRole('button', { name: /^This is right/ }).count(); answered += 1) {
		expect(answered).toBeLessThan(10)
		await page
			.getByRole('button', { name: /^This is right/ })
			.first()
			.click()
	}
	await expect(page.getByRole('heading', { name: 'Nothing is left to answer' })).toBeVisible()
	await page.getByRole('button', { name: 'Done with the outline' }).click()

	await page.getByRole('link', { name: 'Match the clauses' }).click()
	await inspect(page, 'edition-ids')
	await page.getByRole('link', { name: /^Change.*Paragraph 3/ }).click()
	await page.getByLabel('Which clause of April 2017 it is').selectOption('None: it is new')
	await inspect(page, 'edition-ids-change')
	await page.getByRole('button', { name: 'Save and confirm' }).click()
	await expect(page.getByRole('listitem').filter({ hasText: 'Paragraph 3' }).filter({ hasText: 'Confirmed' })).toContainText('A new clause')
	await page.getByRole('button', { name: /^Confirm all/ }).click()

	await page.getByRole('link', { name: 'The statements people agree to' }).click()
	await expect(page.getByLabel('Statement 1', { exact: true })).toHaveValue("I have read the Officers' Code of Conduct (April 2017).")
	await inspect(page, 'edition-statements')
	await page.getByRole('button', { name: 'Save the statements' }).click()
	await page.getByRole('link', { name: 'Plain English' }).click()
	await inspect(page, 'edition-plain-list')
	await page.getByRole('link', { name: 'Paragraph 2: Honesty' }).click()
	await page.getByLabel('Plain English').fill('Own up to your mistakes.')
	await inspect(page, 'edition-plain')
	await page.getByRole('button', { name: 'Save', exact: true }).click()
	await page.getByRole('link', { name: /^2017: April 2017/ }).click()
	await page.getByRole('link', { name: 'Name, kind of change' }).click()
	await page.getByLabel('Minor').check()
	await page.getByRole('button', { name: 'Save' }).click()
	await expect(page.getByRole('alert')).toContainText('Say why the change is material or minor')
	await page.getByLabel('Why').fill('The council’s own wording of the same Code.')
	await inspect(page, 'edition-details')
	await page.getByRole('button', { name: 'Save' }).click()

	await page.getByRole('link', { name: 'Read the draft as people will see it' }).click()
	await expect(page.locator('#p2')).toContainText('You must tell your manager about every mistake')
	await expect(page.locator('#p2')).toContainText('Own up to your mistakes.')
	await inspect(page, 'edition-read')
	await page.getByRole('link', { name: 'Adopted wording' }).click()
	await expect(page.locator('#p2')).not.toContainText('Own up to your mistakes.')
	await page.getByRole('link', { name: /^2017: April 2017/ }).click()

	await page.getByRole('link', { name: 'Review it' }).click()
	await inspect(page, 'edition-review')
	await page.getByRole('button', { name: 'I have reviewed it' }).click()
	await page.getByRole('button', { name: 'Record the approval' }).click()
	await expect(page.getByRole('alert')).toContainText('Enter who approved it')
	await page.getByLabel('Who approved it').fill('Full Council')
	await page.getByLabel('Day', { exact: true }).fill('27')
	await page.getByLabel('Month').fill('3')
	await page.getByLabel('Year').fill('2017')
	await page
		.getByLabel('The minute')
		.setInputFiles({ name: 'minute.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 Resolved.') })
	await inspect(page, 'edition-approve')
	await page.getByRole('button', { name: 'Record the approval' }).click()
	await expect(page.getByRole('main')).toContainText('Full Council, on 27 March 2017')
	await expect(page.getByRole('main')).toContainText('Minor: The council’s own wording of the same Code.')
	await expect(page.getByRole('main')).toContainText('Helena Brackenbury, who also loaded it')
	await inspect(page, 'edition-approved')
	await page.goto('/admin/code/settings/approval')
	await inspect(page, 'edition-who-approves')
	await page.goto('/admin/code/2017')
	await page.getByRole('link', { name: 'Read it' }).click()
	await expect(page.getByRole('main')).toContainText('This text is not in force.')
	await inspect(page, 'code-version')
})

test('nobody else works on editions', async ({ page }) => {
	await signIn(page, 'HR adviser')
	await expect(page.getByRole('link', { name: 'Editions' })).toHaveCount(0)
	expect((await page.goto('/admin/code'))?.status()).toBe(403)
})
