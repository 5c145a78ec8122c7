import { absenceKinds } from '#app/features/people/record/leave-in-words.ts'
import type { FieldError, FormValues } from '#app/platform/form.ts'
import { foldWord } from './absence-words.ts'
import { foldTitle } from './course-titles.ts'
import type { HistoryLayout } from './history-layout.ts'
import type { HistoryQuestion } from './history-questions.ts'

/** Sent in place of a requirement or a kind. */
export const leftOut = '(leave out)'

const textOf = (formValues: FormValues, field: string): string => {
	const value = formValues[field]
	return typeof value === 'string' ? value.trim() : ''
}

/** The layout with what somebody answered, or the fields that still want an answer. */
export function readHistoryAnswer(
	question: HistoryQuestion,
	layout: HistoryLayout,
	formValues: FormValues,
	slugs: readonly string[],
): { layout: HistoryLayout } | { errors: FieldError[] } {
	const wrong = (field: string, text: string) => ({ errors: [{ field, text }] })
	switch (question.about) {
		case 'encoding':
			return textOf(formValues, 'encoding') === 'windows-1252'
				? { layout: { ...layout, encoding: 'windows-1252' } }
				: wrong('encoding', 'Say that the words are right, or cancel and save the file as CSV UTF-8')
		case 'dates': {
			const dates = textOf(formValues, 'dates')
			if (dates === 'dmy' || dates === 'mdy') return { layout: { ...layout, dates } }
			return wrong('dates', 'Say whether the day or the month comes first')
		}
		case 'numbers': {
			const numbers = textOf(formValues, 'numbers')
			if (numbers === 'alike' || numbers === 'exact') return { layout: { ...layout, numbers } }
			return wrong('numbers', 'Say whether these are the same people')
		}
		case 'faults':
			return textOf(formValues, 'faults') === 'leave-out'
				? { layout: { ...layout, leaveOut: true } }
				: wrong('faults', 'Say that these rows are left out, or cancel and correct the file')
		case 'columns': {
			const chosen = question.missing.map((column) => [column, textOf(formValues, column)] as const)
			const errors = chosen
				.filter(([, header]) => header === '')
				.map(([column]) => ({ field: column, text: `Choose the column that holds ${inWords(column)}` }))
			return errors.length > 0 ? { errors } : { layout: { ...layout, columns: { ...layout.columns, ...Object.fromEntries(chosen) } } }
		}
		case 'courses': {
			const rest = textOf(formValues, 'rest') === 'leave-out'
			const chosen = question.titles.map(({ title }, at) => ({
				title,
				field: `course-${at + 1}`,
				sent: textOf(formValues, `course-${at + 1}`),
			}))
			const errors = chosen
				.filter(({ sent }) => (sent === '' ? !rest : sent !== leftOut && !slugs.includes(sent)))
				.map(({ field, title }) => ({ field, text: `Choose what “${title}” is, or leave it out` }))
			if (errors.length > 0) return { errors }
			const said = chosen.filter(({ sent }) => sent !== '').map(({ title, sent }) => [foldTitle(title), sent === leftOut ? null : sent])
			const others = rest ? { otherCourses: 'leave-out' as const } : {}
			return { layout: { ...layout, courses: { ...layout.courses, ...Object.fromEntries(said) }, ...others } }
		}
		case 'kinds': {
			const chosen = question.words.map(({ word }, at) => ({ word, field: `kind-${at + 1}`, sent: textOf(formValues, `kind-${at + 1}`) }))
			const kindOf = (sent: string) => absenceKinds.find((kind) => kind === sent)
			const errors = chosen
				.filter(({ sent }) => sent !== leftOut && !kindOf(sent))
				.map(({ field, word }) => ({ field, text: `Choose what “${word}” means, or leave it out` }))
			if (errors.length > 0) return { errors }
			const said = chosen.map(({ word, sent }) => [foldWord(word), kindOf(sent) ?? null])
			return { layout: { ...layout, kinds: { ...layout.kinds, ...Object.fromEntries(said) } } }
		}
	}
}

export const inWords = (column: string): string => column.replaceAll('_', ' ')
