import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Browser, type Page } from '@playwright/test'

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const examiners = new WeakMap<Browser, Promise<Page>>()

/**
 * Looks at the page as it is: a screenshot, and axe at WCAG 2.2 AA. Once for each name. axe needs scripts to run, so it looks at the very same HTML in a
 * page that has them, with the styles and pictures of the server.
 */
export async function inspect(page: Page, name: string): Promise<void> {
	const folder = test.info().project.name === 'phone' ? 'phone' : 'desktop'
	if (!claim(`${folder}-${name}`)) return
	// Chromium cannot always take a picture as long as the whole Code.
	const fullPage = (await page.evaluate(() => document.documentElement.scrollHeight)) < 8_000
	await page.screenshot({ path: `test-results/screens/${folder}/${name}.png`, fullPage, animations: 'disabled' })
	await audit(page, name)
}

/** axe at WCAG 2.2 AA; `widths` in CSS pixels, else the width of the page. */
export async function audit(page: Page, name: string, widths?: number[]): Promise<void> {
	expect.soft(await auditCopy(page, widths), `axe on ${name} (${page.url()})`).toEqual([])
}

/** True for the first of all workers that asks; Playwright empties the folder before each run. */
function claim(name: string): boolean {
	const folder = join(test.info().project.outputDir, 'inspected')
	mkdirSync(folder, { recursive: true })
	try {
		writeFileSync(join(folder, name), '', { flag: 'wx' })
		return true
	} catch {
		return false
	}
}

/** One page with scripts for each browser: axe in a new one each time would cost more than the looking. */
async function examinerOf(page: Page): Promise<Page> {
	const browser = page.context().browser()
	if (!browser) throw new Error('There is no browser.')
	const known =
		examiners.get(browser) ?? browser.newContext({ javaScriptEnabled: true, bypassCSP: true }).then((context) => context.newPage())
	examiners.set(browser, known)
	return known
}

async function auditCopy(page: Page, widths?: number[]): Promise<string[]> {
	const url = page.url()
	const html = await page.content()
	const examiner = await examinerOf(page)
	const { width, height } = page.viewportSize() ?? { width: 1280, height: 900 }
	await examiner.route('**/*', (route) =>
		route.request().isNavigationRequest() ? route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }) : route.continue(),
	)
	await examiner.goto(url)
	const faults: string[] = []
	for (const each of widths ?? [width]) {
		await examiner.setViewportSize({ width: each, height })
		const { violations } = await new AxeBuilder({ page: examiner })
			.options({ resultTypes: ['violations'], runOnly: levels })
			.setLegacyMode(true)
			.analyze()
		faults.push(...violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${each}: ${node.html}: ${node.failureSummary}`)))
	}
	await examiner.unrouteAll()
	return faults
}
