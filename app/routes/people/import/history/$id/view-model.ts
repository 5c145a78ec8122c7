import { foldWord } from '#app/features/history/absence-words.ts'
import { inWords as columnInWords, leftOut } from '#app/features/history/answer-history-question.ts'
import type { HistoryFound } from '#app/features/history/check-found.ts'
import { foldTitle } from '#app/features/history/course-titles.ts'
import type { HistoryColumn } from '#app/features/history/history-columns.ts'
import type { HistoryLayout } from '#app/features/history/history-layout.ts'
import type { HistoryQuestion } from '#app/features/history/history-questions.ts'
import type { HistoryState } from '#app/features/history/history-upload.machine.ts'
import { absenceKinds, kindInWords } from '#app/features/people/record/leave-in-words.ts'
import { inWords, type Day } from '#app/platform/calendar.ts'

type Titled = { slug: string; title: string }
type Choice = { value: string; text: string }

/** One question, as a form asks it. `rest`: what is not chosen can be left out at once. */
export type QuestionView = { legend: string; lines: string[] } & (
	| { kind: 'radios'; field: string; items: Choice[] }
	| { kind: 'selects'; fields: { field: string; label: string; hint: string | null; choices: Choice[] }[]; rest: string | null }
)

const count = (n: number, word: string) => `${n.toLocaleString('en-GB')} ${word}${n === 1 ? '' : 's'}`
const orders = { dmy: 'Day first: 01/04/2026 is 1 April', mdy: 'Month first: 01/04/2026 is 4 January' }
const numbersAre = { alike: 'They are the same people', exact: 'They are not: these numbers are not known here' }

export function toQuestionView(question: HistoryQuestion, { header }: HistoryFound, requirements: readonly Titled[]): QuestionView {
	const titleOf = (slug: string) => requirements.find((own) => own.slug === slug)?.title ?? slug
	switch (question.about) {
		case 'encoding':
			return {
				...{
					kind: 'radios',
					field: 'encoding',
					legend: 'The file is not in UTF-8. Read as Windows-1252 it has the words below. Are they right?',
				},
				...{ lines: question.sample, items: [{ value: 'windows-1252', text: 'Yes, the letters are right' }] },
			}
		case 'dates':
			return {
				...{ kind: 'radios', field: 'dates', legend: 'How are days written in this file?', lines: question.sample },
				items: [
					{ value: 'dmy', text: orders.dmy },
					{ value: 'mdy', text: orders.mdy },
				],
			}
		case 'numbers':
			return {
				...{ kind: 'radios', field: 'numbers' },
				legend: `${count(question.people, 'number')} of the file ${question.people === 1 ? 'is' : 'are'} known here with other zeros at the front or other capitals. Are these the same people?`,
				lines: question.sample.map(({ found, known }) => `${found} in the file, ${known} here`),
				items: [
					{ value: 'alike', text: numbersAre.alike },
					{ value: 'exact', text: numbersAre.exact },
				],
			}
		case 'faults':
			return {
				...{ kind: 'radios', field: 'faults', lines: [] },
				legend: `${count(question.rows, 'row')} cannot be brought. What should happen?`,
				items: [{ value: 'leave-out', text: 'Leave these rows out, keep them with the import, and bring the others' }],
			}
		case 'columns':
			return {
				...{ kind: 'selects', legend: 'Which column of the file is it?', lines: [], rest: null },
				fields: question.missing.map((column) => ({
					...{ field: column, label: kindInWords(columnInWords(column)), hint: null },
					choices: [...new Set(header)].filter(Boolean).map((text) => ({ value: text, text })),
				})),
			}
		case 'courses':
			return {
				...{ kind: 'selects', legend: 'What are these courses here?' },
				lines: question.more > 0 ? [`${count(question.more, 'more title')} will follow.`] : [],
				rest: 'Leave out every course that I have not chosen',
				fields: question.titles.map(({ title, rows, nearest }, at) => ({
					field: `course-${at + 1}`,
					label: title,
					hint: [...(rows > 0 ? [count(rows, 'row')] : []), ...(nearest ? [`nearest: ${titleOf(nearest)}`] : [])].join('; ') || null,
					choices: coursesFrom(nearest, requirements),
				})),
			}
		case 'kinds':
			return {
				...{
					kind: 'selects',
					legend: 'What do these words mean?',
					lines: ['Only long leave stops the clock. Leave out holidays and short sickness.'],
					rest: null,
				},
				fields: question.words.map(({ word, rows }, at) => ({
					...{ field: `kind-${at + 1}`, label: word, hint: rows > 0 ? count(rows, 'row') : null },
					choices: [...absenceKinds.map((kind) => ({ value: kind, text: kindInWords(kind) })), leave],
				})),
			}
	}
}

const leave: Choice = { value: leftOut, text: 'Leave it out' }

/** The nearest first, then the others, then to leave it out. */
function coursesFrom(nearest: string | null, requirements: readonly Titled[]): Choice[] {
	const near = requirements.filter(({ slug }) => slug === nearest)
	const others = requirements.filter(({ slug }) => slug !== nearest)
	return [...[...near, ...others].map(({ slug, title }) => ({ value: slug, text: title })), leave]
}

/** The question about `change` of those that were answered and may still be answered otherwise; else the one that is open. */
export function questionAsked(
	{ state, found, layout }: { state: HistoryState; found: HistoryFound | null; layout: HistoryLayout },
	change: string | null,
): { question: HistoryQuestion | null; isChange: boolean } {
	const isOpen = state === 'asking' || state === 'ready'
	const changed = isOpen && found ? answered(found, layout).find(({ about }) => about === change) : undefined
	return { question: changed ?? (state === 'asking' ? (found?.question ?? null) : null), isChange: changed !== undefined }
}

/** What was answered, as the questions that ask it again. */
function answered({ kind, courses }: HistoryFound, { columns, dates, numbers, kinds }: HistoryLayout): HistoryQuestion[] {
	const named = Object.keys(columns) as HistoryColumn[]
	const words = Object.keys(kinds).map((word) => ({ word, rows: 0 }))
	const titles = courses.map(({ title, slug }) => ({ title, rows: 0, nearest: slug }))
	return [
		...(named.length > 0 ? [{ about: 'columns' as const, kind: kind ?? ('completions' as const), missing: named }] : []),
		...(dates ? [{ about: 'dates' as const, sample: [], rows: 0, row: 1 }] : []),
		...(numbers ? [{ about: 'numbers' as const, sample: [], people: 0 }] : []),
		...(titles.length > 0 ? [{ about: 'courses' as const, titles: titles.slice(0, 100), more: Math.max(0, titles.length - 100) }] : []),
		...(words.length > 0 ? [{ about: 'kinds' as const, words }] : []),
	]
}

/** What was answered, as the form of the question sends it. */
export function sentBefore(question: HistoryQuestion, { courses }: HistoryFound, layout: HistoryLayout): Record<string, string> {
	switch (question.about) {
		case 'encoding':
			return { encoding: layout.encoding ?? '' }
		case 'dates':
			return { dates: layout.dates ?? '' }
		case 'numbers':
			return { numbers: layout.numbers ?? '' }
		case 'faults':
			return {}
		case 'columns':
			return Object.fromEntries(question.missing.map((column) => [column, layout.columns[column] ?? '']))
		case 'courses': {
			const said = new Map(courses.map(({ title, slug }) => [foldTitle(title), slug ?? leftOut]))
			return Object.fromEntries(question.titles.map(({ title }, at) => [`course-${at + 1}`, said.get(foldTitle(title)) ?? '']))
		}
		case 'kinds':
			return Object.fromEntries(
				question.words.map(({ word }, at) => {
					const kind = layout.kinds[foldWord(word)]
					return [`kind-${at + 1}`, kind === undefined ? '' : (kind ?? leftOut)]
				}),
			)
	}
}

export type AnswerView = { key: string; value: string; change: { about: HistoryQuestion['about']; what: string } | null }

export function toAnswersView(
	{ courses, leftOut: rows }: HistoryFound,
	layout: HistoryLayout,
	requirements: readonly Titled[],
): AnswerView[] {
	const titleOf = (slug: string) => requirements.find((own) => own.slug === slug)?.title ?? slug
	const { columns, dates, numbers, kinds, encoding } = layout
	return [
		...(encoding ? [{ key: 'Letters', value: 'Read as Windows-1252', change: null }] : []),
		...Object.entries(columns).map(([column, header]) => ({
			...{ key: kindInWords(columnInWords(column)), value: `is read from “${header}”` },
			change: { about: 'columns' as const, what: `the column of ${columnInWords(column)}` },
		})),
		...(dates ? [{ key: 'Days', value: orders[dates], change: { about: 'dates' as const, what: 'how days are written' } }] : []),
		...(numbers
			? [{ key: 'Numbers', value: numbersAre[numbers], change: { about: 'numbers' as const, what: 'whether numbers are the same' } }]
			: []),
		...courses.map(({ title, slug }) => ({
			...{ key: `“${title}”`, value: slug === null ? 'is left out' : `is ${titleOf(slug)}` },
			change: { about: 'courses' as const, what: `what “${title}” is` },
		})),
		...Object.entries(kinds).map(([word, kind]) => ({
			...{ key: `“${word}”`, value: kind === null ? 'is left out' : `means ${kind}` },
			change: { about: 'kinds' as const, what: `what “${word}” means` },
		})),
		...(rows > 0 ? [{ key: 'Rows with a fault', value: `${rows} left out, and kept with the import`, change: null }] : []),
	]
}

const mostFaults = 200
const dueInWords = (day: Day | null) => (day === null ? 'Not asked' : inWords(day))

/** What was found, for a page: counts by requirement or kind, and whose due days change. */
export function toFoundView({ faults, errors, due, byRequirement, byKind, ...counts }: HistoryFound) {
	const { brought, same, notWanted, notCompleted, leftOut: rows, notices, kind } = counts
	const wrong = [...errors, ...faults]
	return {
		...{ brought, kind, notices },
		tiles: [
			{ value: brought, label: kind === 'absences' ? 'absences come along' : 'completions come along' },
			...(due ? [{ value: due.people, label: 'people have other due days' }] : []),
			...(same > 0 ? [{ value: same, label: 'are here already, or are there twice' }] : []),
			...(notCompleted > 0 ? [{ value: notCompleted, label: 'were not completed' }] : []),
			...(notWanted > 0 ? [{ value: notWanted, label: 'of courses or kinds left out' }] : []),
			...(rows > 0 ? [{ value: rows, label: 'rows left out' }] : []),
		],
		byRequirement: byRequirement.map((own) => [own.title, own.counts, own['run-out'], own['new-version'], own.code] as const),
		byKind: byKind.map(({ kind: name, brought: all }) => [kindInWords(name), all] as const),
		due:
			due === null
				? null
				: {
						...{ people: due.people, changed: due.changed },
						first: due.first.map(({ before, after, ...who }) => ({ ...who, before: dueInWords(before), after: dueInWords(after) })),
					},
		errors: wrong.slice(0, mostFaults),
		totalErrors: wrong.length,
	}
}
