import { transition } from 'xstate'
import { attestationMachine, type AttestationEvent, type AttestationState } from './attestation.machine.ts'

/** An edition of the Code as rows name it. */
export type EditionKey = { id: string; sha256: string }

export type JourneyRow = {
	state: AttestationState
	/** What changed since this edition is read; null: the whole Code. */
	since: EditionKey | null
	read: string[]
	agreed: string[]
	declared: number[] | null
}

export const noJourney: JourneyRow = { state: 'notStarted', since: null, read: [], agreed: [], declared: null }

/** Ids of what is to be read of the edition in force, and of its statements. */
export type Asked = { parts: readonly string[]; statements: readonly string[] }

/** What the row becomes by the event; null if the machine does not allow it there. */
export function advanceJourney(row: JourneyRow, event: AttestationEvent, asked: Asked): JourneyRow | null {
	const { state, since, ...context } = row
	const snapshot = attestationMachine.resolveState({ value: state, context: { ...asked, ...context } })
	if (!snapshot.can(event)) return null
	const [next] = transition(attestationMachine, snapshot, event)
	const { read, agreed, declared } = next.context
	return { state: next.value, since, read: [...read], agreed: [...agreed], declared: declared && [...declared] }
}

/**
 * The row as it stands under the edition in force. Whoever has not begun reads what changed since they last agreed. If the edition changed on the way, they go
 * back to reading: those who had read the one before read what changed since that one.
 */
export function underEdition(row: JourneyRow, begunWith: EditionKey | null, inForce: EditionKey, last: EditionKey | null): JourneyRow {
	if (row.state === 'notStarted' || begunWith === null) return { ...noJourney, since: last }
	if (begunWith.sha256 === inForce.sha256) return row
	const moved = advanceJourney(row, { type: 'NEW_EDITION' }, { parts: [], statements: [] }) ?? row
	return { ...moved, since: row.state === 'reading' ? row.since : begunWith }
}
