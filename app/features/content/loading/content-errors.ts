export interface FieldError {
	/** Relative to the content directory. */
	readonly file: string
	readonly line?: number
	/** The path of a value (`questions[3].options`), or the mark that begins a block (`:::scenario`). */
	readonly field: string
	readonly message: string
	readonly remedy: string
}

export type ReportError = (error: FieldError) => void

export function formatError({ file, line, field, message, remedy }: FieldError): string {
	const place = line === undefined ? file : `${file}:${line}`
	return `${place}  ${field}: ${message}. ${remedy}`
}

export class ContentErrors extends Error {
	override readonly name = 'ContentFaults'
	readonly errors: readonly FieldError[]

	constructor(errors: readonly FieldError[]) {
		const count = errors.length === 1 ? '1 fault' : `${errors.length} faults`
		super([`The content has ${count}:`, ...errors.map(formatError)].join('\n'))
		this.errors = errors
	}
}
