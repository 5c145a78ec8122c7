import { ContentFaults, formatFault } from '#app/features/content/loading/content-errors.ts'

/** The exit code of `run`; where it throws faults of the content, each of them on a line, and exit 1. */
export function tellFaults(notice: (text: string) => void, run: () => number): number {
	try {
		return run()
	} catch (error) {
		if (!(error instanceof ContentFaults)) throw error
		for (const fault of error.faults) notice(`${formatFault(fault)}\n`)
		return 1
	}
}
