import { transition } from 'xstate'
import { attestationMachine, type AttestationEvent, type AttestationState } from './attestation.machine.ts'

export type AttestationProgressRow = {
	state: AttestationState
	/** The fingerprint of an edition: what changed since then is read; null: the whole Code. */
	since: string | null
	read: string[]
	agreed: string[]
	declared: number[] | null
}

export const noAttestationProgress: AttestationProgressRow = { state: 'notStarted', since: null, read: [], agreed: [], declared: null }

/** Ids of what is to be read of the edition in force, and of its statements. */
export type Asked = { parts: readonly string[]; statements: readonly string[] }

/** What the row becomes by the event; null if the machine does not allow it there. */
export function advanceAttestationRow(row: AttestationProgressRow, event: AttestationEvent, asked: Asked): AttestationProgressRow | null {
	const { state, since, ...context } = row
	const snapshot = attestationMachine.resolveState({ value: state, context: { ...asked, ...context } })
	if (!snapshot.can(event)) return null
	const [next] = transition(attestationMachine, snapshot, event)
	const { read, agreed, declared } = next.context
	return { state: next.value, since, read: [...read], agreed: [...agreed], declared: declared && [...declared] }
}

/**
 * The row as it stands under the edition in force; editions by their fingerprints. Whoever has not begun reads what changed since they last agreed. If the
 * edition changed on the way, they go back to reading: those who had read the one before read what changed since that one.
 */
export function underEdition(
	row: AttestationProgressRow,
	begunWith: string | null,
	inForce: string,
	last: string | null,
): AttestationProgressRow {
	if (begunWith === null) return { ...noAttestationProgress, since: last }
	if (begunWith === inForce) return row
	const moved = advanceAttestationRow(row, { type: 'NEW_EDITION' }, { parts: [], statements: [] }) ?? row
	return { ...moved, since: row.state === 'reading' ? row.since : begunWith }
}
