import { expect, test, type Page } from '@playwright/test'
import { signIn } from './journey.ts'

const ofLearner = [
	'/',
	'/modules/data-protection',
	'/modules/data-protection/personal-data',
	'/attest',
	'/code/2017',
	'/certificates',
	'/declarations',
	'/declarations/new',
	'/declarations/new/gift',
	'/help',
	'/accessibility',
]
const ofHr = [
	'/reports',
	'/admin/content',
	'/admin/requirements',
	'/admin/requirements/whistleblowing',
	'/reports/completion',
	'/reports/completion?status=overdue',
	'/admin/register',
	'/people?q=s',
	'/people/100020',
]
const ofEverybody = ['/sign-in', '/verify', '/verify/PRB-2222-2222-2222']

/** How far anything on the page reaches past its right edge, save what scrolls in a box of its own. */
const overflow = (page: Page) =>
	page.evaluate(() => {
		const width = document.documentElement.clientWidth
		const beyond = document.documentElement.scrollWidth - width
		if (beyond <= 0) return []
		const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > width + 1)
		// Words may reach out of boxes that do not.
		return [`${beyond} pixels`, ...wide.slice(0, 5).map((element) => `${element.tagName} ${element.className}`)]
	})

/** As somebody may type it anywhere: a word without an end in every text of the page. Tables scroll in boxes of their own; on tags, fields and bars are our own. */
const lengthenWords = (page: Page) =>
	page.evaluate(() => {
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
		while (texts.nextNode()) {
			const text = texts.currentNode as Text
			const isOurs = text.parentElement?.closest('.govuk-tag, .govuk-input__prefix, .govuk-input__suffix, .pb-bar__total')
			if (!isOurs && !text.parentElement?.closest('table, svg, option') && text.data.trim() !== '') text.data += ` ${'W'.repeat(120)}`
		}
	})

/** Words that a box cuts off. */
const clipped = (page: Page) =>
	page.evaluate(() =>
		[...document.querySelectorAll('main *')]
			.filter((element) => {
				const { overflowX, overflowY, clip, position } = getComputedStyle(element)
				const hidesOnPurpose = position === 'absolute' && clip !== 'auto'
				if (hidesOnPurpose || element.closest('[aria-hidden="true"], .govuk-visually-hidden, svg')) return false
				const cutsWide = overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1
				const cutsHigh = overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1
				return (cutsWide || cutsHigh) && element.clientWidth > 1
			})
			.map((element) => `${element.tagName} ${element.className}`),
	)

async function visitAll(page: Page, check: (path: string) => Promise<void>): Promise<void> {
	const visit = async (paths: readonly string[]) => {
		for (const path of paths) {
			await page.goto(path)
			await check(path)
		}
	}
	await visit(ofEverybody)
	await signIn(page, 'Monitoring Officer')
	await visit([...ofLearner, '/admin/code'])
	await signIn(page, 'HR adviser')
	await visit(ofHr)
	await signIn(page, 'Team manager')
	await visit(['/team', '/people/100028'])
}

test('at 320 pixels nothing has to be scrolled sideways', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 640 })
	await visitAll(page, async (path) => {
		expect.soft(await overflow(page), path).toEqual([])
		await lengthenWords(page)
		expect.soft(await overflow(page), `${path} with long words`).toEqual([])
	})
})

test('between a phone and a desk nothing has to be scrolled sideways', async ({ page }) => {
	for (const width of [645, 767]) {
		await page.setViewportSize({ width, height: 900 })
		for (const path of ['/help', '/sign-in']) {
			await page.goto(path)
			expect.soft(await overflow(page), `${path} at ${width}`).toEqual([])
		}
	}
})

test('with text twice as large nothing is lost', async ({ page }) => {
	await page.setViewportSize({ width: 1280, height: 900 })
	await visitAll(page, async (path) => {
		const words = await page.locator('main').innerText()
		await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
		expect.soft(await page.locator('main').innerText(), path).toBe(words)
		expect.soft(await overflow(page), path).toEqual([])
		expect.soft(await clipped(page), path).toEqual([])
	})
})

test('where colours are forced only the current item of the menu has a bar', async ({ page }) => {
	await page.emulateMedia({ forcedColors: 'active' })
	await signIn(page, 'HR adviser')
	await page.goto('/reports')
	const items = page.locator('.govuk-service-navigation__item, .govuk-service-navigation__service-name')
	const barred = await items.evaluateAll((all) =>
		all.filter((item) => parseFloat(getComputedStyle(item).borderBottomWidth) > 0).map(({ textContent }) => textContent),
	)
	expect(barred).toEqual(['Reports'])
})

test('on a desk the menu of every role stands on one line', async ({ page }) => {
	await page.setViewportSize({ width: 1280, height: 900 })
	for (const role of ['HR adviser', 'Monitoring Officer']) {
		await signIn(page, role)
		const menu = page.locator('.govuk-service-navigation__item')
		const heights = await menu.evaluateAll((items) => items.map((item) => item.getBoundingClientRect().top))
		expect(heights.length, role).toBeGreaterThan(8)
		expect(new Set(heights).size, role).toBe(1)
	}
})

test('on a phone the words of a picture are as large as on a desk: it scrolls in a region of its own, and the page does not', async ({
	page,
}) => {
	await page.setViewportSize({ width: 320, height: 640 })
	await signIn(page, 'HR adviser')
	await page.goto('/modules/data-protection/sharing')
	const region = page.getByRole('region', { name: 'Picture: Three questions to ask before you share' })
	const room = async () => {
		const [frame, picture] = [await region.boundingBox(), await region.getByRole('img').boundingBox()]
		return { frame: frame?.width ?? 0, picture: picture?.width ?? 0 }
	}
	expect(await room()).toEqual({ frame: 290, picture: 640 })
	expect(await overflow(page)).toEqual([])
	await page.emulateMedia({ media: 'print' })
	expect(await room()).toEqual({ frame: 290, picture: 290 })
})
