import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { chainedText, genesis } from './evidence-entries.ts'
import { promisedRecord, records } from './evidence-reconciliation.ts'

type Row = {
	seq: number
	at: number
	actor: string
	action: string
	subject: string
	details: string | null
	detailsSalt: string | null
	detailsDigest: string
	previousHash: string
	hash: string
}

export type Verification = { entries: number; head: string; ok: boolean; errors: string[] }

const atMost = 20

/**
 * Recomputes the whole chain, then holds every certificate, attestation, edition of the Code, quiz result, completion, proof of learning elsewhere and declaration against the
 * entry that was made with it, both ways. `faults` says what is wrong, at most twenty lines. A chain that was cut short is whole in itself: keep `entries` and `head` elsewhere
 * to see that.
 */
export function verifyEvidence(db: Database): Verification {
	const errors: string[] = []
	const error = (text: string) => {
		if (errors.length < atMost) errors.push(text)
	}
	let entries = 0
	let head = genesis
	const promised = new Map<string, number>()
	const chain = db.$client.prepare<[], Row>(
		`select seq, at, actor, action, subject, details, details_salt as detailsSalt, details_digest as detailsDigest, previous_hash as previousHash, hash
		 from evidence order by seq`,
	)
	for (const row of chain.iterate()) {
		if (row.seq !== entries + 1) error(`Entry ${entries + 1} is missing: the next one found is ${row.seq}.`)
		if (row.previousHash !== head) error(`Entry ${row.seq} does not follow the one before it.`)
		if (sha256(chainedText(row)) !== row.hash) error(`Entry ${row.seq} was changed after it was written.`)
		if (row.details !== null) {
			// Changed details promise nothing, and need not even be JSON.
			const whole = sha256((row.detailsSalt ?? '') + row.details) === row.detailsDigest
			if (!whole) error(`The details of entry ${row.seq} were changed.`)
			const record = whole ? promisedRecord(row.action, row.subject, JSON.parse(row.details)) : null
			if (record !== null) promised.set(record, (promised.get(record) ?? 0) + 1)
		}
		entries = row.seq
		head = row.hash
	}
	for (const { record } of db.$client.prepare<[], { record: string }>(records).iterate()) {
		const count = promised.get(record) ?? 0
		if (count === 0) error(`This record has no entry in the evidence: ${record}.`)
		promised.set(record, count - 1)
	}
	for (const [record, count] of promised)
		if (count > 0) error(`The evidence tells of a record that is not there, or was changed: ${record}.`)
	return { entries, head, ok: errors.length === 0, errors }
}
