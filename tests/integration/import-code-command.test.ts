import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { importCode, type ReadCode } from '#app/cli/import-code.ts'
import { UsageError } from '#app/cli/usage-error.ts'

const folder = mkdtempSync(join(tmpdir(), 'probity-code-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, text: string) => {
	writeFileSync(join(folder, name), text)
	return join(folder, name)
}
const code = file('code.txt', 'Code of Conduct\n\nHonesty\n\n1. Be honest.\n\n3. Ask.\n')

async function run(args: string[], answer: { refusal: string } | object = { draft: 1 }) {
	const said: { printed: unknown[]; notices: string[]; kept: ReadCode[] } = { printed: [], notices: [], kept: [] }
	const exit = await importCode(args, {
		print: (data) => said.printed.push(data),
		notice: (text) => said.notices.push(text),
		keep: (read) => {
			said.kept.push(read)
			return answer
		},
	})
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
		expect(await run([code, '--edition', '2026', '--dry-run'])).toEqual({ exit: 0, printed: [counts], notices: [], kept: [] })
	})

	it('keeps the source, the file and the outline', async () => {
		const { exit, printed, kept } = await run([code, '--edition', '2026-code'])
		expect({ exit, printed }).toEqual({ exit: 0, printed: [counts] })
		expect(kept).toMatchObject([
			{ editionId: '2026-code', source: expect.stringContaining('1. Be honest.'), file: { name: 'code.txt', mediaType: 'text/plain' } },
		])
		expect(kept[0]?.outline.title).toBe('Code of Conduct')
	})

	it('says on stderr what is wrong, and prints nothing', async () => {
		expect(await run([code, '--edition', '2026'], { refusal: 'There is a draft already.' })).toMatchObject({
			exit: 1,
			printed: [],
			notices: ['There is a draft already.\n'],
		})
		expect(await run([file('code.pdf', '%PDF-1.4'), '--edition', '2026'])).toMatchObject({
			exit: 1,
			printed: [],
			notices: [expect.stringContaining('This is a PDF')],
		})
		await expect(run([join(folder, 'none.txt'), '--edition', '2026'])).rejects.toThrow('ENOENT')
	})

	it.each([[[]], [[code]], [[code, code, '--edition', '2026']], [[code, '--edition', 'April 2026']], [[code, '--colour']]])(
		'%j: says how to call it',
		async (args) => {
			await expect(run(args)).rejects.toThrow(UsageError)
		},
	)
})
