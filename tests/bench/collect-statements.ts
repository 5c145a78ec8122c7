import { listMyLearning } from '#app/features/learning/list-my-learning.server.ts'
import { openPublishedEditions } from '#app/features/code/edition/published-editions.server.ts'
import { findViewer } from '#app/features/sign-in/sessions.server.ts'
import { openSite } from '#app/cli/open-site.ts'
import { readEnvironment } from '#app/platform/env.ts'

/** The SQL that the home page runs for this session, in the product's own words, so that the bare server cannot fall behind it. */
export function collectHomeStatements(dataFolder: string, token: string): { session: string; home: string } {
	const { db, content, clock, loadRequirements } = openSite(readEnvironment({ PROBITY_DATA: dataFolder }))
	const requirements = loadRequirements()
	const code = openPublishedEditions(db)
	const client = db.$client
	const prepare = client.prepare.bind(client)
	const texts: string[] = []
	client.prepare = ((text: string) => {
		texts.push(text)
		return prepare(text)
	}) as typeof client.prepare
	const viewer = findViewer(db, { token }, { now: clock() })
	if (!viewer) throw new Error('The session of the benchmark is unknown')
	listMyLearning(db, { ...viewer, content, code, requirements })
	client.close()
	const [session, home, ...more] = texts
	if (!session || !home || more.length > 0) throw new Error(`The home page should run two statements; it ran ${texts.length}`)
	return { session, home }
}
