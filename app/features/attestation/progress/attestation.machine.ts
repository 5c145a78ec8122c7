import { assign, setup, type SnapshotFrom } from 'xstate'

/** One person giving one attestation of one edition: read, check yourself, agree to each statement (or not), declare interests, confirm. No clock, no input or output. */
export type AttestationContext = {
	/** Ids of the parts to read, in order; none if the person has agreed to the same words before. */
	parts: readonly string[]
	read: readonly string[]
	/** Ids of the edition's statements, in order. */
	statements: readonly string[]
	agreed: readonly string[]
	/** Ids of the interests that they declared; null until they have answered. */
	declared: readonly number[] | null
}

/**
 * Somebody else records the answer: what was said when the statements were read aloud, or what was signed on a list. `statements` are those agreed to,
 * `declared` the interests that go with it, null if that was not asked.
 */
export type AnsweredElsewhere = {
	type: 'ANSWERED_ELSEWHERE'
	outcome: 'agreed' | 'not-agreed'
	statements: readonly string[]
	declared: readonly number[] | null
}

/** What somebody does themselves, and what happens to the edition that they read. */
export type AttestationEvent =
	| { type: 'OPEN_CODE' }
	| { type: 'READ_PART'; part: string }
	| { type: 'FINISH_READING' }
	| { type: 'FINISH_CHECK' }
	| { type: 'AGREE'; statements: readonly string[] }
	| { type: 'ANSWER_INTERESTS'; declared: readonly number[] }
	| { type: 'BACK' }
	| { type: 'CONFIRM' }
	| { type: 'DECLINE' }
	/** Another edition is in force: what was read and agreed was of the one before. */
	| { type: 'NEW_EDITION' }

const isAllRead = ({ parts, read }: AttestationContext, now?: string) => parts.every((part) => part === now || read.includes(part))

const asSent = ({ event }: { event: AnsweredElsewhere }) => event

/** Open in every state in which nothing is recorded for good: also to somebody who has read half of the Code themselves, or who declined before. */
const answeredElsewhere = [
	{
		target: 'attested',
		guard: { type: 'agreedElsewhere', params: asSent },
		actions: { type: 'keepAnswer', params: asSent },
	},
	{
		target: 'declined',
		guard: { type: 'declinedElsewhere', params: asSent },
		actions: { type: 'keepAnswer', params: asSent },
	},
] as const

export const attestationMachine = setup({
	types: { context: {} as AttestationContext, events: {} as AttestationEvent | AnsweredElsewhere, input: {} as AttestationContext },
	guards: {
		nothingToRead: ({ context }) => context.parts.length === 0,
		isPart: ({ context }, { part }: { part: string }) => context.parts.includes(part),
		isLastUnread: ({ context }, { part }: { part: string }) => context.parts.includes(part) && isAllRead(context, part),
		hasReadAll: ({ context }) => isAllRead(context),
		agreesToAll: ({ context }, { statements }: { statements: readonly string[] }) =>
			context.statements.every((id) => statements.includes(id)),
		agreedElsewhere: ({ context }, { outcome, statements }: AnsweredElsewhere) =>
			outcome === 'agreed' && context.statements.every((id) => statements.includes(id)),
		declinedElsewhere: (_, { outcome }: AnsweredElsewhere) => outcome === 'not-agreed',
	},
	actions: {
		keepPart: assign(({ context }, { part }: { part: string }) => ({
			read: context.parts.filter((id) => id === part || context.read.includes(id)),
		})),
		keepTicks: assign(({ context }, { statements }: { statements: readonly string[] }) => ({
			agreed: context.statements.filter((id) => statements.includes(id)),
		})),
		keepDeclared: assign((_, { declared }: { declared: readonly number[] }) => ({ declared: [...declared] })),
		keepAnswer: assign(({ context }, { statements, declared }: AnsweredElsewhere) => ({
			agreed: context.statements.filter((id) => statements.includes(id)),
			declared: declared && [...declared],
		})),
		forget: assign({ read: [], agreed: [], declared: null }),
	},
}).createMachine({
	id: 'attestation',
	context: ({ input }) => input,
	initial: 'notStarted',
	states: {
		notStarted: {
			on: { OPEN_CODE: [{ target: 'checking', guard: 'nothingToRead' }, 'reading'], ANSWERED_ELSEWHERE: answeredElsewhere },
		},
		reading: {
			on: {
				READ_PART: [
					{
						target: 'checking',
						guard: { type: 'isLastUnread', params: ({ event }) => event },
						actions: { type: 'keepPart', params: ({ event }) => event },
					},
					{ guard: { type: 'isPart', params: ({ event }) => event }, actions: { type: 'keepPart', params: ({ event }) => event } },
				],
				FINISH_READING: { target: 'checking', guard: 'hasReadAll' },
				ANSWERED_ELSEWHERE: answeredElsewhere,
				NEW_EDITION: { actions: 'forget' },
			},
		},
		checking: {
			on: {
				FINISH_CHECK: 'statements',
				BACK: 'reading',
				ANSWERED_ELSEWHERE: answeredElsewhere,
				NEW_EDITION: { target: 'reading', actions: 'forget' },
			},
		},
		statements: {
			on: {
				AGREE: [
					{
						target: 'interests',
						guard: { type: 'agreesToAll', params: ({ event }) => event },
						actions: { type: 'keepTicks', params: ({ event }) => event },
					},
					{ actions: { type: 'keepTicks', params: ({ event }) => event } },
				],
				BACK: 'checking',
				DECLINE: 'declined',
				ANSWERED_ELSEWHERE: answeredElsewhere,
				NEW_EDITION: { target: 'reading', actions: 'forget' },
			},
		},
		interests: {
			on: {
				ANSWER_INTERESTS: { target: 'confirming', actions: { type: 'keepDeclared', params: ({ event }) => event } },
				BACK: 'statements',
				ANSWERED_ELSEWHERE: answeredElsewhere,
				NEW_EDITION: { target: 'reading', actions: 'forget' },
			},
		},
		confirming: {
			on: {
				CONFIRM: 'attested',
				BACK: 'interests',
				DECLINE: 'declined',
				ANSWERED_ELSEWHERE: answeredElsewhere,
				NEW_EDITION: { target: 'reading', actions: 'forget' },
			},
		},
		/** Recorded, for HR and the Monitoring Officer to see to. Whoever declined may still open the Code again and agree: the first answer stays on record. */
		declined: {
			on: {
				OPEN_CODE: [{ target: 'checking', guard: 'nothingToRead' }, 'reading'],
				ANSWERED_ELSEWHERE: answeredElsewhere,
				NEW_EDITION: { actions: 'forget' },
			},
		},
		attested: { type: 'final' },
	},
})

export type AttestationState = SnapshotFrom<typeof attestationMachine>['value']
