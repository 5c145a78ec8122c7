import { describe, expect, it } from 'vitest'
import { type Files, loadFixture } from '#tests/factories/content-folder.ts'
import { listWarnings } from '#app/features/content/checking/list-warnings.ts'
import { standardFiles, standardManifest, standardPage, standardQuestions } from '#tests/factories/standard-module.ts'

const today = '2026-11-22'
type Standard = (typeof standardQuestions)[number]
const warningsOf = (changes: Files) => listWarnings(loadFixture({ ...standardFiles, ...changes }), today)

const manifestPath = 'modules/tiny/module.json'
const quizPath = 'modules/tiny/quiz.json'
const glossaryPath = 'modules/tiny/glossary.json'
const pages = 'modules/tiny/pages'
const onePath = `${pages}/01-one.md`
const manifest = (changes: object): Files => ({ [manifestPath]: { ...standardManifest, ...changes } })
const bank = (questions: readonly object[]): Files => ({ [quizPath]: { questions } })
const each = (change: (question: Standard, at: number) => object): Files =>
	bank(standardQuestions.map((question, at) => ({ ...question, ...change(question, at) })))
const only = (at: number, change: object): Files => each((_, other) => (other === at ? change : {}))
/** One of the six pages without what matches. */
const without = (at: number, mark: RegExp): Files => ({ [`${pages}/0${at + 1}-${slugs[at]}.md`]: standardPage(at).replace(mark, '') })
const slugs = ['one', 'two', 'three', 'four', 'five', 'six']
const noScenario = standardPage(0).replace(/::::scenario[^]*::::/, '')
const extraPages = Object.fromEntries([7, 8, 9].map((number) => [`${pages}/0${number}-more-${number}.md`, noScenario]))
const hard = 'Organisational accountability necessitates comprehensive documentation of responsibilities. '
const rightFirst = ({ options }: Pick<Standard, 'options'>) =>
	options ? { options: [...options].sort((a, b) => Number(b.right) - Number(a.right)) } : {}
const rightLongest = ({ options }: Pick<Standard, 'options'>) =>
	options ? { options: options.map((option) => (option.right ? { ...option, text: `${option.text}, and then tell us` } : option)) } : {}
const toSingle = { type: 'single', scenario: undefined }
const toTrueFalse = { type: 'true-false', steps: undefined, answer: true, reasonIfTrue: 'Yes.', reasonIfFalse: 'No.' }
const severalRight = (stem: string) => ({
	type: 'multiple',
	stem,
	options: [0, 1, 2, 3].map((at) => ({ id: `o${at}`, text: `Do thing ${at}`, reason: 'So it is.', right: at < 2 })),
})
const sameText = standardQuestions[0]?.options?.map((option) => ({ ...option, text: 'Do  IT' }))
const sameSteps = ['a', 'b', 'c'].map((id) => ({ id, text: 'Step' }))
const toFirst = { outcome: 'outcome-1', page: 'one' }

const cases: [name: string, changes: Files, file: string, field: string, message: string | RegExp][] = [
	['too few sources', manifest({ sources: standardManifest.sources.slice(1) }), manifestPath, 'sources', 'are 2'],
	['nothing to say first', manifest({ sensitive: true }), manifestPath, 'sensitive', 'is set, and the module has no opening'],
	['nothing that must be passed', manifest({ critical: true }), manifestPath, 'critical', 'is set, and no question must be passed'],
	['too many pages', extraPages, pages, 'the whole folder', 'holds 9 pages'],
	['too few scenarios', without(0, /::::scenario[^]*::::/), pages, ':::scenario', 'is used 2 times'],
	['too few checks', without(3, /::::check[^]*?\n::::/), pages, ':::check', 'is used once'],
	['too few figures', without(3, /::figure.*/), pages, '::figure', 'is used once'],
	['no contact', without(5, /:contact\{.*?\}/), pages, ':::here', 'is used nowhere'],
	['no clause', without(5, /:clause\[.*?\}/), pages, ':clause', 'is used nowhere'],
	['no glossary', { ...without(5, /:term\[.*?\}/), [glossaryPath]: undefined }, glossaryPath, 'the whole file', 'is missing'],
	['an unused term', without(5, /:term\[.*?\}/), glossaryPath, 'terms[0]', '"breach" is used on no page'],
	['a short page', { [onePath]: standardPage(0, 200) }, onePath, 'words', /^are 2\d\d$/],
	['a long page', { [onePath]: standardPage(0, 450) }, onePath, 'words', /^are 4\d\d$/],
	['a hard page', { [onePath]: standardPage(0).replace(/(Tell.*?\. )+/, hard.repeat(40)) }, onePath, 'reading ease', /^is -?\d+$/],
	['too small a bank', bank(standardQuestions.slice(2)), quizPath, 'questions', 'are 23'],
	['too few for an outcome', each((_, at) => ([14, 19, 24].includes(at) ? toFirst : {})), quizPath, 'questions', /"outcome-5" are 2$/],
	['too few scenarios in a bank', each((_, at) => (at < 2 ? toSingle : {})), quizPath, 'questions', 'hold 8 scenarios'],
	['too few types', each((_, at) => (at >= 20 ? toTrueFalse : {})), quizPath, 'questions', 'are of 3 types'],
	['a hard bank', each((_, at) => ({ stem: `${hard} ${at}` })), quizPath, 'reading ease', /^is -?\d+$/],
	['the right one always first', each(rightFirst), quizPath, 'questions', 'have the right option in place 1 in 16 of 16'],
	['the right one always longest', each(rightLongest), quizPath, 'questions', 'have the right option as the longest in 16 of 16'],
	['a page that teaches something else', only(0, { page: 'two' }), quizPath, 'questions[0].page', '"two" does not teach "outcome-1"'],
	[
		'a stem that hides how many are right',
		only(10, severalRight('Choose three.')),
		quizPath,
		'questions[10].stem',
		'does not say how many to choose: 2 are right',
	],
	['one text in two options', only(0, { options: sameText }), quizPath, 'questions[0].options', 'say "Do  IT" twice'],
	['one text in two steps', only(20, { steps: sameSteps }), quizPath, 'questions[20].steps', 'say "Step" twice'],
	['one stem twice', only(11, { stem: standardQuestions[10]?.stem }), quizPath, 'questions[11].stem', 'is that of "q10" too'],
	[
		'a day of review that is past',
		lawWatch('2026-11-21'),
		'law-watch.json',
		'facts[0].reviewBy',
		'"duty" was to be reviewed by 2026-11-21',
	],
]

function lawWatch(reviewBy: string): Files {
	return { 'law-watch.json': { facts: [{ id: 'duty', title: 'A duty', known: 'K', handling: 'H', reviewBy }] } }
}

describe('a warning', () => {
	it.each(cases)('%s', (_name, changes, file, field, message) => {
		const match = typeof message === 'string' ? message : expect.stringMatching(message)
		expect(warningsOf(changes)).toEqual([{ file, field, message: match, remedy: expect.stringMatching(/\w{3}.*\.$/) }])
	})

	it('has no cause in a module that meets the standard', () => {
		expect(warningsOf({})).toEqual([])
	})

	it('is given for each thing that the smallest module lacks', () => {
		const told = listWarnings(loadFixture(), today).map(({ field, message }) => `${field} ${message}`)
		expect(told).toEqual(expect.arrayContaining(['outcomes are 2', 'the whole folder holds 1 pages', 'words are 4', 'questions are 6']))
	})

	it('is not given on the last day of review, and says on which pages and questions the fact rests', () => {
		expect(warningsOf(lawWatch(today))).toEqual([])
		const rests = only(3, { law: ['duty'] })
		expect(warningsOf({ ...lawWatch('2026-01-31'), ...rests })[0]?.remedy).toMatch(/On it rest: tiny\/q3\.$/)
	})

	it('is not given for what a sensitive or critical module has', () => {
		const opening = { 'modules/tiny/opening.md': 'This may upset you.' }
		expect(warningsOf({ ...manifest({ sensitive: true, critical: true }), ...opening, ...only(0, { mustPass: true }) })).toEqual([])
	})

	it('is not given for two scenarios that end in one question, nor for two wordings of which one waits', () => {
		expect(warningsOf(each((_, at) => (at < 10 ? { stem: 'What do you do?' } : {})))).toEqual([])
		const facts = { 'law-watch.json': { facts: [{ id: 'duty', title: 'D', known: 'K', handling: 'H', reviewBy: today, inForce: true }] } }
		const variants = [true, false].map((inForce) => ({ ...standardQuestions[10], id: `v-${inForce}`, when: { law: 'duty', inForce } }))
		expect(warningsOf({ ...facts, ...bank([...standardQuestions.filter(({ id }) => id !== 'q10'), ...variants]) })).toEqual([])
	})

	it('tells no share of a few questions', () => {
		const few = standardQuestions.slice(0, 11)
		const told = warningsOf(bank(few.map((question) => ({ ...question, ...rightFirst(question) })))).map(({ message }) => message)
		expect(told).not.toContainEqual(expect.stringContaining('right option'))
	})
})
