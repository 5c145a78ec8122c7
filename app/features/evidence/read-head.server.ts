import type { Database } from '#db/open.server.ts'
import { genesis } from './evidence-entries.ts'

/** The number of entries and the hash of the last one. Publish it from time to time: a chain cut short later no longer has it. */
export function readHead(db: Database): { entries: number; head: string } {
	const last = db.$client
		.prepare<[], { entries: number; head: string }>('select seq as entries, hash as head from evidence order by seq desc limit 1')
		.get()
	return last ?? { entries: 0, head: genesis }
}
