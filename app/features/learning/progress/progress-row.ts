import { transition } from 'xstate'
import { progressMachine, type ProgressEvent, type ProgressState } from './progress.machine.ts'

/** The machine's state as it is stored: columns, so that a new version of the machine reads old rows. */
export type ProgressRow = {
	state: ProgressState
	page: string | null
	pagesRead: string[]
	/** The pages on what was missed, in a renewal that was not passed yet. Else null: all of them. */
	pagesAsked: string[] | null
	attemptsUsed: number
}

export const noProgress: ProgressRow = { state: 'notStarted', page: null, pagesRead: [], pagesAsked: null, attemptsUsed: 0 }

type ModuleShape = { pages: readonly { slug: string }[]; attemptsAllowed: number }

/** What the row becomes by the event; null if the machine does not allow it there. */
export function advanceRow(row: ProgressRow, event: ProgressEvent, module: ModuleShape, cycle: number): ProgressRow | null {
	const { state, ...stored } = row
	const context = { ...stored, pages: module.pages.map(({ slug }) => slug), attemptsAllowed: module.attemptsAllowed, renewal: cycle > 1 }
	const snapshot = progressMachine.resolveState({ value: state, context })
	if (!snapshot.can(event)) return null
	const [next] = transition(progressMachine, snapshot, event)
	const { page, pagesRead, pagesAsked, attemptsUsed } = next.context
	return { state: next.value, page, pagesRead: [...pagesRead], pagesAsked: pagesAsked && [...pagesAsked], attemptsUsed }
}
