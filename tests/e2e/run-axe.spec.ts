import { expect, test, type Page } from '@playwright/test'
import { runAxe } from './run-axe.ts'

const paint = (page: Page, selector: string, property: string, value: string) =>
	page
		.locator(selector)
		.evaluate((element: HTMLElement, given) => element.style.setProperty(given.property, given.value), { property, value })

test('a contrast that has been seen is not worked out again, and one that has changed is', async ({ page }) => {
	await page.goto('/help')
	expect(await runAxe(page)).toEqual([])
	expect(await runAxe(page)).toEqual([])
	for (const [selector, property, value] of [
		['main p >> nth=-1', 'color', '#aaa'],
		['main', 'background-color', '#444'],
		['main h1', 'opacity', '0.3'],
	] as const) {
		await page.reload()
		await paint(page, selector, property, value)
		const errors = await runAxe(page)
		expect(errors.join('\n'), selector).toContain('color-contrast')
		expect(await runAxe(page), `${selector} again`).toHaveLength(errors.length)
	}
})
