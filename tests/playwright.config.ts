import { fileURLToPath } from 'node:url'
import { defineConfig, type PlaywrightTestConfig } from '@playwright/test'
import { freePort } from './factories/server-process.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const now = '2026-11-20T10:00:00Z'

/** A free port, chosen by the process that starts the servers; the workers, which read this file too, inherit its choice. */
async function portOf(name: string): Promise<string> {
	const variable = `TEST_PORT_${name}`
	return (process.env[variable] ??= String(await freePort()))
}

/** Each project has a server of its own, with a fresh demonstration council, so that both find everybody as they were. */
const ports = { desktop: await portOf('DESKTOP'), phone: await portOf('PHONE') }

const dataOf = (name: keyof typeof ports) => `test-results/data-${name}`

const serve = (name: keyof typeof ports): NonNullable<PlaywrightTestConfig['webServer']> => ({
	command: 'node --import tsx tests/e2e/serve-fresh.ts',
	cwd: root,
	url: `http://127.0.0.1:${ports[name]}/readyz`,
	timeout: 180_000,
	reuseExistingServer: false,
	stdout: 'ignore',
	stderr: 'pipe',
	gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
	env: {
		NODE_ENV: 'production',
		LOG_LEVEL: 'warn',
		PORT: ports[name],
		PROBITY_DATA: dataOf(name),
		// Playwright starts one server after the other.
		...(name === 'phone' && { COPY_OF: dataOf('desktop') }),
		PROBITY_NOW: now,
		PUBLIC_URL: '',
	},
})

const use = (name: keyof typeof ports, width: number, height: number) => ({
	baseURL: `http://127.0.0.1:${ports[name]}`,
	viewport: { width, height },
})

/** The browser tests. `npm test` runs them after the others; alone: `npx playwright test --config tests/playwright.config.ts`. */
export default defineConfig({
	testDir: 'e2e',
	outputDir: '../test-results/playwright',
	workers: 2,
	timeout: 300_000,
	expect: { timeout: 10_000 },
	forbidOnly: true,
	reporter: [['list'], ['json', { outputFile: '../test-results/playwright.json' }]],
	use: {
		locale: 'en-GB',
		timezoneId: 'Europe/London',
		acceptDownloads: true,
		actionTimeout: 15_000,
		navigationTimeout: 30_000,
		launchOptions: {
			executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
			],
		},
	},
	projects: [
		// The longest of all first: it would keep one worker at the end while the other has nothing left.
		{
			name: 'phone',
			testMatch: /(induction|keyboard|layout)\.spec\.ts/,
			use: { ...use('phone', 390, 844), javaScriptEnabled: true },
		},
		{
			name: 'no-script',
			testIgnore: /keyboard\.spec\.ts/,
			// Without motion a page does not fade into the next, which takes longer than to make it. The phone has it.
			use: { ...use('desktop', 1280, 900), javaScriptEnabled: false, contextOptions: { reducedMotion: 'reduce' } },
		},
	],
	webServer: [serve('desktop'), serve('phone')].flat(),
})
