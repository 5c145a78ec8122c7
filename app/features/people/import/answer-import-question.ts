import { workerTypes } from '#db/schema/people.ts'
import type { ImportLayout } from './import-layout.ts'
import type { Column } from './people-rows.ts'
import type { ImportQuestion } from './import-question.ts'

/** Sent in place of the name of a column. */
export const notInFile = '(not in this file)'

export type ImportAnswer = { layout: ImportLayout } | { errors: { field: string; text: string }[] }
type FormValues = Record<string, unknown>

const textOf = (formValues: FormValues, field: string): string => {
	const value = formValues[field]
	return typeof value === 'string' ? value.trim() : ''
}

/** The layout with what somebody answered, or the fields that still want an answer. */
export function readImportAnswer(question: ImportQuestion, layout: ImportLayout, formValues: FormValues): ImportAnswer {
	if (question.about === 'encoding') {
		if (textOf(formValues, 'encoding') === 'windows-1252') return { layout: { ...layout, encoding: 'windows-1252' } }
		return { errors: [{ field: 'encoding', text: 'Say that the words are right, or cancel and save the file as CSV UTF-8' }] }
	}
	if (question.about === 'sheet') {
		const sheet = question.names.find((name) => name === textOf(formValues, 'sheet'))
		if (sheet !== undefined) return { layout: { ...layout, sheet } }
		return { errors: [{ field: 'sheet', text: 'Choose the sheet that has the people' }] }
	}
	if (question.about === 'dates') {
		const dates = textOf(formValues, 'dates')
		if (dates === 'dmy' || dates === 'mdy') return { layout: { ...layout, dates } }
		return { errors: [{ field: 'dates', text: 'Say whether the day or the month comes first' }] }
	}
	if (question.about === 'columns') {
		const empty = question.missing.filter((column) => textOf(formValues, column) === '')
		const text = (column: string) => `Choose the column that holds ${column}, or say that it is not in this file`
		if (empty.length > 0) return { errors: empty.map((column) => ({ field: column, text: text(column) })) }
		const twice = findTwice(question.missing, formValues)
		if (twice) return { errors: [twice] }
		const isThere = (column: Column) => textOf(formValues, column) !== notInFile
		const others = Object.entries(layout.columns).filter(([column]) => !question.missing.some((asked) => asked === column))
		const chosen = question.missing.filter(isThere).map((column) => [column, textOf(formValues, column)])
		const asked = new Set(question.missing)
		const absent = [
			...(layout.absent ?? []).filter((column) => !asked.has(column)),
			...question.missing.filter((column) => !isThere(column)),
		]
		return { layout: { ...layout, columns: Object.fromEntries([...others, ...chosen]), ...(absent.length > 0 && { absent }) } }
	}
	if (question.about === 'unreadable') {
		if (textOf(formValues, 'unreadable') === 'leave-out') return { layout: { ...layout, leaveOut: 'unreadable' } }
		return { errors: [{ field: 'unreadable', text: 'Say that these rows are to be left out, or cancel and put them right' }] }
	}
	if (question.about === 'other-rows') {
		if (textOf(formValues, 'other-rows') === 'leave-out') return { layout: { ...layout, otherRows: 'leave-out' } }
		return { errors: [{ field: 'other-rows', text: 'Say that these rows are no people, or cancel and take them out of the file' }] }
	}
	if (question.about === 'empty') {
		const said = question.columns.map(({ column }) => [column, textOf(formValues, column)] as const)
		const unsaid = said.filter(([, answer]) => answer !== 'keep' && answer !== 'clear')
		const text = (column: string) => `Say whether ${column.replaceAll('_', ' ')} is to be kept or cleared`
		if (unsaid.length > 0) return { errors: unsaid.map(([column]) => ({ field: column, text: text(column) })) }
		return { layout: { ...layout, empty: { ...layout.empty, ...Object.fromEntries(said) } } }
	}
	const meant = question.words.map((word, index) => ({ word, field: `word-${index + 1}` }))
	const types = meant.map(({ word, field }) => ({ word, field, type: workerTypes.find((type) => type === textOf(formValues, field)) }))
	const errors = types.flatMap(({ word, field, type }) => (type ? [] : [{ field, text: `Choose what “${word}” means` }]))
	if (errors.length > 0) return { errors }
	const words = Object.fromEntries(types.flatMap(({ word, type }) => (type ? [[word.toLowerCase(), type]] : [])))
	return { layout: { ...layout, workerTypes: { ...layout.workerTypes, ...words } } }
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
