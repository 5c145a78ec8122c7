import { workerTypes } from '#db/schema/people.ts'
import type { ImportLayout } from './import-layout.ts'
import type { Question } from './parse-people-import.ts'

export type Answer = { layout: ImportLayout } | { errors: { field: string; text: string }[] }
type Sent = Record<string, unknown>

const textOf = (sent: Sent, field: string): string => {
	const value = sent[field]
	return typeof value === 'string' ? value.trim() : ''
}

/** The layout with what somebody answered, or the fields that still want an answer. */
export function readAnswer(question: Question, layout: ImportLayout, sent: Sent): Answer {
	if (question.about === 'encoding') {
		if (textOf(sent, 'encoding') === 'windows-1252') return { layout: { ...layout, encoding: 'windows-1252' } }
		return { errors: [{ field: 'encoding', text: 'Say that the words are right, or cancel and save the file as CSV UTF-8' }] }
	}
	if (question.about === 'dates') {
		const dates = textOf(sent, 'dates')
		if (dates === 'dmy' || dates === 'mdy') return { layout: { ...layout, dates } }
		return { errors: [{ field: 'dates', text: 'Say whether the day or the month comes first' }] }
	}
	if (question.about === 'columns') {
		const empty = question.missing.filter((column) => textOf(sent, column) === '')
		if (empty.length > 0) return { errors: empty.map((column) => ({ field: column, text: `Choose the column that holds ${column}` })) }
		const chosen = Object.fromEntries(question.missing.map((column) => [column, textOf(sent, column)]))
		return { layout: { ...layout, columns: { ...layout.columns, ...chosen } } }
	}
	const meant = question.words.map((word, index) => ({ word, field: `word-${index + 1}` }))
	const types = meant.map(({ word, field }) => ({ word, field, type: workerTypes.find((type) => type === textOf(sent, field)) }))
	const errors = types.flatMap(({ word, field, type }) => (type ? [] : [{ field, text: `Choose what “${word}” means` }]))
	if (errors.length > 0) return { errors }
	const words = Object.fromEntries(types.flatMap(({ word, type }) => (type ? [[word.toLowerCase(), type]] : [])))
	return { layout: { ...layout, workerTypes: { ...layout.workerTypes, ...words } } }
}
