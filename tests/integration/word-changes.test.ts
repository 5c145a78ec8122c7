import { describe, expect, it } from 'vitest'
import { readCodeFile } from '#app/features/code/reading/read-code-file.server.ts'
import { doubtsOf, leftOf, shapeOf } from '#tests/factories/outline-shape.ts'
import { wordFile, wordPart } from '#tests/factories/word-document.ts'

const run = (text: string, looks = '') => `<w:r><w:rPr>${looks}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const gone = (text: string) => `<w:r><w:delText xml:space="preserve">${text}</w:delText></w:r>`
const p = (inside: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${inside}</w:p>`
const inList = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
const opening = p(run('Code of Conduct')) + p(run('Gifts'))
const shaped = (name: string, looks: string, based = '') =>
	`<w:style w:type="character" w:styleId="${name}"><w:name w:val="${name}"/>${based && `<w:basedOn w:val="${based}"/>`}<w:rPr>${looks}</w:rPr></w:style>`
const styles = wordPart(
	'styles',
	shaped('Old', '<w:strike/>') + shaped('Older', '', 'Old') + shaped('Unseen', '<w:vanish/>') + shaped('Again', '', 'Again'),
)

async function sourceOf(body: string, parts: Record<string, string> = {}): Promise<string> {
	const read = await readCodeFile(wordFile(opening + body, parts), 'code.docx')
	if ('error' in read) throw new Error(read.error)
	return read.source
}

describe('words that a Word document does not mean', () => {
	it.each<[string, string, string]>([
		['struck through', run('£25', '<w:strike/>'), 'struck'],
		['struck through twice', run('£25', '<w:dstrike/>'), 'struck'],
		['struck through in several runs', run('£', '<w:strike/>') + run('25', '<w:b/><w:strike w:val="true"/>'), 'struck'],
		['struck through by a style', run('£25', '<w:rStyle w:val="Old"/>'), 'struck'],
		['struck through by what a style is based on', run('£25', '<w:rStyle w:val="Older"/>'), 'struck'],
		['deleted', `<w:del w:id="1">${gone('£25')}</w:del>`, 'deleted'],
		['moved away', `<w:moveFrom w:id="1">${run('£25')}</w:moveFrom>`, 'deleted'],
		['put in and deleted again', `<w:ins w:id="1"><w:del w:id="2">${gone('£25')}</w:del></w:ins>`, 'deleted'],
		['hidden', run('£25', '<w:vanish/>'), 'hidden'],
		['hidden by a style', run('£25', '<w:rStyle w:val="Unseen"/>'), 'hidden'],
	])('%s are left out, and said so', async (_, part, kind) => {
		const source = await sourceOf(p(run('1. Take gifts under ') + part + run('£50.')) + p(run('2. Keep records.')), { styles })
		expect(shapeOf(source)).toEqual(['= Code of Conduct', '# Gifts', '1 Take gifts under £50.', '2 Keep records.'])
		expect(leftOf(source)).toEqual([`5 ${kind}: £25`])
		expect(doubtsOf(source)).toEqual([expect.stringMatching(/^5: “£25” .* left out\.$/)])
	})

	it.each<[string, string]>([
		['put in', `<w:ins w:id="1">${run('£50.')}</w:ins>`],
		['moved here', `<w:moveTo w:id="1">${run('£50.')}</w:moveTo>`],
	])('%s are kept, and asked about', async (_, part) => {
		const source = await sourceOf(p(run('1. Take gifts under ') + part) + p(run('2. Keep records.')))
		expect(shapeOf(source).slice(2)).toEqual(['1 Take gifts under £50.', '2 Keep records.'])
		expect(doubtsOf(source)).toEqual([expect.stringContaining('5: In this line words were put in by a change')])
	})

	it.each<[string, string]>([
		['turned off', run('£50.', '<w:strike w:val="0"/><w:vanish w:val="false"/>')],
		['turned off against a style', run('£50.', '<w:rStyle w:val="Old"/><w:strike w:val="0"/>')],
		['of a style that is based on itself', run('£50.', '<w:rStyle w:val="Again"/>')],
		['bold', run('£50.', '<w:b/>')],
		['that look like marks', run('£50. ~~ {-- &lt;!-- ')],
		['before a change of looks', run('£50.', '<w:rPrChange w:id="1"><w:rPr><w:strike/></w:rPr></w:rPrChange>')],
	])('%s are read', async (_, part) => {
		const source = await sourceOf(p(run('1. Take gifts under ') + part), { styles })
		expect(shapeOf(source).at(-1)?.replaceAll('*', '')).toMatch(/^1 Take gifts under £50\./)
		expect([leftOf(source), doubtsOf(source)]).toEqual([[], []])
	})

	it.each<[string, string, string]>([
		['struck through', p(run('Take lunch.', '<w:strike/>'), inList), '2. Take lunch.'],
		['deleted', p(`<w:del w:id="1">${gone('Take lunch.')}</w:del>`, `${inList}<w:rPr><w:del w:id="2"/></w:rPr>`), 'Take lunch.'],
		['hidden', p(run('Take lunch.', '<w:vanish/>'), `${inList}<w:rPr><w:vanish/></w:rPr>`), 'Take lunch.'],
	])('a whole paragraph that is %s counts as it is printed', async (_, paragraph, left) => {
		const source = await sourceOf(p(run('Take £50.'), inList) + paragraph + p(run('Keep records.'), inList))
		const last = left.startsWith('2') ? 3 : 2
		expect(shapeOf(source).slice(2)).toEqual(['1 Take £50.', `${last} Keep records.`])
		expect(leftOf(source).map((line) => line.replace(/^.*?: /, ''))).toEqual([left])
		expect(doubtsOf(source)[0]).toMatch(/^7: “.*Take lunch\.”/)
	})

	it('asks where the end of a paragraph is deleted', async () => {
		const source = await sourceOf(p(run('1. Take no gifts'), '<w:rPr><w:del w:id="1"/></w:rPr>') + p(run(' but small ones.')))
		expect(shapeOf(source).at(-1)).toBe('1 Take no gifts but small ones.')
		expect(doubtsOf(source)).toEqual([expect.stringContaining('5: “¶” is marked as deleted')])
	})

	it('leaves out a row of a table that is deleted', async () => {
		const cell = (text: string) => `<w:tc>${p(run(text))}</w:tc>`
		const row = (text: string, properties = '') => `<w:tr><w:trPr>${properties}</w:trPr>${cell(text)}${cell('Yes')}</w:tr>`
		const source = await sourceOf(`<w:tbl>${row('Gift')}${row('Lunch', '<w:del w:id="1"/>')}</w:tbl>`)
		expect(leftOf(source)).toEqual(['7 deleted: Lunch Yes'])
		expect(shapeOf(source).join()).toContain('| Gift | Yes |')
	})
})

describe('what stands beside the text of a Word document', () => {
	const box = (text: string) => `<w:txbxContent>${p(run(text))}</w:txbxContent>`
	const twice = (text: string) =>
		`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box(text)}</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>${box(text)}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
	it.each<[string, string, Record<string, string>, string]>([
		['a text box', twice('Only until 2020.'), {}, '7 text-box: Only until 2020.'],
		[
			'a text box of old',
			`<w:r><w:pict><v:textbox>${box('Only until 2020.')}</v:textbox></w:pict></w:r>`,
			{},
			'7 text-box: Only until 2020.',
		],
		[
			'a comment',
			'<w:r><w:commentReference w:id="4"/></w:r>',
			{ comments: wordPart('comments', `<w:comment w:id="4">${p(run('Is it £50?'))}</w:comment>`) },
			'7 comment: Is it £50?',
		],
		['a header', '', { header1: wordPart('hdr', p(run('Official - draft'))) }, '7 page-edge: Official - draft'],
		['a footer', '', { footer2: wordPart('ftr', p(run('Page ') + run('2') + run(' – Westmere'))) }, '7 page-edge: Page 2 – Westmere'],
	])('%s is left out, and said so', async (_, part, parts, left) => {
		const source = await sourceOf(p(run('1. Take £50.') + part), parts)
		expect(shapeOf(source)).toEqual(['= Code of Conduct', '# Gifts', '1 Take £50.'])
		expect(leftOf(source)).toEqual([left])
		expect(doubtsOf(source)).toEqual([expect.stringMatching(/^7: .*left out/)])
	})

	it('asks nothing about a foot that only counts pages', async () => {
		const source = await sourceOf(p(run('1. Take £50.')), { footer1: wordPart('ftr', p(run('2'))) })
		expect([leftOf(source), doubtsOf(source)]).toEqual([[], []])
	})
})

describe('the same marks in Markdown', () => {
	const code = (...lines: string[]) => ['# Code of Conduct', '', '## Gifts', '', ...lines].join('\n')
	it.each<[string, string[], string[], string[]]>([
		['struck', ['1. Take ~~£25~~ £50.'], ['1 Take £50.'], ['5 struck: £25']],
		['deleted', ['1. Take {--£25--}£50.'], ['1 Take £50.'], ['5 deleted: £25']],
		['replaced', ['1. Take {--£25--}{++£50++}.'], ['1 Take £50.'], ['5 deleted: £25']],
		['a comment', ['1. Take £50.<!-- or £25 -->'], ['1 Take £50.'], ['5 hidden: or £25']],
		[
			'a comment of several lines',
			['1. Take £50.', '<!-- or', '£25', 'or less --> 2. Keep.', ''],
			['1 Take £50.', '2 Keep.'],
			['6 hidden: or', '7 hidden: £25', '8 hidden: or less'],
		],
		['two of one line', ['1. Take ~~£25~~ or ~~£30~~ £50.'], ['1 Take or £50.'], ['5 struck: £25', '5 struck: £30']],
		['a whole point', ['1. Take:', '', '- ~~cash~~', '- cake.'], ['1 Take: / - cake.'], ['7 struck: cash']],
	])('%s: is left out', (_, lines, read, left) => {
		expect(shapeOf(code(...lines)).slice(2)).toEqual(read)
		expect(leftOf(code(...lines))).toEqual(left)
		expect(doubtsOf(code(...lines)).length).toBeGreaterThan(0)
	})
	it.each(['1. Take £50. <!-- or £25', '1. Take £50. {-- or', '1. Take {++ £50.'])('%s: is kept and asked about', (line) => {
		expect(leftOf(code(line))).toEqual([])
		expect(doubtsOf(code(line))).toEqual([expect.stringMatching(/^5: .*does not end/)])
	})
})

it('reads a line with very many marks', () => {
	const source = `# Code of Conduct\n\n1. Act ${'~~a ~~b '.repeat(50_000)}fairly.`
	expect(leftOf(source)).toHaveLength(50_000)
	expect(doubtsOf(source)).toHaveLength(1)
})

describe('a Word document that nobody wrote', () => {
	const deep = (name: string, count: number, isClosed: boolean) =>
		`<w:${name}>`.repeat(count) + (isClosed ? `</w:${name}>`.repeat(count) : '')
	const ok = p(run('1. Take £50.'))
	const size = 200_000
	it.each<[string, string, Record<string, string>]>([
		['unclosed footnotes', ok, { footnotes: deep('footnote', size, false) }],
		['footnotes in footnotes', ok, { footnotes: wordPart('footnotes', deep('footnote', size, true)) }],
		['endnotes in endnotes', ok, { endnotes: wordPart('endnotes', deep('endnote', size, true)) }],
		['comments in comments', ok, { comments: wordPart('comments', deep('comment', size, true)) }],
		['paragraphs in paragraphs', deep('p', size, true), {}],
		['unclosed paragraphs', deep('p', size, false), {}],
		['properties in properties', deep('pPr', size, true), {}],
		['tables in tables', deep('tbl', size, true), {}],
		['lists in lists', ok, { numbering: wordPart('numbering', deep('abstractNum', size, true)) }],
		['styles in styles', ok, { styles: wordPart('styles', deep('style', size, true)) }],
		['headers in headers', ok, { header1: wordPart('hdr', deep('p', size, true)) }],
	])('%s: is refused in words', async (_, body, parts) => {
		expect(await readCodeFile(wordFile(body, parts), 'code.docx')).toEqual({ error: expect.stringContaining('damaged') })
	})

	it('is read where it is only long', async () => {
		const notes = Array.from({ length: 4_000 }, (_, id) => `<w:footnote w:id="${id}">${p(run('So.'))}</w:footnote>`).join('')
		const read = await readCodeFile(wordFile(ok.repeat(1_000), { footnotes: wordPart('footnotes', notes) }), 'code.docx')
		expect(read).toHaveProperty('source')
	})
})
