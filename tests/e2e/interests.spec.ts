import { expect, test, type Browser, type Page } from '@playwright/test'
import { inspect } from './inspect-page.ts'
import { signIn } from './journey.ts'

async function typeDay(page: Page, legend: RegExp, day: string, month: string, year: string): Promise<void> {
	const group = page.getByRole('group', { name: legend })
	await group.getByLabel('Day').fill(day)
	await group.getByLabel('Month').fill(month)
	await group.getByLabel('Year').fill(year)
}

const choose = (page: Page, legend: string, choice: string) =>
	page.getByRole('group', { name: legend }).getByLabel(choice, { exact: true }).check()

async function desk(browser: Browser, page: Page, persona: string): Promise<Page> {
	const own = await browser.newPage({ javaScriptEnabled: false, baseURL: new URL(page.url()).origin, viewport: page.viewportSize() })
	await signIn(own, persona)
	return own
}

async function declareGift(
	page: Page,
	{ what, pounds, day, answer }: { what: string; pounds: string; day: string; answer: string },
): Promise<void> {
	await page.goto('/declarations/new/gift')
	await page.getByLabel('What was offered?').fill(what)
	await page.getByLabel('Who offered it?').fill('Acme Ltd')
	await choose(page, 'Who are they?', 'A company or other organisation')
	await choose(page, 'Do they do business with the council, or want to?', 'Yes')
	await page.getByLabel('What is it worth?').fill(pounds)
	await typeDay(page, /When was it offered/, day, '11', '2026')
	await choose(page, 'What did you do?', answer)
	await page.getByRole('button', { name: 'Declare this' }).click()
}

test('nothing to declare takes one tick, and ticking something as well is put right', async ({ page }) => {
	await signIn(page, 'New starter')
	await page.getByRole('link', { name: 'Interests', exact: true }).click()
	await inspect(page, 'interests-none')
	await page.getByRole('button', { name: 'Declare something' }).click()
	await page.getByLabel('A relative or my partner works for the council').check()
	await page.getByLabel('None of these apply to me').check()
	await page.getByRole('button', { name: 'Continue' }).click()
	await expect(page.getByRole('alert')).toContainText('but not both')
	await inspect(page, 'interests-questions-error')
	await page.getByLabel('A relative or my partner works for the council').uncheck()
	await page.getByRole('button', { name: 'Continue' }).click()
	await expect(page.getByRole('alert')).toContainText('You have nothing to declare. That is recorded.')
	await inspect(page, 'interests-nil')
})

test('several are told one after the other, and one that does not apply after all is taken back', async ({ page }) => {
	await signIn(page, 'Internal auditor')
	await page.goto('/declarations/new')
	for (const box of ['I have shares', 'I have a close relationship', 'I am a member of an organisation'])
		await page.getByLabel(new RegExp(`^${box}`)).check()
	await page.getByRole('button', { name: 'Continue' }).click()
	await expect(page.getByRole('main')).toContainText('Interest 1 of 3')
	await page.getByLabel('Name of the company').fill('Acme Ltd')
	await page.getByLabel('Nominal value of your shares').fill('1,000.50')
	await choose(page, 'Does it do business with the council, or want to?', 'No')
	await page.getByRole('button', { name: 'Declare this' }).click()
	await expect(page.getByRole('alert')).toContainText('shares of up to £25,000 do not have to be declared')
	await inspect(page, 'interest-shares-error')
	await page.getByRole('button', { name: 'This does not apply to me' }).click()
	await expect(page.getByRole('alert')).toContainText('You answered that this does not apply to you: Shareholding.')
	await expect(page.getByRole('main')).toContainText('Interest 1 of 2')
	await choose(page, 'Who is the relationship with?', 'A councillor')
	await page.getByLabel('Their name').fill('Sam Lee')
	await page.getByLabel('What is the relationship?').fill('close friend')
	await page.getByRole('button', { name: 'Declare this' }).click()
	await expect(page.getByRole('alert')).toContainText('Recorded: Close relationship.')
	await expect(page.getByRole('main')).toContainText('Interest 2 of 2')
	await inspect(page, 'interest-second')
	await page.getByLabel('Name of the organisation').fill('The Lodge')
	await page.getByRole('button', { name: 'Declare this' }).click()
	await expect(page.getByRole('alert')).toContainText('Your answers are recorded.')
	await expect(page.getByRole('main')).not.toContainText('You ticked these')
})

test('a second job waits for the manager, who consents to it with a condition', async ({ page, browser }) => {
	await signIn(page, 'Agency worker')
	await page.goto('/declarations/new')
	await inspect(page, 'interests-questions')
	await page.getByLabel('I do other work, or want to').check()
	await page.getByRole('button', { name: 'Continue' }).click()
	await page.getByRole('button', { name: 'Declare this' }).click()
	await expect(page.getByRole('alert')).toContainText('Enter who the work is for')
	await inspect(page, 'interest-job-errors')
	await page.getByLabel('Who is the work for?').fill('The Corner Bookshop')
	await page.getByLabel('What is the work?').fill('Saturdays at the till')
	await page.getByLabel('How many hours a week?').fill('7.5')
	await typeDay(page, /When does it start/, '5', '12', '2026')
	await choose(page, 'Do they do business with the council, or want to?', 'No')
	await page.getByRole('button', { name: 'Declare this' }).click()
	await expect(page.getByRole('main')).toContainText('Your line manager has to decide about it.')
	await inspect(page, 'interest-waiting')

	const manager = await desk(browser, page, 'Team manager')
	await manager.goto('/team')
	await inspect(manager, 'team-to-decide')
	await manager.getByRole('link', { name: /^Florin Munteanu: Second job/ }).click()
	await inspect(manager, 'interest-decide')
	await manager.getByLabel('I consent').check()
	await manager.getByLabel('Conditions of the consent (optional)').fill('Not before an early shift.')
	await typeDay(manager, /Last day of the consent/, '30', '6', '2027')
	await manager.getByRole('button', { name: 'Record the decision' }).click()
	await expect(manager.getByRole('alert')).toContainText('Your decision is recorded')
	await manager.close()

	await page.reload()
	await expect(page.getByRole('main')).toContainText('The consent holds until 30 June 2027.')
	await expect(page.getByRole('main')).toContainText('Conditions: Not before an early shift.')
	await inspect(page, 'interest-consented')
})

test('gifts: one over £50 is registered though it was refused; the third small one in three months is reported', async ({
	page,
	browser,
}) => {
	await signIn(page, 'Officer')
	await declareGift(page, { what: 'Opera tickets', pounds: '80', day: '2', answer: 'I refused it or gave it back' })
	await expect(page.getByRole('main')).toContainText('a gift over £50 is registered whether it is accepted or refused')
	await expect(page.getByRole('main')).toContainText('To be noted')
	await expect(page.getByRole('main')).toContainText('You do not have to do anything more.')
	await inspect(page, 'interest-gift-refused')
	for (const [index, what] of ['A mug', 'A calendar', 'A box of biscuits'].entries())
		await declareGift(page, { what, pounds: '12.50', day: String(3 + index), answer: 'I accepted it' })
	await expect(page.getByRole('main')).toContainText('more than two in any three months are reported to the line manager')
	await page.goto('/declarations')
	await expect(page.getByRole('main')).toContainText('you accepted 3 gifts worth less than £50')
	await inspect(page, 'interests-gifts')

	const register = await desk(browser, page, 'Monitoring Officer')
	await register.goto('/admin/register?kind=gift&q=Amara')
	await expect(register.getByRole('main')).toContainText('Opera tickets, worth £80, from Acme Ltd')
	await expect(register.getByRole('main')).toContainText('the third or later gift under £50')
	await register
		.getByRole('link', { name: /^Amara Nwosu .*: Gift/ })
		.last()
		.click()
	await expect(register.getByRole('main')).toContainText('What Amara Nwosu reads here:')
	await inspect(register, 'register-gift')
	await register.goto('/admin/register')
	await inspect(register, 'register')
	await register.close()
})
