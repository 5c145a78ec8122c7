import { listMyLearning } from '#app/features/learning/list-my-learning.server.ts'
import { openPublishedEditions } from '#app/features/code/edition/published-editions.server.ts'
import { findViewer } from '#app/features/sign-in/sessions.server.ts'
import { openSite } from '#app/cli/open-site.ts'
import { readEnvironment } from '#app/platform/env.ts'
import type { Database } from '#db/open.server.ts'

/** A statement as the product ran it: its text, and what was bound to it, by position or as one object of names. */
export type RanStatement = { sql: string; bound: unknown[] }
export type HomeStatements = { session: RanStatement; home: RanStatement }

/** What the home page runs for this session, in the product's own words, so that the bare server cannot fall behind it. */
export function collectHomeStatements(dataFolder: string, token: string): HomeStatements {
	const { db, content, clock, loadRequirements } = openSite(readEnvironment({ PROBITY_DATA: dataFolder }))
	const requirements = loadRequirements()
	const code = openPublishedEditions(db)
	const ran = recordStatements(db)
	const viewer = findViewer(db, { token }, { now: clock() })
	if (!viewer) throw new Error('The session of the benchmark is unknown')
	listMyLearning(db, { ...viewer, content, code, requirements })
	db.$client.close()
	const [session, home, ...more] = ran
	if (!session || !home || more.length > 0) throw new Error(`The home page should run two statements; it ran ${ran.length}`)
	return { session, home }
}

/** From now on, each statement that is prepared says when it is run. */
function recordStatements({ $client: client }: Database): RanStatement[] {
	const ran: RanStatement[] = []
	const prepare = client.prepare.bind(client)
	client.prepare = ((sql: string) => {
		const prepared = prepare(sql)
		const get = prepared.get.bind(prepared)
		const all = prepared.all.bind(prepared)
		const record = (bound: unknown[]) => ran.push({ sql, bound })
		prepared.get = (...bound) => (record(bound), get(...bound))
		prepared.all = (...bound) => (record(bound), all(...bound))
		return prepared
	}) as typeof client.prepare
	return ran
}
