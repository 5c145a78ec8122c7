import { assign, setup, type SnapshotFrom } from 'xstate'

/**
 * A council's document on its way to being an edition of the Code. No clock, no input or output: what happened comes in events, what to store is the state and
 * the context.
 */
export type CodeDraftContext = {
	/** How many things have to be done before somebody can review it. */
	missing: number
	/** Counts the steps, so that a page that was made before one of them is refused. */
	revision: number
	/** Null again once something was changed. */
	reviewedBy: string | null
	/** Who adopted it, in words, and the day of their meeting. */
	approver: string | null
	approvedOn: string | null
}

export type CodeDraftEvent =
	/** Something was changed; so much is missing now. */
	| { type: 'EDIT'; missing: number }
	| { type: 'REVIEW'; by: string }
	| { type: 'APPROVE'; approver: string; approvedOn: string }
	| { type: 'DISCARD' }

export const codeDraftMachine = setup({
	types: { context: {} as CodeDraftContext, events: {} as CodeDraftEvent, input: {} as CodeDraftContext },
	guards: {
		nothingIsMissing: ({ context }) => context.missing === 0,
		namesApprover: (_, { approver }: { approver: string }) => approver !== '',
	},
	actions: {
		countStep: assign(({ context }) => ({ revision: context.revision + 1 })),
		keepMissing: assign((_, { missing }: { missing: number }) => ({ missing })),
		keepReviewer: assign((_, { by }: { by: string }) => ({ reviewedBy: by })),
		forgetReviewer: assign({ reviewedBy: null }),
		keepApproval: assign((_, { approver, approvedOn }: { approver: string; approvedOn: string }) => ({ approver, approvedOn })),
	},
}).createMachine({
	id: 'codeDraft',
	context: ({ input }) => input,
	initial: 'draft',
	states: {
		draft: {
			on: {
				EDIT: { actions: ['countStep', { type: 'keepMissing', params: ({ event }) => event }] },
				REVIEW: {
					target: 'reviewed',
					guard: 'nothingIsMissing',
					actions: ['countStep', { type: 'keepReviewer', params: ({ event }) => event }],
				},
				DISCARD: { target: 'discarded', actions: 'countStep' },
			},
		},
		reviewed: {
			on: {
				/** Whatever was changed has to be reviewed again. */
				EDIT: { target: 'draft', actions: ['countStep', 'forgetReviewer', { type: 'keepMissing', params: ({ event }) => event }] },
				/** Somebody else has read all of it too. */
				REVIEW: { guard: 'nothingIsMissing', actions: ['countStep', { type: 'keepReviewer', params: ({ event }) => event }] },
				APPROVE: {
					target: 'approved',
					guard: { type: 'namesApprover', params: ({ event }) => event },
					actions: ['countStep', { type: 'keepApproval', params: ({ event }) => event }],
				},
				DISCARD: { target: 'discarded', actions: 'countStep' },
			},
		},
		/** Its words are an edition and frozen. */
		approved: { type: 'final' },
		discarded: { type: 'final' },
	},
})

export type CodeDraftState = SnapshotFrom<typeof codeDraftMachine>['value']
