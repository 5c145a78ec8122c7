import { z } from 'zod'
import { newSalt, sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { statement } from '#db/statement.server.ts'
import { evidenceActions, genesis, type EvidenceEntry } from './evidence-entries.ts'

/**
 * One statement reads the head of the chain, hashes and inserts, so that two processes cannot both build on the same head.
 * The hashed text is that of `chainedText`; a test holds the two equal.
 */
const append = statement(
	`
		insert into evidence (seq, at, actor, action, subject, details, details_salt, details_digest, previous_hash, hash)
		select head.seq + 1, @at, @actor, @action, @subject, @details, @salt, @digest, head.hash,
			sha256(head.hash || char(10) || (head.seq + 1) || char(10) || @at || char(10) || @actor || char(10) || @action || char(10) || @subject || char(10) || @digest)
		from (
			select seq, hash from (select seq, hash from evidence order by seq desc limit 1)
			union all select 0, '${genesis}' order by seq desc limit 1
		) head returning seq`,
	z.object({ seq: z.number() }),
)

/** Adds an entry to the chain and returns its number. Call it in the transaction of the change that it tells of. */
export function recordEvidence(db: Database, entry: EvidenceEntry): number {
	const details = JSON.stringify(evidenceActions[entry.action].parse(entry.details))
	const salt = newSalt()
	const added = append.get(db, {
		at: BigInt(entry.at),
		actor: entry.actor,
		action: entry.action,
		subject: entry.subject,
		details,
		salt,
		digest: sha256(salt + details),
	})
	if (!added) throw new Error('The entry was not added to the evidence.')
	return added.seq
}
