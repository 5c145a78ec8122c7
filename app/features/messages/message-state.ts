import { transition } from 'xstate'
import { messageMachine, type MessageEvent, type MessageState } from './message.machine.ts'

/** The state after an event; null where the machine does not allow it. */
export function nextState(state: MessageState, event: MessageEvent): MessageState | null {
	const snapshot = messageMachine.resolveState({ value: state })
	if (!snapshot.can(event)) return null
	const [next] = transition(messageMachine, snapshot, event)
	return next.value
}
