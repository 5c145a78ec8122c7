export interface Fault {
	/** Relative to the content directory. */
	readonly file: string
	readonly line?: number
	/** The path of a value (`questions[3].options`), or the mark that begins a block (`:::scenario`). */
	readonly field: string
	readonly message: string
	readonly remedy: string
}

export type ReportFault = (fault: Fault) => void

export function formatFault({ file, line, field, message, remedy }: Fault): string {
	const place = line === undefined ? file : `${file}:${line}`
	return `${place}  ${field}: ${message}. ${remedy}`
}

export class ContentFaults extends Error {
	override readonly name = 'ContentFaults'
	readonly faults: readonly Fault[]

	constructor(faults: readonly Fault[]) {
		const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`
		super([`The content has ${count}:`, ...faults.map(formatFault)].join('\n'))
		this.faults = faults
	}
}
