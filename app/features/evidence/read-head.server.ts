import { desc } from 'drizzle-orm'
import type { Database } from '#db/open.server.ts'
import { evidence } from '#db/schema/index.ts'
import { genesis } from './evidence-entries.ts'

/** The number of entries and the hash of the last one. Publish it from time to time: a chain cut short later no longer has it. */
export function readHead(db: Database): { entries: number; head: string } {
	const last = db.select({ entries: evidence.seq, head: evidence.hash }).from(evidence).orderBy(desc(evidence.seq)).limit(1).get()
	return last ?? { entries: 0, head: genesis }
}
