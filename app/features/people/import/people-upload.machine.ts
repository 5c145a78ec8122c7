import { assign, setup, type SnapshotFrom } from 'xstate'

/**
 * A people file that came by the web, from its check to the import. There is one at a time, and its file is kept until it ends. No clock, no input or output: what
 * the check found and what people said come in events.
 */
export type UploadContext = {
	/** How many people would leave, where somebody has to say that number before the import; else null. */
	leaversToConfirm: number | null
}

export type UploadEvent =
	/** The file can be imported. */
	| { type: 'CHECKED'; leaversToConfirm: number | null }
	/** The file can be read in more than one way: a person has to say which. */
	| { type: 'ASK' }
	/** The file is wrong. */
	| { type: 'REFUSE' }
	/** A question is answered, or an answer is changed. */
	| { type: 'ANSWER' }
	| { type: 'CONFIRM'; leavers: number | null }
	| { type: 'APPLIED' }
	/** The register has changed since the check. */
	| { type: 'CHECK_AGAIN' }
	/** The work ended before it was done, because its process did. An import is one transaction, so nothing of it was kept. */
	| { type: 'FAIL' }
	/** The server has started again: an import that did not end waits to be confirmed again; a check that did not end is over, or a file that kills would kill at every start. */
	| { type: 'RESUME' }
	| { type: 'CANCEL' }

export const uploadMachine = setup({
	types: { context: {} as UploadContext, events: {} as UploadEvent, input: {} as UploadContext },
	guards: {
		saysHowManyLeave: ({ context }, { leavers }: { leavers: number | null }) => leavers === context.leaversToConfirm,
	},
	actions: {
		keepLeavers: assign((_, { leaversToConfirm }: { leaversToConfirm: number | null }) => ({ leaversToConfirm })),
		forgetLeavers: assign({ leaversToConfirm: null }),
	},
}).createMachine({
	id: 'people-upload',
	context: ({ input }) => input,
	initial: 'checking',
	states: {
		checking: {
			on: {
				CHECKED: { target: 'ready', actions: { type: 'keepLeavers', params: ({ event }) => event } },
				ASK: { target: 'asking', actions: 'forgetLeavers' },
				REFUSE: { target: 'refused', actions: 'forgetLeavers' },
				FAIL: 'refused',
				RESUME: 'refused',
				CANCEL: 'cancelled',
			},
		},
		asking: { on: { ANSWER: 'checking', CANCEL: 'cancelled' } },
		ready: {
			on: {
				ANSWER: 'checking',
				CONFIRM: { target: 'applying', guard: { type: 'saysHowManyLeave', params: ({ event }) => event } },
				CANCEL: 'cancelled',
			},
		},
		applying: {
			on: { APPLIED: 'applied', CHECK_AGAIN: 'checking', FAIL: 'ready', RESUME: 'ready', CANCEL: 'cancelled' },
		},
		refused: { type: 'final' },
		applied: { type: 'final' },
		cancelled: { type: 'final' },
	},
})

export type UploadState = SnapshotFrom<typeof uploadMachine>['value']
