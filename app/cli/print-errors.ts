import { ContentErrors, formatError } from '#app/features/content/loading/content-errors.ts'

/** The exit code of `run`; where it throws errors of the content, prints each of them on a line, and returns 1. */
export function printErrors(notice: (text: string) => void, run: () => number): number {
	try {
		return run()
	} catch (error) {
		if (!(error instanceof ContentErrors)) throw error
		for (const one of error.errors) notice(`${formatError(one)}\n`)
		return 1
	}
}
