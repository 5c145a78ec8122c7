import { z } from 'zod'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { inSnapshot } from '#db/snapshot.server.ts'
import { statement } from '#db/statement.server.ts'
import { chainedText, genesis } from './evidence-entries.ts'
import { promisedRecord, recordsSql } from './evidence-reconciliation.ts'

/** Every entry and every record is read once, from the first to the last: row by row, so that memory does not grow with them. */
const listEntries = statement(
	`select seq, at, actor, action, subject, details, details_salt as detailsSalt, details_digest as detailsDigest, previous_hash as previousHash, hash
	 from evidence order by seq`,
	z.object({
		seq: z.number(),
		at: z.number(),
		actor: z.string(),
		action: z.string(),
		subject: z.string(),
		details: z.string().nullable(),
		detailsSalt: z.string().nullable(),
		detailsDigest: z.string(),
		previousHash: z.string(),
		hash: z.string(),
	}),
)
const listRecords = statement(recordsSql, z.object({ record: z.string() }))

type Entry = Parameters<typeof chainedText>[0] & Record<'details' | 'detailsSalt', string | null> & { hash: string }
type Head = Pick<Verification, 'entries' | 'head'>

export type Verification = { entries: number; head: string; ok: boolean; errors: string[] }

const atMost = 20

/** What is wrong with an entry, after the one before it. */
function* errorsOf(row: Entry, { entries, head }: Head): Generator<string> {
	if (row.seq !== entries + 1) yield `Entry ${entries + 1} is missing: the next one found is ${row.seq}.`
	if (row.previousHash !== head) yield `Entry ${row.seq} does not follow the one before it.`
	if (sha256(chainedText(row)) !== row.hash) yield `Entry ${row.seq} was changed after it was written.`
	if (row.details !== null && !hasItsDetails(row)) yield `The details of entry ${row.seq} were changed.`
}

const hasItsDetails = ({ details, detailsSalt, detailsDigest }: Entry) => sha256((detailsSalt ?? '') + details) === detailsDigest

/** The record that an entry promises. Changed details promise nothing, and need not even be JSON. */
const promiseOf = (row: Entry): string | null =>
	row.details === null || !hasItsDetails(row) ? null : promisedRecord(row.action, row.subject, JSON.parse(row.details))

/**
 * Recomputes the whole chain, then holds every certificate, attestation, edition of the Code, quiz result, completion, proof of learning elsewhere and declaration
 * against the entry that was made with it, both ways. `errors` says what is wrong, at most twenty lines. A chain that was cut short is whole in itself: keep
 * `entries` and `head` elsewhere to see that. Chain and records are of one moment: people may work meanwhile.
 */
export const verifyEvidence = (db: Database): Verification => inSnapshot(db, () => verify(db))

function verify(db: Database): Verification {
	const errors: string[] = []
	const report = (text: string) => {
		if (errors.length < atMost) errors.push(text)
	}
	let last: Head = { entries: 0, head: genesis }
	const promised = new Map<string, number>()
	for (const row of listEntries.iterate(db, {})) {
		for (const error of errorsOf(row, last)) report(error)
		const record = promiseOf(row)
		if (record !== null) promised.set(record, (promised.get(record) ?? 0) + 1)
		last = { entries: row.seq, head: row.hash }
	}
	for (const { record } of listRecords.iterate(db, {})) {
		const count = promised.get(record) ?? 0
		if (count === 0) report(`This record has no entry in the evidence: ${record}.`)
		promised.set(record, count - 1)
	}
	for (const [record, count] of promised)
		if (count > 0) report(`The evidence tells of a record that is not there, or was changed: ${record}.`)
	return { ...last, ok: errors.length === 0, errors }
}
