import { workerTypes } from '#db/schema/people.ts'
import { isRegisterQuestion, sentRegisterAnswer } from '#app/features/people/asking/read-register-answer.ts'
import { notInFile } from '#app/features/people/import/answer-import-question.ts'
import type { CheckResult } from '#app/features/people/import/check-result.ts'
import { changedFields } from '#app/features/people/import/field-changes.ts'
import type { ImportLayout } from '#app/features/people/import/import-layout.ts'
import type { ImportQuestion } from '#app/features/people/import/import-question.ts'
import { proposeWorkerType } from '#app/features/people/import/propose-worker-type.ts'
import { lineInWords } from '#app/features/people/import/line-in-words.ts'
import type { LeftOutReason } from '#app/features/people/import/people-rows.ts'
import { changeKinds, type ChangeKind } from '#app/features/people/import/plan-people-import.ts'
import { toChoicesView, toRegisterAnswers, type ChoicesView } from './register-questions.ts'

/** One question, as a form asks it. */
export type QuestionView =
	| ChoicesView
	| { kind: 'radios'; field: string; legend: string; sample: string[]; items: { value: string; text: string }[] }
	| { kind: 'selects'; legend: string; fields: { field: string; label: string; choices: { value: string; text: string }[] }[] }

/** An answer as it is used. `change` leads back to its question; null where there is nothing else to say. */
export type AnswerView = { key: string; value: string; change: { about: ImportQuestion['about']; what: string } | null }

const asChoice = (text: string) => ({ value: text, text })

export function toQuestionView(question: ImportQuestion, header: readonly string[]): QuestionView {
	if (isRegisterQuestion(question)) return toChoicesView(question)
	switch (question.about) {
		case 'encoding':
			return {
				kind: 'radios',
				field: 'encoding',
				legend: 'The file is not in UTF-8. Read as Windows-1252 it has the words below. Are they right?',
				sample: question.sample,
				items: [{ value: 'windows-1252', text: 'Yes, the letters are right' }],
			}
		case 'sheet':
			return {
				kind: 'radios',
				field: 'sheet',
				legend: 'Which sheet of the workbook has the people?',
				sample: [],
				items: question.names.map(asChoice),
			}
		case 'dates':
			return {
				kind: 'radios',
				field: 'dates',
				legend: 'How are days written in this file?',
				sample: question.sample,
				items: [
					{ value: 'dmy', text: orders.dmy },
					{ value: 'mdy', text: orders.mdy },
				],
			}
		case 'letters':
			return {
				kind: 'radios',
				field: 'letters',
				legend: `${question.cells === 1 ? 'One cell seems' : `${question.cells} cells seem`} to have been damaged before the file came. Repair ${question.cells === 1 ? 'it' : 'them'}?`,
				sample: question.sample.map(({ found, repaired }) => `“${found}” becomes “${repaired}”`),
				items: [
					{ value: 'repair', text: 'Yes, repair them' },
					{ value: 'keep', text: 'No, they are right as they stand' },
				],
			}
		case 'columns':
			return {
				kind: 'selects',
				legend: 'Which column of the file is it? What is likely is chosen: look at each.',
				fields: question.missing.map((column) => ({
					field: column,
					label: column.replaceAll('_', ' '),
					choices: [
						...[...new Set(header)]
							.filter(Boolean)
							.map((name) => ({ value: name, text: question.labels[name] ? `${name} (${question.labels[name]})` : name })),
						{ value: notInFile, text: 'It is not in this file' },
					],
				})),
			}
		case 'worker-types':
			return {
				kind: 'selects',
				legend: 'What do these worker types mean?',
				fields: question.words.map((word, index) => ({ field: `word-${index + 1}`, label: word, choices: workerTypes.map(asChoice) })),
			}
		case 'other-rows':
			return {
				kind: 'radios',
				field: 'other-rows',
				legend: `${question.total === 1 ? 'One row is no person' : `${question.total} rows are no people`}, but a title, a total or column names. Leave ${question.total === 1 ? 'it' : 'them'} out?`,
				sample: question.rows.map(({ row, text }) => `row ${row}, “${text}”`),
				items: [{ value: 'leave-out', text: `Yes, leave ${question.total === 1 ? 'it' : 'them'} out` }],
			}
		case 'unreadable':
			return {
				kind: 'radios',
				field: 'unreadable',
				legend: `${rowsInWords(question.rows)} cannot be read. Leave ${question.rows === 1 ? 'it' : 'them'} out, and go on with the other ${question.readable}?`,
				sample: [],
				items: [{ value: 'leave-out', text: `Yes, leave ${question.rows === 1 ? 'it' : 'them'} out; they are kept with the import` }],
			}
		case 'empty':
			return {
				kind: 'selects',
				legend: 'The file has nothing here for people of whom something is known. Is that to be kept?',
				fields: question.columns.map(({ column, people, sample }) => ({
					field: column,
					label: `${column.replaceAll('_', ' ')}${people > 0 ? `: ${ofWhom(people)} (${sample.join('; ')}${people > sample.length ? '; …' : ''})` : ''}`,
					choices: [
						{ value: 'keep', text: 'Keep what is known: the file does not say' },
						{ value: 'clear', text: 'Clear it: they have none any more' },
					],
				})),
			}
	}
}

const ofWhom = (people: number) => (people === 1 ? 'one person' : `${people} people`)
const rowsInWords = (rows: number) => (rows === 1 ? 'One row' : `${rows} rows`)

const orders = { dmy: 'Day first: 01/04/2026 is 1 April', mdy: 'Month first: 01/04/2026 is 4 January' }

export const toAnswersView = (answers: readonly ImportQuestion[], layout: ImportLayout): AnswerView[] =>
	answers.flatMap((answer): AnswerView[] => {
		if (isRegisterQuestion(answer)) return toRegisterAnswers(answer, layout)
		const { about } = answer
		switch (about) {
			case 'encoding': {
				const value = `Read as Windows-1252, such as ${answer.sample.slice(0, 3).join(', ')}. If that is wrong, cancel and save the file as CSV UTF-8.`
				return [{ key: 'Letters', value, change: null }]
			}
			case 'sheet':
				return [{ key: 'Sheet', value: layout.sheet ?? '', change: { about, what: 'the sheet that is read' } }]
			case 'columns':
				return answer.missing.map((column) => ({
					key: column,
					value: layout.columns[column] === undefined ? 'is not in this file' : `is read from “${layout.columns[column]}”`,
					change: { about, what: `the column of ${column}` },
				}))
			case 'dates':
				return [{ key: 'Days', value: layout.dates ? orders[layout.dates] : '', change: { about, what: 'how days are written' } }]
			case 'letters': {
				const value = layout.letters === 'repair' ? `repaired (${answer.cells})` : 'taken as they stand'
				return [{ key: 'Damaged letters', value, change: { about, what: 'whether damaged letters are repaired' } }]
			}
			case 'worker-types':
				return answer.words.map((word) => ({
					key: `“${word}”`,
					value: `means ${layout.workerTypes[word.toLowerCase()] ?? ''}`,
					change: { about, what: `what “${word}” means` },
				}))
			case 'other-rows':
				return [{ key: 'Rows that are no people', value: `are left out (${answer.total})`, change: null }]
			case 'unreadable':
				return [{ key: 'Rows that cannot be read', value: 'are left out', change: null }]
			case 'empty':
				return answer.columns.map(({ column }) => ({
					key: `Empty cells of ${column}`,
					value: layout.empty?.[column] === 'clear' ? 'clear what is known' : 'keep what is known',
					change: { about, what: `what empty cells of ${column} mean` },
				}))
		}
	})

/** What was answered, as the form of the question sends it. */
export function sentBefore(question: ImportQuestion, layout: ImportLayout): Record<string, string> {
	if (isRegisterQuestion(question)) return sentRegisterAnswer(question, layout)
	switch (question.about) {
		case 'encoding':
			return { encoding: layout.encoding ?? '' }
		case 'sheet':
			return { sheet: layout.sheet ?? '' }
		case 'dates':
			return { dates: layout.dates ?? '' }
		case 'columns':
			return Object.fromEntries(
				question.missing.map((column) => [
					column,
					layout.columns[column] ??
						question.proposed[column] ??
						(Object.keys(question.proposed).length > 0 || layout.absent?.includes(column) ? notInFile : ''),
				]),
			)
		case 'letters':
			return { letters: layout.letters ?? '' }
		case 'worker-types':
			return Object.fromEntries(
				question.words.map((word, index) => [`word-${index + 1}`, layout.workerTypes[word.toLowerCase()] ?? proposeWorkerType(word) ?? '']),
			)
		case 'other-rows':
			return {}
		case 'unreadable':
			return {}
		case 'empty':
			return Object.fromEntries(question.columns.map(({ column }) => [column, layout.empty?.[column] ?? '']))
	}
}

const mostErrors = 200
/** What a change of each kind is called over a list of them. */
export const kindHeadings: Record<ChangeKind, string> = {
	joiner: 'Joiners',
	returner: 'People who return',
	leaver: 'Leavers',
	mover: 'Movers',
	manager: 'Changes of manager',
	correction: 'Corrections',
}
/** Why a row was left out. */
export const leftOutInWords: Record<LeftOutReason, string> = {
	'above-header': 'stands above the column names',
	'second-header': 'a second row of column names',
	'header-again': 'the column names again',
	total: 'no person: a total, a remark or the like',
	unreadable: 'could not be read',
	'another-person': 'another person under the same number',
}

const mostLeftOut = 50

/** What was found, for a page: the first errors, the changes under a heading for each kind with the address of all of them, and what is left out. */
export function toResultView(
	id: number,
	{ errors, changes, kinds, fields, lines, leftOut, header: _, question: __, answers: ___, ...result }: CheckResult,
) {
	const here = `/people/import/${id}`
	const groups = changeKinds.map((kind) => {
		const shown = changes.filter((change) => change.kind === kind)
		return { heading: kindHeadings[kind], total: kinds[kind] ?? shown.length, href: `${here}/changes?kind=${kind}`, changes: shown }
	})
	return {
		...result,
		errors: errors.slice(0, mostErrors),
		totalErrors: errors.length,
		groups: groups.filter((group) => group.changes.length > 0),
		fields: changedFields.flatMap((field) => (fields[field] ? [{ field: capital(field), people: fields[field] }] : [])),
		lines: lines.map(lineInWords),
		csv: `${here}/changes.csv`,
		leftOut: {
			total: leftOut.length,
			csv: `${here}/left-out.csv`,
			rows: leftOut.slice(0, mostLeftOut).map(({ row, why, text }) => ({ row, why: leftOutInWords[why], text })),
		},
	}
}

const capital = (text: string) => text.replace(/^./, (letter) => letter.toUpperCase())
