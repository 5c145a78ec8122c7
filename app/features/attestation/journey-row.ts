import { transition } from 'xstate'
import { attestationMachine, type AttestationEvent, type AttestationState } from './attestation.machine.ts'

export type JourneyRow = { state: AttestationState; agreed: string[] }

export const noJourney: JourneyRow = { state: 'notStarted', agreed: [] }

/** What the row becomes by the event; null if the machine does not allow it there. */
export function advanceJourney(row: JourneyRow, event: AttestationEvent, statements: readonly string[]): JourneyRow | null {
	const snapshot = attestationMachine.resolveState({ value: row.state, context: { statements, agreed: row.agreed } })
	if (!snapshot.can(event)) return null
	const [next] = transition(attestationMachine, snapshot, event)
	return { state: next.value, agreed: [...next.context.agreed] }
}
