import { assign, setup, type SnapshotFrom } from 'xstate'

/** One person giving one attestation of one edition: read, agree to each statement (or not), confirm. No clock, no input or output. */
export type AttestationContext = {
	/** Ids of the edition's statements, in order. */
	statements: readonly string[]
	agreed: readonly string[]
}

export type AttestationEvent =
	| { type: 'OPEN_CODE' }
	| { type: 'FINISH_READING' }
	| { type: 'AGREE'; statements: readonly string[] }
	| { type: 'BACK' }
	| { type: 'CONFIRM' }
	| { type: 'DECLINE' }

export const attestationMachine = setup({
	types: { context: {} as AttestationContext, events: {} as AttestationEvent, input: {} as AttestationContext },
	guards: {
		agreesToAll: ({ context }, { statements }: { statements: readonly string[] }) =>
			context.statements.every((id) => statements.includes(id)),
	},
	actions: {
		keepTicks: assign(({ context }, { statements }: { statements: readonly string[] }) => ({
			agreed: context.statements.filter((id) => statements.includes(id)),
		})),
	},
}).createMachine({
	id: 'attestation',
	context: ({ input }) => input,
	initial: 'notStarted',
	states: {
		notStarted: { on: { OPEN_CODE: 'reading' } },
		reading: { on: { FINISH_READING: 'statements' } },
		statements: {
			on: {
				AGREE: [
					{
						target: 'confirming',
						guard: { type: 'agreesToAll', params: ({ event }) => event },
						actions: { type: 'keepTicks', params: ({ event }) => event },
					},
					{ actions: { type: 'keepTicks', params: ({ event }) => event } },
				],
				BACK: 'reading',
				DECLINE: 'declined',
			},
		},
		confirming: { on: { CONFIRM: 'attested', BACK: 'statements', DECLINE: 'declined' } },
		/** Recorded, and HR is told. Whoever declined may still read again and agree: the first answer stays on record. */
		declined: { on: { OPEN_CODE: 'reading' } },
		attested: { type: 'final' },
	},
})

export type AttestationState = SnapshotFrom<typeof attestationMachine>['value']
