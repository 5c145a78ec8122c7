import { createRequire } from 'node:module'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'

type Axe = { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> }
const { source } = createRequire(import.meta.resolve('@axe-core/playwright'))('axe-core') as { source: string }

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

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
	expect.soft(await runAxe(page, widths), `axe on ${name} (${page.url()})`).toEqual([])
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

/**
 * Runs axe in the very page, as it stands there. A page without scripts has no timers either, but axe waits by them between two steps: it gets one that comes
 * at once, and never one that means “this took too long”. What axe spends most of its time on is the contrast of colours, and no colour of ours depends on the
 * width: of several widths only the first is for them.
 */
async function runAxe(page: Page, widths?: number[]): Promise<string[]> {
	const { width, height } = page.viewportSize() ?? { width: 1280, height: 900 }
	await page.evaluate(`window.setTimeout = (run, wait = 0) => { if (wait < 2) Promise.resolve().then(run); return 0 }; ${source}`)
	const errors: string[] = []
	for (const [at, each] of (widths ?? [width]).entries()) {
		if (widths) await page.setViewportSize({ width: each, height })
		const options = { resultTypes: ['violations'], runOnly: levels, rules: { 'color-contrast': { enabled: at === 0 } } }
		const { violations } = await page.evaluate((given) => (window as unknown as { axe: Axe }).axe.run(given), options)
		errors.push(...violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${each}: ${node.html}: ${node.failureSummary}`)))
	}
	return errors
}
