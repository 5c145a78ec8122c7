import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const seen = new Set<string>()

/**
 * Looks at the page as it is: a screenshot, and axe at WCAG 2.2 AA. Once for each name. axe needs scripts to run, so it looks at the very same HTML in a
 * browser that has them, with the styles and pictures of the server.
 */
export async function inspect(page: Page, name: string): Promise<void> {
	const project = test.info().project.name
	if (seen.has(`${project} ${name}`)) return
	seen.add(`${project} ${name}`)
	const folder = project === 'phone' ? 'phone' : 'desktop'
	await page.screenshot({ path: `test-results/screens/${folder}/${name}.png`, fullPage: true, animations: 'disabled' })
	const violations = await auditCopy(page)
	expect.soft(violations, `axe on ${name} (${page.url()})`).toEqual([])
}

async function auditCopy(page: Page): Promise<string[]> {
	const url = page.url()
	const html = await page.content()
	const context = await page.context().browser()?.newContext({ viewport: page.viewportSize(), locale: 'en-GB' })
	if (!context) throw new Error('There is no browser.')
	try {
		const copy = await context.newPage()
		await copy.route('**/*', (route) =>
			route.request().isNavigationRequest() ? route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }) : route.continue(),
		)
		await copy.goto(url)
		const { violations } = await new AxeBuilder({ page: copy }).withTags(levels).analyze()
		return violations.flatMap(({ id, nodes }) => nodes.map(({ html: node, failureSummary }) => `${id}: ${node}: ${failureSummary}`))
	} finally {
		await context.close()
	}
}
