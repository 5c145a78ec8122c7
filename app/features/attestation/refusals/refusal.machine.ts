import { assign, setup, type SnapshotFrom } from 'xstate'

/** A refusal of the Code, from the answer to what came of it. `owner` is the id of the person who sees to it. */
export type RefusalContext = { owner: number | null; outcome: string | null }

/**
 * `isSo`: the record shows what the outcome says, such as that they have agreed since. That alone closes nothing: somebody has to say so. Where the record cannot
 * show it, there has to be a step at least. `by` becomes the owner of what nobody saw to.
 */
export type RefusalEvent =
	{ type: 'TAKE_ON'; owner: number } | { type: 'RECORD_STEP' } | { type: 'CLOSE'; outcome: string; isSo: boolean; by: number }

const close = { target: 'closed', guard: 'isSo', actions: 'keepOutcome' } as const

export const refusalMachine = setup({
	types: { context: {} as RefusalContext, events: {} as RefusalEvent, input: {} as RefusalContext },
	guards: {
		isSo: ({ event }) => event.type === 'CLOSE' && event.isSo,
		isSoOrOther: ({ event }) => event.type === 'CLOSE' && (event.isSo || event.outcome === 'other'),
	},
	actions: {
		keepOwner: assign(({ context, event }) => ({ owner: event.type === 'TAKE_ON' ? event.owner : context.owner })),
		keepOutcome: assign(({ context, event }) =>
			event.type === 'CLOSE' ? { outcome: event.outcome, owner: context.owner ?? event.by } : {},
		),
	},
}).createMachine({
	id: 'refusal',
	context: ({ input }) => input,
	initial: 'open',
	states: {
		open: { on: { TAKE_ON: { target: 'owned', actions: 'keepOwner' }, CLOSE: close } },
		owned: { on: { TAKE_ON: { actions: 'keepOwner' }, RECORD_STEP: 'beingSeenTo', CLOSE: close } },
		beingSeenTo: { on: { TAKE_ON: { actions: 'keepOwner' }, RECORD_STEP: {}, CLOSE: { ...close, guard: 'isSoOrOther' } } },
		closed: { type: 'final' },
	},
})

export type RefusalState = SnapshotFrom<typeof refusalMachine>['value']
