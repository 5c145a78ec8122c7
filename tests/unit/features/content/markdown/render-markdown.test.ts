import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FieldError } from '#app/features/content/loading/content-errors.ts'
import { renderMarkdown } from '#app/features/content/markdown/render-markdown.ts'
import type { RenderContext } from '#app/features/content/markdown/render-run.ts'
import { elementsOf } from '#tests/factories/read-html.ts'

const address = '/figures/tiny/first-hour.0123456789ab.svg'

const fact = (id: string, wording: string | null) =>
	[id, { id, title: 'T', known: 'K', handling: 'H', reviewBy: '2027-01-31', wording }] as const
const personalData = { id: 'personal-data', term: 'Personal data', meaning: 'About somebody.' }

function render(source: string, changes: Partial<RenderContext> = {}) {
	const errors: FieldError[] = []
	const rendered = renderMarkdown(source, {
		file: 'page.md',
		figures: new Map([['first-hour.svg', { address, width: 720, height: 360 }]]),
		contacts: {
			dpo: { label: 'Data Protection Officer', detail: '[council to add: e-mail]', placeholder: true },
			hr: { label: 'HR', detail: '01234', placeholder: false },
		},
		clauses: new Set(['2017#p40']),
		terms: new Map([
			['personal-data', personalData],
			['breach', { id: 'breach', term: 'Breach', meaning: 'A failure.' }],
		]),
		facts: new Map([fact('one-wording', null), fact('two-wordings', 'They <must> act.')]),
		report: (error) => errors.push(error),
		...changes,
	})
	return { ...rendered, errors }
}

/** The HTML of a source without faults, on one line. */
function htmlOf(source: string): string {
	const { html, errors } = render(source)
	expect(errors).toEqual([])
	return html.replaceAll('\n', '')
}

const choices = ':::choice{label="Wait"}\nNo.\n:::\n\n:::choice{label="Report it" best}\nRight.\n:::'

describe('Markdown', () => {
	it('has the classes of GOV.UK', () => {
		expect(htmlOf('Text with [a link](https://www.gov.uk/).')).toBe(
			'<p class="govuk-body">Text with <a href="https://www.gov.uk/" class="govuk-link">a link</a>.</p>',
		)
		expect(htmlOf('- a\n- b')).toBe('<ul class="govuk-list govuk-list--bullet"><li>a</li><li>b</li></ul>')
		expect(htmlOf('1. a\n2. b')).toContain('<ol class="govuk-list govuk-list--number">')
		expect(htmlOf('## One\n\n### Two')).toBe('<h2 id="one" class="govuk-heading-m">One</h2><h3 id="two" class="govuk-heading-s">Two</h3>')
		const table = htmlOf('| A | B |\n|---|--:|\n| 1 | 2 |')
		expect(table).toContain('<table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row">')
		expect(table).toContain('<th scope="col" class="govuk-table__header">A</th>')
		expect(table).toContain('<td class="govuk-table__cell govuk-table__cell--numeric">2</td>')
	})

	it('leaves colons alone where they belong', () => {
		expect(htmlOf('At 9:30am, a 1:1, a\\:b, `x:y`, https://www.gov.uk/a:b: so, and dpo@example.gov.uk.')).toContain(
			'At 9:30am, a 1:1, a:b, <code>x:y</code>, <a href="https://www.gov.uk/a:b" class="govuk-link">',
		)
	})

	it('gives every heading its own id', () => {
		expect(htmlOf("## It's on\n\n## It's on")).toMatch(/id="its-on".*id="its-on-2"/)
	})
})

describe('directives', () => {
	it('writes a scenario', () => {
		expect(htmlOf(`## First\n\n::::scenario{title="The wrong parent"}\nYou have just e-mailed.\n\n${choices}\n::::`)).toBe(
			'<h2 id="first" class="govuk-heading-m">First</h2>' +
				'<section class="pb-scenario" aria-labelledby="scenario-1">' +
				'<h3 class="pb-scenario__title govuk-heading-s" id="scenario-1">Scenario: The wrong parent</h3>' +
				'<p class="govuk-body">You have just e-mailed.</p>' +
				'<fieldset class="govuk-fieldset pb-choices"><legend class="govuk-visually-hidden">What would you do?</legend>' +
				'<div class="govuk-radios govuk-radios--small">' +
				'<div class="govuk-radios__item"><input class="govuk-radios__input" type="radio" id="scenario-1-1" name="scenario-1-choice" value="1">' +
				'<label class="govuk-label govuk-radios__label" for="scenario-1-1">Wait</label></div>' +
				'<div class="govuk-radios__item"><input class="govuk-radios__input" type="radio" id="scenario-1-2" name="scenario-1-choice" value="2">' +
				'<label class="govuk-label govuk-radios__label" for="scenario-1-2">Report it</label></div>' +
				'</div></fieldset><details class="pb-decide"><summary>Decide</summary>' +
				'<div class="pb-outcome" data-choice="1"><p class="pb-outcome__label"><strong>Wait</strong></p><p class="govuk-body">No.</p></div>' +
				'<div class="pb-outcome pb-outcome--best" data-choice="2"><p class="pb-outcome__label"><strong>Report it</strong> ' +
				'<span class="pb-outcome__best">Best choice</span></p><p class="govuk-body">Right.</p></div></details></section>',
		)
	})

	it('writes a check, at level 2 where no level 2 stands before it', () => {
		const html = htmlOf(`::::check{question="Is it?"}\n${choices}\n::::`)
		expect(html).toContain('<section class="pb-check" aria-labelledby="check-1">')
		expect(html).toContain('<h2 class="pb-check__title govuk-heading-s" id="check-1">Quick check: Is it?</h2>')
		expect(html).toContain('<summary>Check</summary>')
	})

	it('writes boxes, warnings and figures', () => {
		const box = (name: string) =>
			`<div class="pb-${name}"><h2 class="pb-${name}__title govuk-heading-s" id="at-once">At once</h2><p class="govuk-body">Now.</p></div>`
		expect(htmlOf(':::key-fact{title="At once"}\nNow.\n:::')).toBe(box('key-fact'))
		expect(htmlOf(':::here{title="At once"}\nNow.\n:::')).toBe(box('here'))
		expect(htmlOf(':::warning\nDo **not** wait.\n:::')).toBe(
			'<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>' +
				'<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning </span>Do <strong>not</strong> wait.</strong></div>',
		)
		expect(htmlOf('::figure{src="first-hour.svg" alt="A clock" caption="The hour"}')).toBe(
			'<figure class="pb-figure"><div class="pb-scroll" role="region" aria-label="Picture: The hour" tabindex="0">' +
				`<img src="${address}" alt="A clock" width="720" height="360" loading="lazy"></div><figcaption>The hour</figcaption></figure>`,
		)
	})

	it('writes clauses and contacts, and counts what it wrote', () => {
		expect(htmlOf(':clause[paragraph 40]{ref="2017#p40"}')).toBe(
			'<p class="govuk-body"><a href="/code/2017#p40" class="govuk-link">paragraph 40</a></p>',
		)
		expect(htmlOf(':contact{id="hr"}')).toBe('<p class="govuk-body"><span class="pb-contact">HR: 01234</span></p>')
		expect(htmlOf(':contact{id="dpo"}')).toContain(
			'<span class="pb-contact pb-contact--placeholder">Data Protection Officer: [council to add: e-mail]</span>',
		)
		const counted = render(`:contact{id="hr"}\n\n::::scenario{title="T"}\n${choices}\n::::\n\n::figure{src="first-hour.svg" alt="A"}`)
		expect(counted).toMatchObject({ contacts: ['hr'], clauses: [], scenarios: 1, checks: 0, figures: 1, words: 9 })
		expect(counted.prose).toBe('No.\nRight.')
	})
})

describe('words to explain and to watch', () => {
	it('links a term to its meaning, and lists the terms in the order of first use', () => {
		const source = 'A :term[breach]{id="breach"} of :term[personal data]{id="personal-data"}. A :term[breach]{id="breach"}.'
		expect(htmlOf(source)).toContain('of <a href="#term-personal-data" class="govuk-link pb-term">personal data</a>.')
		expect(render(source).terms.map(({ id }) => id)).toEqual(['breach', 'personal-data'])
		expect(render(source)).toMatchObject({ words: 7, prose: 'A breach of personal data. A breach.' })
	})

	it('shows the words of an author as they are, and otherwise the wording that is true now', () => {
		expect(htmlOf(':law[Report **it**, see :clause[40]{ref="2017#p40"}]{id="one-wording"}.')).toBe(
			'<p class="govuk-body">Report <strong>it</strong>, see <a href="/code/2017#p40" class="govuk-link">40</a>.</p>',
		)
		expect(htmlOf('Now: :law{id="two-wordings"}')).toBe('<p class="govuk-body">Now: They &#x3C;must> act.</p>')
		const used = render(':law[a]{id="one-wording"} :law[b]{id="two-wordings"} :law{id="two-wordings"}')
		expect(used).toMatchObject({ laws: ['one-wording', 'two-wordings'], wordings: ['two-wordings'] })
	})

	it('does not repeat the fault of a file that could not be read', () => {
		const unread = { terms: undefined, facts: undefined }
		expect(render(':term[a]{id="a"} :law[b]{id="b"}', unread).errors).toEqual([])
	})

	it('are refused in the Code', () => {
		const { errors } = render(':term[a]{id="breach"} :law[b]{id="one-wording"}', { entry: 'p1' })
		expect(errors.map(({ field, message }) => [field, message])).toEqual([
			[':term', 'stands in the Code'],
			[':law', 'stands in the Code'],
		])
	})

	it('counts the boxes that name a contact', () => {
		const box = (words: string) => `:::here{title="T"}\n- ${words}\n:::`
		expect(render(`${box('Ask.')}\n\n${box('Ask :contact{id="hr"}')}`).contactBoxes).toBe(1)
	})
})

const faulty: [source: string, field: string, message: string | RegExp][] = [
	[':::aside\nx\n:::', ':::aside', 'is not a block that we know'],
	['::video{src="a"}', '::video', 'is not a block that we know'],
	['Note:this', ':this', 'is a colon with no space after it'],
	['::key-fact{title="T"}', '::key-fact', 'has the wrong number of colons'],
	['::toString', '::toString', 'is not a block that we know'],
	[':::choice{label="A"}\nx\n:::', ':::choice', 'stands outside a scenario or check'],
	[':::key-fact {title="T"}\nx\n:::', ':::key-fact', 'is not read as a block'],
	[':::key-fact{title="T"}\nx', ':::key-fact', 'is not closed'],
	['**Bold**\n:::', ':::', 'is not read as a block'],
	[`:::scenario{title="T"}\n${choices}\n:::`, ':::', 'is not read as a block'],
	[':::key-fact{title="T" colour="red"}\nx\n:::', ':::key-fact colour', 'is not an attribute here'],
	[':::key-fact\nx\n:::', ':::key-fact title', 'is missing'],
	[':::key-fact[T]{title="T"}\nx\n:::', ':::key-fact', 'has words in square brackets'],
	[':::key-fact{title="T"}\n:::', ':::key-fact', 'is empty'],
	[':::warning\n- a\n:::', ':::warning', 'is not one sentence'],
	[`::::scenario\n${choices}\n::::`, ':::scenario title', 'is missing'],
	[`::::scenario{title="T"}\n${choices.replace(' best', '')}\n::::`, ':::scenario', 'has 0 best choices'],
	[`::::scenario{title="T"}\n${choices.replace('"Wait"', '"Wait" best')}\n::::`, ':::scenario', 'has 2 best choices'],
	['::::check{question="Q"}\n:::choice{label="A" best}\nx\n:::\n::::', ':::check', 'has 1 choices'],
	[`::::check{question="Q"}\n${choices}\n\nSo there.\n::::`, ':::check', 'has text after its choices'],
	[`::::check{question="Q"}\n${choices.replace(' best', ' best="yes"')}\n::::`, ':::choice best', 'takes no value'],
	['::figure{src="none.svg" alt="A"}', '::figure src', 'there is no figure "none.svg"'],
	['::figure{src="first-hour.svg"}', '::figure alt', 'is missing'],
	[':contact{id="pope"}', ':contact id', 'there is no contact "pope"'],
	[':contact{id="constructor"}', ':contact id', 'there is no contact "constructor"'],
	[':clause[x]{ref="2017#p99"}', ':clause ref', 'there is no clause "2017#p99"'],
	[':clause{ref="2017#p40"}', ':clause', 'has no words to link'],
	[':term[x]{id="unknown"}', ':term id', 'there is no term "unknown"'],
	[':term{id="breach"}', ':term', 'has no words'],
	[':term[x]', ':term id', 'is missing'],
	[':law[x]{id="unknown"}', ':law id', 'there is no fact "unknown"'],
	[':law{id="one-wording"}', ':law', '"one-wording" has no wording of its own'],
	[':law[a Note:this]{id="one-wording"}', ':this', 'is a colon with no space after it'],
	['# Title', 'heading', 'is at level 1, which is the title of the page'],
	['### Early', 'heading', 'skips a level'],
	['![A](a.png)', 'image', 'is not written this way'],
	['[a](other.md)', 'link', '"other.md" is not an address that we allow'],
	['- [ ] a', 'list', 'has tick boxes'],
]

describe('faults', () => {
	it.each(faulty)('%j', (source, field, message) => {
		const errors = render(`\n${source}`).errors
		expect(errors).toContainEqual(expect.objectContaining({ file: 'page.md', field, message }))
		expect(errors.every(({ line, remedy }) => (line ?? 0) >= 2 && remedy.endsWith('.'))).toBe(true)
	})
})

describe('what would be dangerous', () => {
	const dangerous = [
		'<script>alert(1)</script>',
		'Text <span onclick="alert(1)">x</span>',
		'<img src=x onerror=alert(1)>',
		'[x](javascript:alert(1))',
		'[x](JaVaScRiPt:alert(1))',
		'[x](data:text/html,x)',
		'[x](//evil.test)',
		'[x][y]\n\n[y]: javascript:alert(1)',
		'<style>p{}</style>',
		'<!-- note -->',
	]
	it.each(dangerous)('is a fault and leaves no trace: %s', (source) => {
		const { html, errors } = render(source)
		expect(errors.length).toBeGreaterThan(0)
		expect(html).not.toMatch(/<script|<style|<!--|\son\w+=|javascript:|data:|<img/i)
	})

	it('leaves no trace in any mixture of marks', () => {
		const piece = fc.constantFrom(
			...['<script>', '</script>', '<a onclick=x()>', '[x](javascript:x)', '![x](data:x)', ':::here{title="', '"}', ':::', '::::'],
			...['\n', '\n\n', '> ', '- ', '| a |\n|---|\n', '::figure{src="first-hour.svg" alt="<img src=x>"}', ':clause[', ']{ref="2017#p40"}'],
			...['::::scenario{title="T"}', ':::choice{label="<b>" best}', ':contact{id="hr"}', '# ', 'word', '`', '**', '[^1]', '{', '}', '&lt;'],
		)
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
				const elements = elementsOf(render(pieces.join('')).html)
				expect(elements.filter(({ tag }) => ['script', 'style', 'iframe'].includes(tag))).toEqual([])
				const attributes = elements.flatMap((element) => Object.entries(element.attributes))
				expect(attributes.filter(([name]) => name.startsWith('on'))).toEqual([])
				expect(attributes.filter(([name, value]) => /^(?:href|src)$/.test(name) && /^\s*(?:javascript|data):/i.test(value))).toEqual([])
			}),
			{ numRuns: 300 },
		)
	})

	it('is escaped in a title', () => {
		expect(htmlOf(':::here{title="<b onclick=x>&"}\nx\n:::')).toContain('>&#x3C;b onclick=x>&#x26;<')
	})
})
