import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { runAxe } from './run-axe.ts'

/** Looks at the page as it is: axe at WCAG 2.2 AA, and a picture where pictures are taken. Once for each name. */
export async function inspect(page: Page, name: string): Promise<void> {
	const folder = test.info().project.name === 'phone' ? 'phone' : 'desktop'
	if (!claim(`${folder}-${name}`)) return
	await takePicture(page, `${folder}/${name}`)
	await audit(page, name)
}

/** For `npm test -- --pictures`: pictures take a fifth of the time of the browser tests, and a run that passes is seldom looked at. */
export async function takePicture(page: Page, name: string): Promise<void> {
	if (process.env.PICTURES !== 'yes') return
	// Chromium cannot always take a picture as long as the whole Code.
	const fullPage = (await page.evaluate(() => document.documentElement.scrollHeight)) < 8_000
	await page.screenshot({ path: `test-results/screens/${name}.png`, fullPage, animations: 'disabled' })
}

/** axe at WCAG 2.2 AA; `widths` in CSS pixels, else the width of the page. */
export async function audit(page: Page, name: string, widths?: number[]): Promise<void> {
	const { width, height } = page.viewportSize() ?? { width: 1280, height: 900 }
	for (const each of widths ?? [width]) {
		if (widths) await page.setViewportSize({ width: each, height })
		expect.soft(await runAxe(page), `axe on ${name} (${page.url()}) at ${each} pixels`).toEqual([])
	}
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
