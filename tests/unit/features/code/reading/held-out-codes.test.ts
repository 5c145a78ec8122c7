import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readBlocks } from '#app/features/code/edition/clause-blocks.ts'
import { parseCode } from '#app/features/code/reading/parse-code.ts'

/**
 * Codes in the manner of councils, written by hand before anybody had looked at what is read of them: the document, a line of `=====`, and what it means. `= title`, `# section`,
 * `1.1 [sub-heading] its first three words +2`, which are so many points and paragraphs more, `· block without a number`, `? question and answer`.
 */
const folder = fileURLToPath(new URL('../../../../fixtures/codes/', import.meta.url))
const codes = readdirSync(folder).map((file) => {
	const [source = '', meant = ''] = readFileSync(folder + file, 'utf8').split('=====\n')
	return { name: file.replace('.txt', ''), source, meant: meant.trimEnd().split('\n') }
})

const firstWords = (text: string) => text.split(/\s+/).slice(0, 3).join(' ')

function meaningOf(source: string): string[] {
	const { title, sections, questions } = parseCode(source)
	const clause = (text: string) => {
		const [first, ...others] = readBlocks(text)
		return firstWords(first?.text ?? '') + (others.length > 0 ? ` +${others.length}` : '')
	}
	return [
		`= ${title}`,
		...sections.flatMap(({ heading, clauses }) => [
			...(heading === '' ? [] : [`# ${heading}`]),
			...clauses.map(({ number, heading: over, text }) => `${number ?? '·'} ${over === null ? '' : `[${over}] `}${clause(text)}`),
		]),
		...questions.map(({ title: asked, text }) => `? ${asked} ${firstWords(text)}`),
	]
}

/** What nobody can know without the printed page: the lines that are doubted instead. */
const doubted: Readonly<Record<string, number[]>> = {
	'constitution-part': [1],
	'contents-dots': [1, 2],
	'parish-short': [1, 2],
	'policy-names': [7],
}

describe('a Code in the manner of a council', () => {
	it('is there forty times', () => expect(codes.length).toBeGreaterThanOrEqual(40))
	it.each(codes.map(({ name, ...code }) => [name, code] as const))('%s is read as it is meant, or doubted', (name, { source, meant }) => {
		const lines = doubted[name] ?? []
		if (lines.length === 0) expect(meaningOf(source)).toEqual(meant)
		else expect(meaningOf(source)).not.toEqual(meant)
		expect(parseCode(source).unsure.map(({ line }) => line)).toEqual(expect.arrayContaining(lines))
	})
})
