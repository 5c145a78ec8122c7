import { rmSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { openSite, contentFolder } from '#app/cli/open-site.ts'
import { loadDemonstration } from '#app/features/demonstration/load-demonstration.server.ts'
import { readEnvironment } from '#app/platform/env.ts'
import { copyCouncil } from './copy-council.ts'

/** Serves the built product with the demonstration council as it is loaded: new, or a copy of the one that the other server has just loaded (`COPY_OF`). */
const env = readEnvironment(process.env)
if (!env.dataFolder.startsWith('test-results/')) throw new Error('PROBITY_DATA must be a folder under test-results.')
if (process.env.COPY_OF) copyCouncil({ from: process.env.COPY_OF, to: env.dataFolder })
else loadCouncil()
process.argv.splice(2, Infinity, 'serve')
await import(pathToFileURL('build/server/main.js').href)

function loadCouncil(): void {
	rmSync(env.dataFolder, { recursive: true, force: true })
	const { db, content, issuer, clock } = openSite(env)
	loadDemonstration(db, { folder: contentFolder, content, issuer }, { now: clock() })
	// To print hundreds of certificates would take longer than all that the browser does. Those of the past are sealed once somebody opens them.
	db.$client.exec('delete from jobs')
	db.$client.close()
}
