import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { importCode } from '#app/cli/import-code.ts'
import { openSite } from '#app/cli/open-site.ts'
import { UsageError } from '#app/cli/usage-error.ts'
import { findDraft } from '#app/features/code/draft/drafts.server.ts'
import { readEnvironment } from '#app/platform/env.ts'

const folder = mkdtempSync(join(tmpdir(), 'probity-code-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, text: string) => {
	writeFileSync(join(folder, name), text)
	return join(folder, name)
}
const code = file('code.txt', 'Code of Conduct\n\nHonesty\n\n1. Be honest.\n\n3. Ask.\n')

const env = () => readEnvironment({ PROBITY_DATA: join(folder, 'data') })

async function run(args: string[]) {
	const said: { printed: unknown[]; notices: string[] } = { printed: [], notices: [] }
	const exit = await importCode(env, args, { print: (data) => said.printed.push(data), notice: (text) => said.notices.push(text) })
	return { exit, ...said }
}

describe('code import', () => {
	const counts = {
		paragraphs: 2,
		unnumbered: 0,
		headings: 1,
		questions: 0,
		unsure: [{ line: 7, why: 'Number 3 comes after 1: one may be missing, or may have been joined to the text before it.' }],
	}

	it('prints what was understood and keeps nothing on a dry run', async () => {
		expect(await run([code, '--edition', '2026', '--dry-run'])).toEqual({ exit: 0, printed: [counts], notices: [] })
		expect(existsSync(join(folder, 'data'))).toBe(false)
	})

	it('keeps the draft, with what is known of a proposed edition, and refuses a second one', async () => {
		const { exit, printed } = await run([code, '--edition', '2026'])
		expect({ exit, printed }).toEqual({ exit: 0, printed: [counts] })
		const draft = findDraft(openSite(env()).db, { editionId: '2026' })
		expect(draft).toMatchObject({ title: 'Code of Conduct', source: expect.stringContaining('1. Be honest.'), state: 'draft' })
		expect(draft?.changeNotes).toHaveLength(14)
		expect(await run([code, '--edition', '2027'])).toEqual({
			exit: 1,
			printed: [],
			notices: [expect.stringContaining('There is a draft already')],
		})
	})

	it('says on stderr what is wrong, and prints nothing', async () => {
		expect(await run([file('code.pdf', '%PDF-1.4'), '--edition', '2026'])).toMatchObject({
			exit: 1,
			printed: [],
			notices: [expect.stringContaining('This is a PDF')],
		})
		await expect(run([join(folder, 'none.txt'), '--edition', '2026'])).rejects.toThrow(
			/none\.txt cannot be read: there is no such file\. Check the name/,
		)
		await expect(run([folder, '--edition', '2026'])).rejects.toThrow(/cannot be read: it is a folder\./)
	})

	it.each([
		[[]],
		[[code]],
		[[code, code, '--edition', '2026']],
		[[code, '--edition', 'April 2026']],
		[[code, '--edition', 'x'.repeat(31), '--dry-run']],
		[[code, '--colour']],
	])('%j: says how to call it', async (args) => {
		await expect(run(args)).rejects.toThrow(UsageError)
	})
})
