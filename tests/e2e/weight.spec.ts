import { get } from 'node:http'
import { expect, test, type Page, type Response } from '@playwright/test'
import { signIn } from './journey.ts'

/** What goes over the wire: bytes as compressed, not as the browser unpacks them. */
function weigh(address: string, cookie: string): Promise<number> {
	return new Promise((resolve, reject) => {
		get(address, { headers: { 'Accept-Encoding': 'gzip', Cookie: cookie } }, (response) => {
			let bytes = 0
			response.on('data', (chunk: Buffer) => (bytes += chunk.length))
			response.on('end', () => {
				if (response.statusCode === 200 && response.headers['content-encoding'] === 'gzip') resolve(bytes)
				else reject(new Error(`${address}: ${response.statusCode}, ${response.headers['content-encoding']}`))
			})
		}).on('error', reject)
	})
}

const cookieOf = async (page: Page) => (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')

test('a learner’s page is light and brings no script', async ({ page, baseURL }) => {
	await signIn(page, 'HR adviser')
	const cookie = await cookieOf(page)
	for (const path of [
		'/',
		'/modules/data-protection',
		'/modules/data-protection/breaches',
		'/modules/whistleblowing/protection',
		'/attest',
		'/certificates',
	]) {
		await page.goto(path)
		expect(await page.locator('script').count(), path).toBe(0)
		expect(await weigh(`${baseURL}${path}`, cookie), path).toBeLessThan(10_000)
	}
	// The whole Code is one page on purpose: docs/decisions/0008.
	expect(await weigh(`${baseURL}/code/2017`, cookie)).toBeLessThan(20_000)
	const styles = await page.locator('link[rel=stylesheet]').getAttribute('href')
	expect(await weigh(`${baseURL}${styles}`, cookie)).toBeLessThan(16_000)
})

test('the typeface is two small files, which a browser keeps; letters of other languages come only where they are needed', async ({
	page,
}) => {
	const fetched: Response[] = []
	page.on('response', (response) => {
		if (response.url().endsWith('.woff2')) fetched.push(response)
	})
	const names = () => fetched.map((response) => /source-sans-3-([a-z-]+-\d+)-normal/.exec(response.url())?.[1]).sort()
	await page.goto('/help')
	await page.evaluate(() => document.fonts.ready.then(() => undefined))
	expect(names()).toEqual(['latin-400', 'latin-700'])
	for (const response of fetched) {
		expect((await response.body()).length).toBeLessThan(20_000)
		expect(response.headers()['cache-control']).toBe('public,max-age=31536000,immutable')
	}
	await signIn(page, 'HR adviser')
	await page.goto('/people?q=zielinski')
	await expect(page.getByRole('main')).toContainText('Zieliński')
	await page.evaluate(() => document.fonts.ready.then(() => undefined))
	expect(names().filter((name) => name?.startsWith('latin-ext'))).not.toEqual([])
})
