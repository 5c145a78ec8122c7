import { setup, type SnapshotFrom } from 'xstate'

export type HistoryEvent =
	/** The file can be brought. */
	| { type: 'CHECKED' }
	/** There is something that only a person can say. */
	| { type: 'ASK' }
	/** The file cannot be read. */
	| { type: 'REFUSE' }
	/** A question is answered, or an answer is changed. */
	| { type: 'ANSWER' }
	| { type: 'CONFIRM' }
	| { type: 'APPLIED' }
	/** The register has changed since the check. */
	| { type: 'CHECK_AGAIN' }
	/** The work ended before it was done. It is one transaction, so nothing of it was kept. */
	| { type: 'FAIL' }
	/** The server has started again. */
	| { type: 'RESUME' }
	| { type: 'CANCEL' }
	/** It was brought wrongly: all of it counts no more. */
	| { type: 'WITHDRAW' }

/** A file of the last system, from its check to what it brought, and to its withdrawal if it was wrong. There is one on its way at a time. */
export const historyMachine = setup({ types: { events: {} as HistoryEvent } }).createMachine({
	id: 'history-upload',
	initial: 'checking',
	states: {
		checking: { on: { CHECKED: 'ready', ASK: 'asking', REFUSE: 'refused', FAIL: 'refused', RESUME: 'refused', CANCEL: 'cancelled' } },
		asking: { on: { ANSWER: 'checking', CANCEL: 'cancelled' } },
		ready: { on: { ANSWER: 'checking', CONFIRM: 'applying', CANCEL: 'cancelled' } },
		applying: { on: { APPLIED: 'applied', CHECK_AGAIN: 'checking', FAIL: 'ready', RESUME: 'ready', CANCEL: 'cancelled' } },
		applied: { on: { WITHDRAW: 'withdrawn' } },
		refused: { type: 'final' },
		cancelled: { type: 'final' },
		withdrawn: { type: 'final' },
	},
})

export type HistoryState = SnapshotFrom<typeof historyMachine>['value']

/** Nothing more happens to it of itself: its file is gone. */
export const isOver = (state: HistoryState): boolean => ['refused', 'cancelled', 'applied', 'withdrawn'].includes(state)
