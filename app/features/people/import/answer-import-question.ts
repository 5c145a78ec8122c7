import { workerTypes } from '#db/schema/people.ts'
import { isRegisterQuestion, readRegisterAnswer } from '../asking/read-register-answer.ts'
import type { ImportLayout } from './import-layout.ts'
import type { Column } from './people-rows.ts'
import type { ImportQuestion } from './import-question.ts'

/** Sent in place of the name of a column. */
export const notInFile = '(not in this file)'

export type ImportAnswer = { layout: ImportLayout } | { errors: { field: string; text: string }[] }
type FormValues = Record<string, unknown>
type About<Name extends ImportQuestion['about']> = Extract<ImportQuestion, { about: Name }>

const textOf = (formValues: FormValues, field: string): string => {
	const value = formValues[field]
	return typeof value === 'string' ? value.trim() : ''
}

/** The layout with what somebody answered, or the fields that still want an answer. */
export function readImportAnswer(question: ImportQuestion, layout: ImportLayout, formValues: FormValues): ImportAnswer {
	const given = <Value extends string>(
		field: string,
		values: readonly Value[],
		unsaid: string,
		use: (value: Value) => Partial<ImportLayout>,
	) => {
		const value = values.find((each) => each === textOf(formValues, field))
		return value === undefined ? { errors: [{ field, text: unsaid }] } : { layout: { ...layout, ...use(value) } }
	}
	if (isRegisterQuestion(question)) return readRegisterAnswer(question, layout, formValues)
	switch (question.about) {
		case 'encoding':
			return given('encoding', ['windows-1252'], 'Say that the words are right, or cancel and save the file as CSV UTF-8', (encoding) => ({
				encoding,
			}))
		case 'sheet':
			return given('sheet', question.names, 'Choose the sheet that has the people', (sheet) => ({ sheet }))
		case 'dates':
			return given('dates', ['dmy', 'mdy'], 'Say whether the day or the month comes first', (dates) => ({ dates }))
		case 'letters':
			return given('letters', ['repair', 'keep'], 'Say whether the letters are to be repaired', (letters) => ({ letters }))
		case 'other-rows': {
			const unsaid = 'Say that these rows are no people, or cancel and take them out of the file'
			return given('other-rows', ['leave-out'], unsaid, (otherRows) => ({ otherRows }))
		}
		case 'unreadable': {
			const unsaid = 'Say that these rows are to be left out, or cancel and put them right'
			return given('unreadable', ['leave-out'], unsaid, () => ({ leaveOut: 'unreadable' }))
		}
		case 'columns':
			return readColumns(question, layout, formValues)
		case 'empty':
			return readEmpty(question, layout, formValues)
		case 'worker-types':
			return readWorkerTypes(question, layout, formValues)
	}
}

function readColumns({ missing }: About<'columns'>, layout: ImportLayout, formValues: FormValues): ImportAnswer {
	const unsaid = missing.filter((column) => textOf(formValues, column) === '')
	const text = (column: string) => `Choose the column that holds ${column}, or say that it is not in this file`
	if (unsaid.length > 0) return { errors: unsaid.map((column) => ({ field: column, text: text(column) })) }
	const twice = findTwice(missing, formValues)
	if (twice) return { errors: [twice] }
	const isThere = (column: Column) => textOf(formValues, column) !== notInFile
	const others = Object.entries(layout.columns).filter(([column]) => !missing.some((asked) => asked === column))
	const chosen = missing.filter(isThere).map((column) => [column, textOf(formValues, column)])
	const asked = new Set(missing)
	const absent = [...(layout.absent ?? []).filter((column) => !asked.has(column)), ...missing.filter((column) => !isThere(column))]
	return { layout: { ...layout, columns: Object.fromEntries([...others, ...chosen]), ...(absent.length > 0 && { absent }) } }
}

function readEmpty({ columns }: About<'empty'>, layout: ImportLayout, formValues: FormValues): ImportAnswer {
	const said = columns.map(({ column }) => [column, textOf(formValues, column)] as const)
	const unsaid = said.filter(([, answer]) => answer !== 'keep' && answer !== 'clear')
	const text = (column: string) => `Say whether ${column.replaceAll('_', ' ')} is to be kept or cleared`
	if (unsaid.length > 0) return { errors: unsaid.map(([column]) => ({ field: column, text: text(column) })) }
	return { layout: { ...layout, empty: { ...layout.empty, ...Object.fromEntries(said) } } }
}

function readWorkerTypes({ words }: About<'worker-types'>, layout: ImportLayout, formValues: FormValues): ImportAnswer {
	const meant = words.map((word, index) => ({ word, field: `word-${index + 1}` }))
	const types = meant.map(({ word, field }) => ({ word, field, type: workerTypes.find((type) => type === textOf(formValues, field)) }))
	const errors = types.flatMap(({ word, field, type }) => (type ? [] : [{ field, text: `Choose what “${word}” means` }]))
	if (errors.length > 0) return { errors }
	const said = Object.fromEntries(types.flatMap(({ word, type }) => (type ? [[word.toLowerCase(), type]] : [])))
	return { layout: { ...layout, workerTypes: { ...layout.workerTypes, ...said } } }
}

/** A column of the file that is given for two names of a person; only the units above one another may be the same. */
function findTwice(asked: readonly Column[], formValues: FormValues): { field: string; text: string } | null {
	const columnOf = new Map<string, Column>()
	for (const column of asked) {
		const header = textOf(formValues, column)
		const earlier = columnOf.get(header)
		if (header !== notInFile && earlier && !(units.has(column) && units.has(earlier)))
			return { field: column, text: `“${header}” is chosen for ${earlier} and for ${column}: choose it once` }
		columnOf.set(header, column)
	}
	return null
}

const units: ReadonlySet<Column> = new Set(['directorate', 'service', 'team'])
