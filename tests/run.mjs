import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ensureBuilt, ensureInstalled, root, run } from '../app/cli/ensure-ready.mjs'

/** `npm test [-- --pictures]`: everything that is tested, on a machine that has nothing but Node. Plain JavaScript: it installs what the rest needs. */
const results = join(root, 'test-results')
const pictures = process.argv.includes('--pictures')

function say(words) {
	process.stdout.write(`${words}\n`)
}

function findCommand(...names) {
	const folders = (process.env.PATH ?? '').split(delimiter)
	return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
}

const mayUseApt = () => process.getuid?.() === 0 && findCommand('apt-get') !== undefined

/** Installs what Debian has, beside whatever else goes on; true if that succeeded. Of several packages one that fails does not stop the others. */
function installByApt(...packages) {
	say(`Installing ${packages.join(' and ')} …`)
	const steps = packages.map((name) => `apt-get -qq install -y --no-install-recommends ${name}`)
	const child = spawn('sh', ['-c', ['apt-get -qq update', ...steps].join('; ')], { stdio: ['ignore', 'ignore', 'inherit'] })
	return new Promise((resolve) => child.once('error', () => resolve(false)).once('exit', (code) => resolve(code === 0)))
}

const { CHROMIUM = '' } = process.env
/** A browser without windows runs the tests in half the time of a whole one. */
const findShell = () => (existsSync(CHROMIUM) ? CHROMIUM : findCommand('chromium-headless-shell', 'chrome-headless-shell'))
const havePdfTools = () => findCommand('pdftotext') !== undefined && findCommand('pdfinfo') !== undefined

async function installSystemTools() {
	const missing = [...(havePdfTools() ? [] : ['poppler-utils']), ...(findShell() ? [] : ['chromium-headless-shell'])]
	if (missing.length > 0 && mayUseApt()) await installByApt(...missing)
}

async function findBrowser() {
	const { chromium } = await import('@playwright/test')
	const whole = findCommand('chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser')
	return findShell() ?? whole ?? (existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined)
}

async function ensureChromium() {
	const found = await findBrowser()
	if (found !== undefined) return found
	if (!mayUseApt() || !(await installByApt('chromium'))) {
		say('Downloading a Chromium for the browser tests …')
		run('npx', ['playwright', 'install', 'chromium'])
	}
	const now = await findBrowser()
	if (now === undefined) throw new Error('There is no Chromium. Install one and set CHROMIUM to its path.')
	return now
}

/** Runs a tool of node_modules here; true if it succeeded. What it says is held back until `turn`, so that two at once do not talk into each other's words. */
function runTool(script, args, { env = {}, turn = Promise.resolve() } = {}) {
	const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
		cwd: root,
		stdio: ['inherit', 'pipe', 'inherit'],
		env: { ...(process.stdout.isTTY && { FORCE_COLOR: '1' }), ...process.env, ...env },
	})
	const held = []
	let write = (chunk) => held.push(chunk)
	child.stdout.on('data', (chunk) => write(chunk))
	void turn.then(() => {
		write = (chunk) => process.stdout.write(chunk)
		held.forEach(write)
	})
	return new Promise((resolve, reject) => child.once('error', reject).once('close', (code) => resolve(code === 0)))
}

/** What a tool has written of its run; a tool that wrote nothing counts as one failure. */
function readResults(file, count) {
	const path = join(results, file)
	return existsSync(path) ? count(JSON.parse(readFileSync(path, 'utf8'))) : { passed: 0, failed: 1 }
}

const countVitest = ({ numPassedTests, numFailedTests, testResults }) => ({
	passed: numPassedTests,
	// A file that cannot even be read has no tests that could fail.
	failed:
		numFailedTests + testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length,
})
/** What did not run, because something before it had failed, has not passed. */
const countPlaywright = ({ stats, errors }) => ({
	passed: stats.expected,
	failed: stats.unexpected + stats.flaky + stats.skipped + (stats.expected === 0 ? errors.length : 0),
})

// The one waits for the network and the other for the compiler.
const systemTools = installSystemTools()
ensureInstalled()
ensureBuilt()
await systemTools
const chromium = await ensureChromium()
if (!havePdfTools())
	throw new Error('pdftotext and pdfinfo are missing: install poppler (poppler-utils on Debian and Ubuntu, poppler on macOS).')
rmSync(results, { recursive: true, force: true })

// Both at once: each waits now and then, for the disk or for a page, and leaves a core to the other.
say('\nUnit, content, model, integration and architecture tests')
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${join(results, 'vitest.json')}`]
const vitestRun = runTool('vitest/vitest.mjs', ['run', '--config', 'tests/vitest.config.ts', ...reporters])
const turn = vitestRun.then(() => say(`\nBrowser tests, with ${chromium}`))
const env = { CHROMIUM: chromium, PICTURES: pictures ? 'yes' : 'no' }
const playwrightRun = runTool('@playwright/test/cli.js', ['test', '--config', 'tests/playwright.config.ts'], { env, turn })
const isGood = (await Promise.all([vitestRun, playwrightRun])).every(Boolean)
const vitest = readResults('vitest.json', countVitest)
const playwright = readResults('playwright.json', countPlaywright)

const passed = vitest.passed + playwright.passed
const failed = vitest.failed + playwright.failed
if (pictures) say(`\nWhat the pages look like: ${join(results, 'screens')}`)
process.exitCode = isGood && failed === 0 ? 0 : 1
say(`${passed} passed, ${failed} failed`)
