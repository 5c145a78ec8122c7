import { setup, type SnapshotFrom } from 'xstate'

/**
 * One message. It waits on the page of whom it is for until they have dealt with it; on the way it may be sent by mail, too. A mail that failed is tried again,
 * and does not keep anybody from dealing with what it says.
 */
export type MessageEvent = { type: 'SENT' } | { type: 'FAILED' } | { type: 'DEALT_WITH' }

export const messageMachine = setup({ types: { events: {} as MessageEvent } }).createMachine({
	id: 'message',
	initial: 'written',
	states: {
		written: { on: { SENT: 'sent', FAILED: 'failed', DEALT_WITH: 'dealtWith' } },
		failed: { on: { SENT: 'sent', FAILED: 'failed', DEALT_WITH: 'dealtWith' } },
		sent: { on: { DEALT_WITH: 'dealtWith' } },
		dealtWith: { type: 'final' },
	},
})

export type MessageState = SnapshotFrom<typeof messageMachine>['value']
