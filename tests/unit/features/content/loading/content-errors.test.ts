import { describe, expect, it } from 'vitest'
import { ContentErrors } from '#app/features/content/loading/content-errors.ts'
import { edition, fieldErrors, type Files, loadFixture, manifest, page, questions, svg } from '#tests/factories/content-folder.ts'

const modulePath = 'modules/tiny/module.json'
const quizPath = 'modules/tiny/quiz.json'
const pagePath = 'modules/tiny/pages/01-first.md'
const editionPath = 'code/2017/edition.json'
const clausePath = 'code/2017/clauses/01-start.md'

/** The bank with its first question changed. */
const quiz = (changes: object, base: object = questions.single): Files => ({
	[quizPath]: { questions: [{ ...base, ...changes }, ...Object.values(questions).filter((question) => question !== base)] },
})
const section = (body: string): Files => ({ [clausePath]: `---\nheading: Start\n---\n:::clause{#p1 number="1"}\nx\n:::\n${body}\n` })
const noneRight = questions.single.options.map((option) => ({ ...option, right: false }))
const allRight = questions.multiple.options.map((option) => ({ ...option, right: true }))

const glossary = (...terms: object[]): Files => ({ 'modules/tiny/glossary.json': { terms } })
const term = { id: 'breach', term: 'Breach', meaning: 'A failure.' }
const lawWatch = (...facts: object[]): Files => ({ 'law-watch.json': { facts } })
const fact = { id: 'riddor', title: 'T', known: 'K', handling: 'H', reviewBy: '2027-01-31' }
const glossaryPath = 'modules/tiny/glossary.json'
const wordings = { inForce: 'They must.', notYet: 'They should.' }

const cases: [name: string, changes: Files, file: string, field: string, message: string | RegExp][] = [
	['a missing file', { [quizPath]: undefined }, quizPath, 'the whole file', 'is missing'],
	['a missing council', { 'council.json': undefined }, 'council.json', 'the whole file', 'is missing'],
	['bad JSON', { [quizPath]: '{\n\t"questions": [1,]\n}' }, quizPath, 'line 2, column 17', 'is not JSON: there is a comma before "]"'],
	['an unknown key', { [modulePath]: { ...manifest, passmark: 1 } }, modulePath, 'passmark', 'is not a field here'],
	['a missing key', { [modulePath]: { ...manifest, title: undefined } }, modulePath, 'title', 'is missing'],
	['a wrong kind of value', { [modulePath]: { ...manifest, passMark: '80' } }, modulePath, 'passMark', /^is not/],
	['another folder name', { [modulePath]: { ...manifest, id: 'small' } }, modulePath, 'id', 'is "small" in the folder "tiny"'],
	['too small a draw', { [modulePath]: { ...manifest, questionsDrawn: 1 } }, modulePath, 'questionsDrawn', 'is fewer than the 2 outcomes'],
	['too small a bank', { [modulePath]: { ...manifest, questionsDrawn: 9 } }, quizPath, 'questions', 'there are 6, and module.json draws 9'],
	[
		'an untested outcome',
		{ [quizPath]: { questions: [questions.single, questions.order] } },
		quizPath,
		'questions',
		'none tests the outcome "report-it"',
	],
	[
		'an untaught outcome',
		{ [pagePath]: page('x').replace('[spot-it, report-it]', '[spot-it]') },
		modulePath,
		'outcomes[1]',
		'no page teaches "report-it"',
	],
	[
		'two outcomes with one id',
		{ [modulePath]: { ...manifest, outcomes: [...manifest.outcomes, { id: 'spot-it', text: 'Again.' }] } },
		modulePath,
		'outcomes[2].id',
		'"spot-it" is used twice',
	],
	[
		'too many that must be passed',
		{ [quizPath]: { questions: Object.values(questions).map((question) => ({ ...question, mustPass: true })) } },
		quizPath,
		'questions',
		'6 must be passed',
	],
	['no right answer', quiz({ options: noneRight }), quizPath, 'questions[0].options', 'has no right answer'],
	['two right answers', quiz({ options: allRight.slice(1) }), quizPath, 'questions[0].options', 'has more than one right answer'],
	[
		'one right of several',
		quiz({ options: allRight.map((o, i) => ({ ...o, right: i === 0 })) }, questions.multiple),
		quizPath,
		'questions[0].options',
		'needs at least two right answers',
	],
	['no wrong answer', quiz({ options: allRight }, questions.multiple), quizPath, 'questions[0].options', 'needs at least one wrong answer'],
	[
		'two options with one id',
		quiz({ options: questions.single.options.map((o, i) => ({ ...o, id: i === 1 ? 'a' : o.id })) }),
		quizPath,
		'questions[0].options[1].id',
		'"a" is used twice',
	],
	[
		'one "right" twice in a match',
		quiz({ pairs: questions.match.pairs.map((p) => ({ ...p, right: 'Same' })) }, questions.match),
		quizPath,
		'questions[0].pairs',
		'has the same "right" in two pairs',
	],
	[
		'an order of two',
		quiz({ steps: questions.order.steps.slice(1) }, questions.order),
		quizPath,
		'questions[0].steps',
		'has too few entries',
	],
	['an unknown kind of question', quiz({ type: 'essay' }), quizPath, 'questions[0].type', 'is not a kind of question'],
	['an unknown outcome of a question', quiz({ outcome: 'fly' }), quizPath, 'questions[0].outcome', 'there is no outcome "fly"'],
	['an unknown page', quiz({ page: 'second' }), quizPath, 'questions[0].page', 'there is no page "second"'],
	['two questions with one id', quiz({ id: 'q2' }), quizPath, 'questions[1].id', '"q2" is used twice'],
	['Markdown in a question', quiz({ stem: 'Is it **bold**?' }), quizPath, 'questions[0].stem', 'holds Markdown or HTML marks'],
	[
		'two pages with one slug',
		{ 'modules/tiny/pages/02-first.md': page('x') },
		'modules/tiny/pages/02-first.md',
		'file name',
		'has the slug "first", as 01-first.md has',
	],
	[
		'two pages with one number',
		{ 'modules/tiny/pages/01-second.md': page('x') },
		'modules/tiny/pages/01-second.md',
		'file name',
		'has the number 01, as 01-first.md has',
	],
	[
		'a page without a number',
		{ 'modules/tiny/pages/notes.md': page('x') },
		'modules/tiny/pages/notes.md',
		'file name',
		'is not a number and a slug',
	],
	[
		'an unknown outcome of a page',
		{ [pagePath]: page('x').replace('[spot-it', '[fly, spot-it') },
		pagePath,
		'outcomes',
		'there is no outcome "fly"',
	],
	['front matter with a colon', { [pagePath]: page('x', 'Breaches: now') }, pagePath, 'front matter', /^cannot be read/],
	['front matter without a title', { [pagePath]: page('x').replace('title: First', '') }, pagePath, 'title', 'is missing'],
	[
		'a figure with a script',
		{ 'modules/tiny/figures/bad.svg': svg.replace('<rect', '<script/><rect') },
		'modules/tiny/figures/bad.svg',
		'svg',
		'holds a script',
	],
	[
		'a figure that fetches',
		{ 'modules/tiny/figures/bad.svg': svg.replace('<rect', '<image href="https://x.test/a.png"/><rect') },
		'modules/tiny/figures/bad.svg',
		'svg',
		'holds a link',
	],
	[
		'a narrow figure',
		{ 'modules/tiny/figures/bad.svg': svg.replace('720 360', '300 360') },
		'modules/tiny/figures/bad.svg',
		'viewBox',
		'is not 720 units wide',
	],
	['a module without a cover', { [modulePath]: { ...manifest, cover: undefined } }, modulePath, 'cover', 'is missing'],
	[
		'a module whose cover is not drawn',
		{ 'modules/tiny/figures/cover.svg': undefined },
		modulePath,
		'cover',
		'there is no drawing "cover.svg"',
	],
	['an edition without a cover', { [editionPath]: { ...edition, cover: undefined } }, editionPath, 'cover', 'is missing'],
	[
		'an edition whose cover is not drawn',
		{ 'code/2017/figures/cover.svg': undefined },
		editionPath,
		'cover',
		'there is no drawing "cover.svg"',
	],
	[
		'a narrow cover of an edition',
		{ 'code/2017/figures/cover.svg': svg.replace('720 360', '300 360') },
		'code/2017/figures/cover.svg',
		'viewBox',
		'is not 720 units wide',
	],
	['a date that is none', { [editionPath]: { ...edition, effectiveFrom: '1 April' } }, editionPath, 'effectiveFrom', 'is not a date'],
	[
		'no edition in force',
		{ [editionPath]: { ...edition, effectiveFrom: '2030-01-01' } },
		'code',
		'the whole folder',
		/^holds no edition in force on/,
	],
	['two clauses with one id', section(':::clause{#p1 number="2"}\ny\n:::'), clausePath, 'id', '"p1" is used twice'],
	['two clauses with one number', section(':::clause{#p2 number="1"}\ny\n:::'), clausePath, 'number', '"1" is used twice'],
	['a clause without an id', section(':::clause{number="2"}\ny\n:::'), clausePath, ':::clause id', 'is missing'],
	['text outside a clause', section('Loose words.'), clausePath, 'paragraph', 'stands outside a clause'],
	['a sub-heading with marks', section('## Note:this\n\n:::clause{#p2}\ny\n:::'), clausePath, 'heading', 'is not plain text'],
	['a sub-heading over nothing', section('## Lonely'), clausePath, 'heading', 'has no clause under it'],
	['changes without a note', { [modulePath]: { ...manifest, changes: { effect: 'none' } } }, modulePath, 'changes.note', 'is missing'],
	[
		'changes with another effect',
		{ [modulePath]: { ...manifest, changes: { effect: 'soon', note: 'x' } } },
		modulePath,
		'changes.effect',
		'is "soon", which is not known',
	],
	['a term without a meaning', glossary({ ...term, meaning: undefined }), glossaryPath, 'terms[0].meaning', 'is missing'],
	['a glossary of nothing', glossary(), glossaryPath, 'terms', 'has too few entries'],
	['two terms with one id', glossary(term, { ...term, term: 'Other' }), glossaryPath, 'terms[1].id', '"breach" is used twice'],
	['two terms with one word', glossary(term, { ...term, id: 'other' }), glossaryPath, 'terms', 'explains one word twice'],
	['an unknown term', { [pagePath]: page(':term[it]{id="it"}') }, pagePath, ':term id', 'there is no term "it"'],
	[
		'a term in the Code',
		{ ...glossary(term), ...section(':::clause{#p2}\n:term[a]{id="breach"}\n:::') },
		clausePath,
		':term',
		'stands in the Code',
	],
	['a contact in the Code', section(':::clause{#p2}\n:contact{id="hr"}\n:::'), clausePath, ':contact', 'stands in the Code'],
	[
		'a box in the Code',
		section('::::clause{#p2}\n:::key-fact{title="A"}\nA fact.\n:::\n::::'),
		clausePath,
		':::key-fact',
		'stands in the Code',
	],
	['an empty opening', { 'modules/tiny/opening.md': '\n' }, 'modules/tiny/opening.md', 'the whole file', 'is empty'],
	[
		'an unknown contact in an opening',
		{ 'modules/tiny/opening.md': ':contact{id="x"}' },
		'modules/tiny/opening.md',
		':contact id',
		/^there is/,
	],
	['a fact without a day of review', lawWatch({ ...fact, reviewBy: undefined }), 'law-watch.json', 'facts[0].reviewBy', 'is missing'],
	['a day of review that is none', lawWatch({ ...fact, reviewBy: 'soon' }), 'law-watch.json', 'facts[0].reviewBy', 'is not a date'],
	['two wordings without a flag', lawWatch({ ...fact, wordings }), 'law-watch.json', 'facts[0].inForce', 'is missing beside two wordings'],
	[
		'a wording too few',
		lawWatch({ ...fact, inForce: true, wordings: { inForce: 'x' } }),
		'law-watch.json',
		'facts[0].wordings.notYet',
		'is missing',
	],
	['two facts with one id', lawWatch(fact, fact), 'law-watch.json', 'facts[1].id', '"riddor" is used twice'],
	['an unknown fact on a page', { [pagePath]: page(':law[it]{id="it"}') }, pagePath, ':law id', 'there is no fact "it"'],
	['an unknown fact of a question', quiz({ law: ['it'] }), quizPath, 'questions[0].law[0]', 'there is no fact "it"'],
	['an unknown clause of a question', quiz({ clause: '2017#p9' }), quizPath, 'questions[0].clause', 'there is no clause "2017#p9"'],
	[
		'a question that waits for an unknown fact',
		{ ...lawWatch(fact), ...quiz({ when: { law: 'it', inForce: true } }) },
		quizPath,
		'questions[0].when.law',
		'there is no fact "it"',
	],
	[
		'a question that waits for a fact without a flag',
		{ ...lawWatch(fact), ...quiz({ when: { law: 'riddor', inForce: true } }) },
		quizPath,
		'questions[0].when.law',
		'"riddor" has no flag to wait for',
	],
	[
		'a bank that is too small without what waits',
		{
			...lawWatch({ ...fact, inForce: false }),
			...quiz({ when: { law: 'riddor', inForce: true } }, questions.multiple),
		},
		quizPath,
		'questions',
		'none tests the outcome "report-it"',
	],
	['an unknown clause', { [pagePath]: page(':clause[it]{ref="2017#p9"}') }, pagePath, ':clause ref', 'there is no clause "2017#p9"'],
]

describe('a fault', () => {
	it.each(cases)('%s', (_name, changes, file, field, message) => {
		const errors = fieldErrors(changes)
		const match = typeof message === 'string' ? message : expect.stringMatching(message)
		expect(errors).toEqual([expect.objectContaining({ file, field, message: match, remedy: expect.stringMatching(/\w{3}.*\.$/) })])
	})

	it('never hides another', () => {
		const changes = {
			...quiz({ options: noneRight, outcome: 'spot-it' }),
			[pagePath]: page('<b>x</b>\n\nSee:this.'),
			[clausePath]: undefined,
		}
		const found = fieldErrors(changes).map(({ file, line, field }) => `${file} ${line ?? ''} ${field}`)
		expect(found).toEqual([
			'code/2017/clauses  the whole folder',
			'code/2017/faq.md 2 :clause ref',
			`${pagePath} 5 HTML`,
			`${pagePath} 5 HTML`,
			`${pagePath} 7 :this`,
			`${quizPath}  questions[0].options`,
		])
	})

	it('in a file that much rests on is told once', () => {
		const rests = { [pagePath]: page(':term[a]{id="breach"} :law[b]{id="riddor"}'), ...quiz({ law: ['riddor'] }) }
		const found = fieldErrors({ ...rests, ...glossary({ ...term, id: 'Breach' }), ...lawWatch({ ...fact, title: '' }) })
		expect(found.map(({ file, field }) => `${file} ${field}`)).toEqual(['law-watch.json facts[0].title', `${glossaryPath} terms[0].id`])
	})

	it('is told with its file, line and remedy', () => {
		expect(() => loadFixture({ [pagePath]: page('\nAt:once') })).toThrow(ContentErrors)
		expect(() => loadFixture({ [pagePath]: page('\nAt:once') })).toThrow(
			`The content has 1 fault:\n${pagePath}:6  :once: is a colon with no space after it. Write a space after the colon`,
		)
	})
})
