import { readdirSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { audit, takePicture } from './inspect-page.ts'
import { signIn } from './journey.ts'
import { readPdf } from './read-pdf.ts'

test.describe.configure({ mode: 'parallel' })

const widths = [1280, 320]
const ids = readdirSync(new URL('../../content/modules', import.meta.url))

/** The addresses of a module's pages, from its own contents. */
async function pagesOf(page: Page, id: string): Promise<string[]> {
	await page.goto(`/modules/${id}`)
	const links = page.getByRole('main').locator(`ol a[href^="/modules/${id}/"]`)
	return links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
}

for (const id of ids) {
	test(`every page of ${id} can be read at 320 and at 1280 pixels`, async ({ page }) => {
		await signIn(page, 'Monitoring Officer')
		const paths = await pagesOf(page, id)
		expect(paths.length).toBeGreaterThanOrEqual(6)
		for (const [at, path] of [`/modules/${id}`, ...paths, `/modules/${id}/print`].entries()) {
			await page.goto(path)
			await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
			for (const width of widths) {
				await page.setViewportSize({ width, height: 900 })
				const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
				expect.soft(beyond, `${path} at ${width}`).toBeLessThanOrEqual(0)
				if (at === 2) await takePicture(page, `modules/${id}-${width}`)
			}
			// The print view is all the pages again: axe sees one of them.
			if (!path.endsWith('/print')) await audit(page, path, widths)
			else if (id === ids[0]) await audit(page, path)
		}
	})
}

test('a module has a handout to keep', async ({ page }) => {
	await signIn(page, 'Officer')
	await page.goto('/modules/safeguarding-adults-level-1')
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Handout (PDF)' }).click()])
	const file = test.info().outputPath('handout.pdf')
	await download.saveAs(file)
	const { text, info, structure } = readPdf(file)
	for (const words of ['Safeguarding Adults Level 1', 'What to do here', 'What to remember', 'Where this comes from'])
		expect(text).toContain(words)
	expect(info).toMatch(/Tagged:\s+yes/)
	expect(structure).toMatch(/H1[^]*H2[^]*H3/)
})
