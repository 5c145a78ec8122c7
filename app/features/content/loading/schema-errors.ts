import type { z } from 'zod'
import type { ReportError } from './content-errors.ts'

type Path = readonly PropertyKey[]

const kinds: Record<string, string> = { string: 'text', int: 'a whole number', array: 'a list', object: 'a group of fields' }
const questionTypes = 'single, scenario, multiple, true-false, match, order'

function fieldOf(path: Path): string {
	const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
	return text.replace(/^\./, '') || 'the whole file'
}

function valueAt(data: unknown, path: Path): unknown {
	return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), data)
}

/** What is wrong and what to do, in the author's words rather than the library's. */
function explain(issue: z.core.$ZodIssue, data: unknown): [message: string, remedy: string] {
	switch (issue.code) {
		case 'invalid_type': {
			const kind = kinds[issue.expected] ?? issue.expected
			if (valueAt(data, issue.path) === undefined) return ['is missing', `Add it: it is ${kind}.`]
			return [`is not ${kind}`, `Write it as ${kind}.`]
		}
		case 'too_small':
			if (issue.origin === 'string') return ['is empty', 'Write its text.']
			if (issue.origin === 'array') return ['has too few entries', `Give at least ${issue.minimum}.`]
			return ['is too small', `Give ${issue.minimum} or more.`]
		case 'too_big':
			if (issue.origin === 'array') return ['has too many entries', `Give at most ${issue.maximum}.`]
			return ['is too big', `Give ${issue.maximum} or less.`]
		case 'invalid_value':
			return [`is "${String(valueAt(data, issue.path))}", which is not known`, `Choose one of: ${issue.values.map(String).join(', ')}.`]
		case 'invalid_union':
			return ['is not a kind of question', `Choose one of: ${questionTypes}.`]
		case 'invalid_key':
			return ['is not an id', 'Use small letters, digits and hyphens, such as report-a-breach.']
		case 'invalid_format':
			return explainFormat(issue.format, issue.message)
		default: {
			const remedy: unknown = 'params' in issue ? issue.params?.['remedy'] : undefined
			return [issue.message, typeof remedy === 'string' ? remedy : 'Correct it.']
		}
	}
}

function explainFormat(format: string, message: string): [message: string, remedy: string] {
	if (format === 'date') return ['is not a date', 'Write it as 2017-01-31.']
	if (format === 'url') return ['is not a web address', 'Write it in full, beginning with https://.']
	if (message === 'is not an id') return [message, 'Use small letters, digits and hyphens, such as report-a-breach.']
	return [message, 'Correct it.']
}

export interface Place {
	readonly file: string
	readonly line?: number
	/** Where in the file the checked value stands. */
	readonly path?: Path
}

/** The value as its schema gives it back, or undefined with every fault reported. */
export function checkShape<Schema extends z.ZodType>(
	schema: Schema,
	data: unknown,
	place: Place,
	report: ReportError,
): z.output<Schema> | undefined {
	const result = schema.safeParse(data)
	if (result.success) return result.data
	const { path = [], ...where } = place
	for (const issue of result.error.issues) {
		const at = [...path, ...issue.path]
		if (issue.code === 'unrecognized_keys') {
			for (const key of issue.keys) {
				report({ ...where, field: fieldOf([...at, key]), message: 'is not a field here', remedy: 'Take it out, or correct its spelling.' })
			}
		} else {
			const [message, remedy] = explain(issue, data)
			report({ ...where, field: fieldOf(at), message, remedy })
		}
	}
	return undefined
}
