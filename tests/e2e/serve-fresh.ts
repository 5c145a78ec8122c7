import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openSite, contentFolder } from '#app/cli/open-site.ts'
import { loadDemonstration } from '#app/features/demonstration/load-demonstration.server.ts'
import { readEnvironment } from '#app/platform/env.ts'
import { openDatabase } from '#db/open.server.ts'

/** Serves the built product with the demonstration council as it is loaded: new, or a copy of the one that the other server has just loaded (`COPY_OF`). */
const env = readEnvironment(process.env)
if (!env.dataFolder.startsWith('test-results/')) throw new Error('PROBITY_DATA must be a folder under test-results.')
rmSync(env.dataFolder, { recursive: true, force: true })
if (process.env.COPY_OF) copyCouncil(process.env.COPY_OF)
else loadCouncil()
process.argv.splice(2, Infinity, 'serve')
await import(pathToFileURL('build/server/main.js').href)

function loadCouncil(): void {
	const { db, content, issuer, clock } = openSite(env)
	loadDemonstration(db, { folder: contentFolder, content, issuer }, { now: clock() })
	// To print hundreds of certificates would take longer than all that the browser does. Those of the past are sealed once somebody opens them.
	db.$client.exec('delete from jobs')
	db.$client.close()
}

function copyCouncil(folder: string): void {
	mkdirSync(env.dataFolder, { recursive: true })
	const source = openDatabase(join(folder, 'probity.sqlite'))
	source.$client.prepare('vacuum into ?').run(join(env.dataFolder, 'probity.sqlite'))
	source.$client.close()
}
