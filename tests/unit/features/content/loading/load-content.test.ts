import { describe, expect, it } from 'vitest'
import { editionInForce } from '#app/features/content/content.ts'
import { edition, loadFixture, manifest, page, questions, svg } from '#tests/factories/content-folder.ts'

const pagePath = 'modules/tiny/pages/01-first.md'

function tiny(changes = {}) {
	const found = loadFixture(changes).modules.get('tiny')
	if (!found) throw new Error('The fixture has no module')
	return found
}

describe('loadContent', () => {
	it('gives modules with their pages and questions', () => {
		const { pages, questions: bank, ...rest } = tiny()
		expect(rest).toMatchObject({ id: 'tiny', passMark: 80, questionsDrawn: 2, minutes: 3 })
		expect(pages).toHaveLength(1)
		expect(pages[0]).toMatchObject({ slug: 'first', title: 'First', outcomes: ['spot-it', 'report-it'], words: 4, minutes: 1 })
		expect(pages[0]?.html).toContain('<h2 id="begin" class="govuk-heading-m">Begin</h2>')
		expect(bank.map((question) => question.type)).toEqual(['single', 'multiple', 'scenario', 'true-false', 'match', 'order'])
		expect(bank[0]).toMatchObject({ mustPass: false, options: [{ id: 'a', right: true }, { right: false }, { right: false }] })
	})

	it('orders the pages by their number', () => {
		const { pages } = tiny({
			'modules/tiny/pages/10-last.md': page('Text.', 'Last'),
			'modules/tiny/pages/02-next.md': page('Text.', 'Next'),
		})
		expect(pages.map(({ slug }) => slug)).toEqual(['first', 'next', 'last'])
	})

	it('counts a minute for every 200 words begun, every scenario and every question drawn', () => {
		const scenario = '::::scenario{title="T"}\n:::choice{label="A" best}\nx\n:::\n:::choice{label="B"}\ny\n:::\n::::'
		const found = tiny({ [pagePath]: page(`${'word '.repeat(201)}\n\n${scenario}`) })
		expect(found.pages[0]?.minutes).toBe(3)
		expect(found.minutes).toBe(5)
	})

	it('gives an edition with sections, sub-headings and questions', () => {
		const { currentEdition } = loadFixture()
		expect(currentEdition).toMatchObject({ id: '2017', material: true, statements: [{ id: 'read' }] })
		expect(currentEdition.sections).toEqual([
			{
				heading: 'Start',
				slug: 'start',
				clauses: [
					{ id: 'p1', number: '1', source: 'The first.', html: '<p class="govuk-body">The first.</p>', text: 'The first.' },
					{
						id: 'coda',
						number: null,
						heading: 'Later',
						source: 'The last.',
						html: '<p class="govuk-body">The last.</p>',
						text: 'The last.',
					},
				],
			},
		])
		expect(currentEdition.faq[0]).toMatchObject({ id: 'faq-why', title: 'Why?' })
		expect(currentEdition.faq[0]?.html).toContain('<a href="/code/2017#p1" class="govuk-link">paragraph 1</a>')
	})

	it('takes the latest edition in force on the day', () => {
		const changes = {
			'code/2026/edition.json': { ...edition, id: '2026', effectiveFrom: '2026-06-01' },
			'code/2026/figures/cover.svg': svg,
			'code/2026/clauses/01-start.md': '---\nheading: Start\n---\n:::clause{#p1}\nNew.\n:::\n',
		}
		const { currentEdition, editions } = loadFixture(changes)
		expect(currentEdition.id).toBe('2017')
		expect(editionInForce(editions, '2026-06-01')?.id).toBe('2026')
		expect(editionInForce(editions, '2016-12-31')).toBeUndefined()
	})

	it('gives the questions on the Code, each on a clause or a question that is there', () => {
		const options = [
			{ id: 'a', text: 'Yes', right: true, reason: 'So it says.' },
			{ id: 'b', text: 'No', reason: 'It says yes.' },
			{ id: 'c', text: 'Perhaps', reason: 'It says yes.' },
		]
		const question = (id: string, clause: string) => ({ id, clause, stem: 'Is it?', options, explanation: 'It is.' })
		const bank = (...clauses: string[]) => ({ 'code/check.json': { questions: clauses.map((clause, at) => question(`q${at}`, clause)) } })
		expect(loadFixture(bank('p1', 'faq-why')).codeCheck.map(({ clause }) => clause)).toEqual(['p1', 'faq-why'])
		expect(loadFixture().codeCheck).toEqual([])
		expect(() => loadFixture(bank('p1', 'p99'))).toThrow('no edition has "p99"')
	})

	it('serves figures by an address that changes with the drawing', () => {
		const address = (drawing: string) =>
			[...loadFixture({ 'modules/tiny/figures/first-hour.svg': drawing }).figures.keys()].find((key) => key.includes('first-hour'))
		expect(address(svg)).toMatch(/^\/figures\/tiny\/first-hour\.[0-9a-f]{12}\.svg$/)
		expect(address(svg)).not.toBe(address(svg.replace('#fff', '#eee')))
		const { body, ...figure } = [...loadFixture().figures.values()][0] ?? {}
		expect(body?.toString()).toBe(svg)
		expect(figure).toMatchObject({ contentType: 'image/svg+xml', width: 720, height: 360 })
	})

	it('gives each module and edition the address of its cover', () => {
		const { modules, currentEdition, figures } = loadFixture()
		const covers = [modules.get('tiny')?.cover, currentEdition.cover]
		expect(covers[0]).toMatch(/^\/figures\/tiny\/cover\.[0-9a-f]{12}\.svg$/)
		expect(covers[1]).toMatch(/^\/figures\/code-2017\/cover\.[0-9a-f]{12}\.svg$/)
		for (const cover of covers) expect(figures.get(cover ?? '')?.body.toString()).toBe(svg)
	})
})

const glossary = { terms: [{ id: 'breach', term: 'Breach', meaning: 'A failure.' }] }
const opening = 'This may upset you. Ask :contact{id="hr"} about a :term[breach]{id="breach"}.'
const fact = { id: 'duty', title: 'A duty', known: 'Announced.', handling: 'Check.', reviewBy: '2027-01-31' }
const watch = (inForce: boolean, inForceWords = 'They must.') => ({
	facts: [
		{ ...fact, inForce, wordings: { inForce: inForceWords, notYet: 'They should.' } },
		{ ...fact, id: 'other' },
	],
})
const waiting = { ...questions.single, id: 'q7', law: ['other'], when: { law: 'duty', inForce: true } }
const watched = (inForce: boolean, inForceWords?: string) => ({
	'law-watch.json': watch(inForce, inForceWords),
	'modules/tiny/quiz.json': { questions: [...Object.values(questions), waiting] },
	[pagePath]: page(':law{id="duty"} :law[Do it]{id="other"}.'),
})

describe('words to explain, and what to say first', () => {
	it('gives each page and the opening the terms that they use', () => {
		const changes = {
			'modules/tiny/glossary.json': glossary,
			'modules/tiny/opening.md': opening,
			[pagePath]: page('A :term[breach]{id="breach"}.'),
		}
		const { opening: said, pages, glossary: words } = tiny(changes)
		expect([said?.terms, pages[0]?.terms, words]).toEqual([glossary.terms, glossary.terms, glossary.terms])
		expect(said).toMatchObject({ contacts: ['hr'], laws: [] })
		expect(said?.html).toContain('<p class="govuk-body">This may upset you.')
	})

	it('does without both', () => {
		expect(tiny()).toMatchObject({ opening: null, glossary: [], sensitive: false, critical: false })
		expect(tiny().pages[0]).toMatchObject({ file: pagePath, terms: [], laws: [], clauses: [] })
	})

	it('knows what a version means for those who hold the one before', () => {
		const changes = { effect: 'at-once', note: 'A duty is new.' }
		expect(tiny({ 'modules/tiny/module.json': { ...manifest, changes } }).changes).toEqual(changes)
	})
})

describe('law watch', () => {
	it('shows the wording that is true now, and asks a question that waits for it once it is', () => {
		const [before, after] = [tiny(watched(false)), tiny(watched(true))]
		expect(before.pages[0]?.html).toContain('They should. Do it.')
		expect(after.pages[0]?.html).toContain('They must. Do it.')
		expect([before, after].map(({ questions: asked, bank }) => [asked.length, bank.length])).toEqual([
			[6, 7],
			[7, 7],
		])
		expect(after.questions[6]).toMatchObject({ id: 'q7', law: ['other'] })
	})

	it('tells where each fact is used', () => {
		const facts = loadFixture(watched(false)).lawWatch
		const page = { module: 'tiny', part: 'page', id: 'first' }
		const question = { module: 'tiny', part: 'question', id: 'q7' }
		expect([...facts.values()].map(({ id, wording, usedOn }) => [id, wording, usedOn])).toEqual([
			['duty', 'They should.', [page, question]],
			['other', null, [page, question]],
		])
	})

	it('is part of the fingerprint as far as a learner sees it', () => {
		const print = (changes: object) => tiny(changes).fingerprint
		const plain = { 'law-watch.json': watch(false), [pagePath]: page(':law[Do it]{id="other"}.') }
		expect(print(watched(true))).not.toBe(print(watched(false)))
		expect(print(watched(true, 'They all must.'))).not.toBe(print(watched(true)))
		expect(print(watched(false, 'They all must.'))).toBe(print(watched(false)))
		expect(print({ ...plain, 'law-watch.json': watch(true) })).toBe(print(plain))
	})
})

describe('content once loaded', () => {
	it('cannot be changed', () => {
		const content = loadFixture()
		const modules = content.modules as Map<string, unknown>
		const bank = tiny().questions as unknown[]
		expect(() => modules.set('tiny', {})).toThrow(TypeError)
		expect(() => modules.delete('tiny')).toThrow(TypeError)
		expect(() => modules.clear()).toThrow(TypeError)
		expect(() => (content.editions as Map<string, unknown>).set('x', {})).toThrow(TypeError)
		expect(() => (content.figures as Map<string, unknown>).clear()).toThrow(TypeError)
		expect(() => bank.push({})).toThrow(TypeError)
		expect(() => Object.assign(content.currentEdition, { title: 'Other' })).toThrow(TypeError)
		expect(Object.isFrozen(content.council.contacts['dpo'])).toBe(true)
		expect(modules.size).toBe(1)
	})
})

describe('fingerprint', () => {
	const moduleOf = (changes = {}) => tiny(changes).fingerprint
	const editionOf = (changes = {}) => loadFixture(changes).currentEdition.fingerprint

	it('stays the same for the same words, whatever the line endings', () => {
		expect(moduleOf()).toMatch(/^[0-9a-f]{64}$/)
		expect(moduleOf()).toBe(moduleOf())
		expect(editionOf()).toBe(editionOf())
		expect(moduleOf({ [pagePath]: page('## Begin\n\nA few words.').replaceAll('\n', '\r\n') })).toBe(moduleOf())
	})

	it('changes with one letter', () => {
		expect(moduleOf({ [pagePath]: page('## Begin\n\nA few wards.') })).not.toBe(moduleOf())
		expect(
			moduleOf({
				'modules/tiny/quiz.json': { questions: Object.values({ ...questions, single: { ...questions.single, stem: 'What?' } }) },
			}),
		).not.toBe(moduleOf())
		expect(moduleOf({ 'modules/tiny/module.json': { ...manifest, version: '1.1' } })).not.toBe(moduleOf())
		expect(moduleOf({ 'modules/tiny/glossary.json': glossary })).not.toBe(moduleOf())
		expect(moduleOf({ 'modules/tiny/glossary.json': glossary, 'modules/tiny/opening.md': opening })).not.toBe(
			moduleOf({ 'modules/tiny/glossary.json': glossary }),
		)
		expect(editionOf({ 'code/2017/edition.json': { ...edition, about: 'A best edition.' } })).not.toBe(editionOf())
	})

	it('covers neither the other module nor the edition', () => {
		expect(moduleOf({ 'code/2017/edition.json': { ...edition, about: 'Another.' } })).toBe(moduleOf())
		expect(editionOf({ [pagePath]: page('Other words.') })).toBe(editionOf())
	})
})
