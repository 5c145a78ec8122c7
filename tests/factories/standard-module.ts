import { type Files, manifest, page } from './content-folder.ts'

/** For tests: the files of a module that meets the standard, so that a test can spoil one thing. */
const outcomes = [1, 2, 3, 4, 5].map((number) => ({ id: `outcome-${number}`, text: `Do thing ${number}.` }))
const slugs = ['one', 'two', 'three', 'four', 'five', 'six']

export const standardManifest = {
	...manifest,
	questionsDrawn: 5,
	outcomes,
	sources: ['The Act', 'The Order', 'The Code'].map((label) => ({ label })),
}

const choices = ':::choice{label="Wait"}\nNo.\n:::\n:::choice{label="Tell us" best}\nYes.\n:::'
const extras = [
	`::::scenario{title="A"}\n${choices}\n::::`,
	`::::scenario{title="B"}\n${choices}\n::::`,
	`::::scenario{title="C"}\n${choices}\n::::`,
	`::::check{question="Is it?"}\n${choices}\n::::\n\n::figure{src="first-hour.svg" alt="A clock"}`,
	`::::check{question="Is it?"}\n${choices}\n::::\n\n::figure{src="first-hour.svg" alt="A clock"}`,
	':::here{title="Ask"}\n:contact{id="hr"} about a :term[breach]{id="breach"}, see :clause[paragraph 1]{ref="2017#p1"}.\n:::',
]

export const standardPage = (at: number, words = 300): string =>
	page(`${'Tell us what you saw. '.repeat(words / 5)}\n\n${extras[at]}`, `Page ${slugs[at]}`).replace(
		/outcomes: .*/,
		`outcomes: [${outcomes[at % 5]?.id}]`,
	)

const common = (at: number) => ({
	id: `q${at}`,
	outcome: outcomes[at % 5]?.id,
	page: slugs[at % 5],
	explanation: 'It is so.',
	source: 'The Act',
	stem: `What do you do in case ${at}?`,
})

const option = (id: string, right: boolean) => ({ id, text: `Do ${id}${right ? '' : ' at once'}`, reason: 'So it is.', right })

/** The right one of three, in turn first, second and third; it is the shortest. */
const oneRight = (at: number) => ['a', 'b', 'c'].map((id, place) => option(id, place === at % 3))

const trueFalse = { type: 'true-false', answer: true, reasonIfTrue: 'Yes.', reasonIfFalse: 'No.' }
const order = { type: 'order', steps: ['a', 'b', 'c'].map((id) => ({ id, text: `Step ${id}` })) }

type Standard = ReturnType<typeof common> & { type: string; options?: ReturnType<typeof option>[] }

const question = (at: number): Standard => {
	const scenario = at < 10 ? { scenario: `You see case ${at}.` } : {}
	if (at < 16) return { ...common(at), ...scenario, type: at < 10 ? 'scenario' : 'single', options: oneRight(at) }
	const more = at < 20 ? trueFalse : order
	return { ...common(at), ...more }
}

export const standardQuestions = [...Array(25).keys()].map(question)

export const standardFiles: Files = {
	'modules/tiny/module.json': standardManifest,
	'modules/tiny/pages/01-first.md': undefined,
	...Object.fromEntries(slugs.map((slug, at) => [`modules/tiny/pages/0${at + 1}-${slug}.md`, standardPage(at)])),
	'modules/tiny/glossary.json': { terms: [{ id: 'breach', term: 'Breach', meaning: 'A failure.' }] },
	'modules/tiny/quiz.json': { questions: standardQuestions },
}
