import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkContent } from '#app/cli/check-content.ts'
import { lockContent } from '#app/cli/lock-content.ts'
import { UsageError } from '#app/cli/usage-error.ts'
import { manifest, page, withContent } from '#tests/factories/content-folder.ts'
import { standardFiles } from '#tests/factories/standard-module.ts'

const today = '2026-11-22'

function run(folder: string, command: 'check' | 'lock', ...args: string[]) {
	const told = { out: '', notice: '' }
	const given = { folder, today, out: (text: string) => (told.out += text), notice: (text: string) => (told.notice += text) }
	const code = command === 'check' ? checkContent(args, given) : lockContent(args, given)
	return { code, ...told }
}

const lockOf = (folder: string) => join(folder, 'published.lock.json')
const write = (folder: string, name: string, body: unknown) =>
	writeFileSync(join(folder, name), typeof body === 'string' ? body : JSON.stringify(body))
const edit = (folder: string) => write(folder, 'modules/tiny/pages/01-first.md', page('Other words.'))

describe('content check', () => {
	it('prints a table and the Code, and as a notice what the council has still to fill in', () => {
		withContent(standardFiles, (folder) => {
			run(folder, 'lock')
			const { code, out, notice } = run(folder, 'check', '--strict')
			expect(code).toBe(0)
			expect(out.split('\n')).toEqual([
				'module  pages  words  minutes  reading ease  scenarios  checks  figures  questions  per outcome at least  must-pass  sources',
				expect.stringMatching(/^tiny +6 +\d+ +\d+ +\d+ +3 +2 +2 +25 +5 +0 +3$/),
				'Code 2017: 1 numbered paragraphs, 1 blocks without a number, 1 questions',
				'',
			])
			expect(notice).toBe('council.json: 1 contacts are placeholders until the council fills them in: dpo\n')
		})
	})

	it('tells warnings, for which only --strict ends with 1', () => {
		withContent({}, (folder) => {
			run(folder, 'lock')
			const { code, notice } = run(folder, 'check')
			expect(code).toBe(0)
			expect(notice).toContain('Warning: modules/tiny/module.json  outcomes: are 2. Give five to seven.\n')
			expect(run(folder, 'check', '--strict')).toMatchObject({ code: 1, notice })
		})
	})

	it('tells faults and nothing else, and ends with 1', () => {
		withContent({ 'modules/tiny/quiz.json': undefined }, (folder) => {
			const told = run(folder, 'check')
			expect(told).toMatchObject({ code: 1, out: '' })
			expect(told.notice).toMatch(/^modules\/tiny\/quiz\.json  the whole file: is missing\. .*\n$/)
		})
	})

	it('wants a lock, and refuses what changed since', () => {
		withContent({}, (folder) => {
			expect(run(folder, 'check')).toMatchObject({
				code: 1,
				notice: expect.stringMatching(/^published\.lock\.json  the whole file: is missing/),
			})
			run(folder, 'lock')
			edit(folder)
			expect(run(folder, 'check')).toMatchObject({ code: 1, notice: expect.stringContaining('changed since that was published') })
		})
	})

	it('tells what is new and not locked', () => {
		withContent({ 'published.lock.json': { modules: {}, editions: {} } }, (folder) => {
			expect(run(folder, 'check').notice).toContain('not locked: tiny 1.0, Code 2017\n')
		})
	})

	it('refuses a lock that is none', () => {
		withContent({ 'published.lock.json': { modules: { tiny: [{ version: '1', fingerprint: 'x' }] }, editions: {} } }, (folder) => {
			expect(run(folder, 'check').notice).toBe(
				'published.lock.json  modules.tiny[0].fingerprint: is not a fingerprint. Put back what was there, or write the lock again with `content lock`.\n',
			)
		})
	})

	it('is called without anything else', () => {
		expect(() => run('', 'check', '--hard')).toThrow(UsageError)
	})
})

describe('content lock', () => {
	it('writes once what is new, and then finds everything locked', () => {
		withContent({}, (folder) => {
			expect(run(folder, 'lock')).toMatchObject({ code: 0, notice: 'Locked: tiny 1.0, Code 2017\n' })
			const written = readFileSync(lockOf(folder), 'utf8')
			expect(run(folder, 'lock')).toMatchObject({ code: 0, notice: 'Everything was locked already.\n' })
			expect(readFileSync(lockOf(folder), 'utf8')).toBe(written)
		})
	})

	it('writes nothing over a locked version, unless that is to be replaced', () => {
		withContent({}, (folder) => {
			run(folder, 'lock')
			const before = readFileSync(lockOf(folder), 'utf8')
			edit(folder)
			expect(run(folder, 'lock')).toMatchObject({ code: 1, notice: expect.stringContaining('changed since that was published') })
			expect(run(folder, 'lock', '--replace', '2017').code).toBe(1)
			expect(readFileSync(lockOf(folder), 'utf8')).toBe(before)
			expect(run(folder, 'lock', '--replace', 'tiny')).toMatchObject({ code: 0, notice: 'Locked: tiny 1.0\n' })
			expect(readFileSync(lockOf(folder), 'utf8')).not.toBe(before)
		})
	})

	it('adds a new version that says what it means', () => {
		withContent({}, (folder) => {
			run(folder, 'lock')
			edit(folder)
			write(folder, 'modules/tiny/module.json', { ...manifest, version: '1.1' })
			expect(run(folder, 'lock')).toMatchObject({ code: 1, notice: expect.stringContaining('changes: is missing from version 1.1') })
			write(folder, 'modules/tiny/module.json', { ...manifest, version: '1.1', changes: { effect: 'none', note: 'Other words.' } })
			expect(run(folder, 'lock')).toMatchObject({ code: 0, notice: 'Locked: tiny 1.1\n' })
			expect(run(folder, 'check').code).toBe(0)
		})
	})

	it('writes nothing while the content has faults or an id is unknown', () => {
		withContent({ 'modules/tiny/quiz.json': undefined }, (folder) => {
			expect(run(folder, 'lock').code).toBe(1)
			expect(existsSync(lockOf(folder))).toBe(false)
		})
		withContent({}, (folder) => expect(() => run(folder, 'lock', '--replace', 'small')).toThrow(UsageError))
	})
})
