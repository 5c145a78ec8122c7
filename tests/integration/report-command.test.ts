import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { readReportOptions, reportCompletion } from '#app/cli/report-completion.ts'
import { UsageError } from '#app/cli/usage-error.ts'
import { applyObligations } from '#app/features/requirements/planning/apply-obligations.server.ts'
import { dayOf } from '#app/platform/calendar.ts'
import { createPerson } from '#tests/factories/register.ts'
import { runInProcess } from '#tests/factories/run-in-process.ts'
import { environment, newDataFolder, probity, removeFolder, root } from '#tests/factories/server-process.ts'
import { createSite, type TestSite } from '#tests/factories/site.ts'

const now = Date.parse('2026-06-15T09:00:00Z')
let site: TestSite
function run(...args: string[]): string {
	let printed = ''
	reportCompletion(site.db, site.requirements, readReportOptions(args, dayOf(now)), { now, out: (text) => (printed += text) })
	return printed
}

beforeEach(() => {
	site = createSite({ now })
})

describe('report completion', () => {
	it('prints one JSON array, numbers and nulls as such', () => {
		expect(JSON.parse(run())).toEqual([])
		const personId = createPerson(site.db, { from: '2026-06-10' })
		applyObligations(site.db, { personIds: [personId], requirements: site.requirements }, { now, actor: 'system' })
		const rows: unknown = JSON.parse(run())
		expect(rows).toMatchObject(
			site.requirements.map(({ slug: id }) => ({ requirement: id, status: 'to-do', cycle: 1, score: null, completedOn: null })),
		)
		expect(JSON.parse(run('--as-at', '2026-06-09'))).toEqual([])
	})

	it('prints CSV without a byte order mark', () => {
		createPerson(site.db, { from: '2026-06-01', givenName: 'Siân' })
		const text = run('--format', 'csv', '--as-at=2026-06-15')
		expect(text.startsWith('employeeNumber,')).toBe(true)
		expect(parse(text, { columns: true })).toMatchObject(
			site.requirements.map(() => ({ name: 'Siân Okafor', status: 'not-in-scope', cycle: '' })),
		)
	})

	it.each([
		[['--as-at', '2026-06-16'], '--as-at must be today or earlier.'],
		[['--as-at', '2026-02-30'], '--as-at must be a day of the calendar, such as 2026-12-06.'],
		[['--format', 'xlsx'], '--format must be csv or json.'],
		[['--colour'], "Unknown option '--colour'"],
		[['extra'], "Unexpected argument 'extra'"],
	])('%j: says how to call it, and prints nothing', (args, message) => {
		expect(() => run(...args)).toThrow(UsageError)
		expect(() => run(...args)).toThrow(message)
	})
})

describe('the command', () => {
	const folder = newDataFolder()
	afterAll(() => removeFolder(folder))
	const options = { cwd: root, encoding: 'utf8', env: environment({ PROBITY_DATA: folder }) } as const

	it('refuses wrong options before it opens anything', async () => {
		const { status, out, err } = await runInProcess(['report', 'completion', '--format', 'xlsx'], { PROBITY_DATA: folder })
		expect({ status, out }).toEqual({ status: 2, out: '' })
		expect(err).toMatch(/^--format must be csv or json\.\nUsage: /)
		expect(readdirSync(folder)).toEqual([])
	})

	it('is run by npm, which prints nothing of its own', () => {
		const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'probity', '--', 'evidence', 'head'], options)
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
		expect(JSON.parse(stdout)).toMatchObject({ entries: expect.any(Number) })
	})

	it('ends quietly when nobody reads on', () => {
		const script = `"$0" "$@" | true; echo "\${PIPESTATUS[0]}"`
		for (const command of [
			['report', 'completion'],
			['evidence', 'head'],
		]) {
			const { stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, ...probity, ...command], options)
			expect({ stdout, stderr }, command.join(' ')).toEqual({ stdout: '0\n', stderr: '' })
		}
	})
})
