import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Content } from '#app/features/content/content.ts'
import { ContentErrors, type FieldError } from '#app/features/content/loading/content-errors.ts'
import { loadContent } from '#app/features/content/loading/load-content.server.ts'

/** For tests: the smallest content that is sound. */
const council = {
	name: 'Testshire County Council',
	shortName: 'the council',
	accent: '#1f4e5f',
	contacts: {
		dpo: { label: 'Data Protection Officer', detail: '[council to add: e-mail]', placeholder: true },
		hr: { label: 'Human Resources', detail: '01234 567890' },
	},
}

export const manifest = {
	id: 'tiny',
	title: 'Tiny module',
	version: '1.0',
	summary: 'A module for tests.',
	cover: 'cover.svg',
	passMark: 80,
	questionsDrawn: 2,
	attemptsAllowed: 3,
	outcomes: [
		{ id: 'spot-it', text: 'Spot it.' },
		{ id: 'report-it', text: 'Report it.' },
	],
	sources: [{ label: 'The Act', url: 'https://www.legislation.gov.uk/' }],
}

const common = { outcome: 'spot-it', page: 'first', explanation: 'Because.', source: 'The Act' }
const option = (id: string, right = false) => ({ id, text: `Option ${id}`, reason: `Reason ${id}`, ...(right ? { right } : {}) })
const pair = (id: string) => ({ id, left: `Left ${id}`, right: `Right ${id}`, reason: `Reason ${id}` })

export const questions = {
	single: { id: 'q1', type: 'single', ...common, stem: 'Which?', options: [option('a', true), option('b'), option('c')] },
	multiple: {
		id: 'q2',
		type: 'multiple',
		...common,
		outcome: 'report-it',
		stem: 'Which two?',
		options: [option('a', true), option('b', true), option('c'), option('d')],
	},
	scenario: {
		id: 'q3',
		type: 'scenario',
		...common,
		scenario: 'You see it.',
		stem: 'What now?',
		options: [option('a'), option('b', true), option('c')],
	},
	trueFalse: { id: 'q4', type: 'true-false', ...common, stem: 'It is so.', answer: true, reasonIfTrue: 'Yes.', reasonIfFalse: 'No.' },
	match: { id: 'q5', type: 'match', ...common, stem: 'Match them.', pairs: [pair('a'), pair('b'), pair('c')] },
	order: {
		id: 'q6',
		type: 'order',
		...common,
		stem: 'Put them in order.',
		steps: ['a', 'b', 'c'].map((id) => ({ id, text: `Step ${id}` })),
	},
}

export const edition = {
	id: '2017',
	label: 'April 2017',
	title: 'Officers’ Code of Conduct',
	textKind: 'plain-english',
	about: 'A test edition.',
	cover: 'cover.svg',
	approvedOn: '2017-04-01',
	effectiveFrom: '2017-04-01',
	material: true,
	statements: [{ id: 'read', text: 'I have read the Code.' }],
}

export const page = (body: string, title = 'First'): string => `---\ntitle: ${title}\noutcomes: [spot-it, report-it]\n---\n${body}\n`

export const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 360"><rect width="720" height="360" fill="#fff"/></svg>'

export type Files = Readonly<Record<string, unknown>>

/** Text as it is, anything else as JSON; undefined leaves the file out. */
function writeContent(changes: Files): string {
	const files: Files = {
		'council.json': council,
		'modules/tiny/module.json': manifest,
		'modules/tiny/pages/01-first.md': page('## Begin\n\nA few words.'),
		'modules/tiny/quiz.json': { questions: Object.values(questions) },
		'modules/tiny/figures/cover.svg': svg,
		'modules/tiny/figures/first-hour.svg': svg,
		'code/2017/edition.json': edition,
		'code/2017/figures/cover.svg': svg,
		'code/2017/clauses/01-start.md':
			'---\nheading: Start\n---\n:::clause{#p1 number="1"}\nThe first.\n:::\n\n## Later\n\n:::clause{#coda}\nThe last.\n:::\n',
		'code/2017/faq.md': ':::question{#faq-why title="Why?"}\nSee :clause[paragraph 1]{ref="2017#p1"}.\n:::\n',
		...changes,
	}
	const root = mkdtempSync(path.join(tmpdir(), 'probity-content-'))
	for (const [name, body] of Object.entries(files)) {
		if (body === undefined) continue
		mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
		writeFileSync(path.join(root, name), typeof body === 'string' ? body : JSON.stringify(body, undefined, '\t'))
	}
	return root
}

/** A content directory for as long as `use` runs. */
export function withContent<T>(changes: Files, use: (folder: string) => T): T {
	const folder = writeContent(changes)
	try {
		return use(folder)
	} finally {
		rmSync(folder, { recursive: true })
	}
}

export const loadFixture = (changes: Files = {}): Content => withContent(changes, (folder) => loadContent(folder, '2026-01-31'))

export function fieldErrors(changes: Files): readonly FieldError[] {
	try {
		loadFixture(changes)
		return []
	} catch (error) {
		if (error instanceof ContentErrors) return error.errors
		throw error
	}
}
