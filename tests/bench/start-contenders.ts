import { openDatabase } from '#db/open.server.ts'
import Sqlite from 'better-sqlite3'
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { collectHomeStatements } from './collect-statements.ts'
import { freePort, root, startServer, type ServerProcess } from './server-process.ts'
import { tokenOf } from './visitor.ts'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** The real server, as `npm start` runs it, with the demonstration council in a database of its own. */
export async function startProbity(folder: string): Promise<ServerProcess> {
	const port = await freePort()
	const server = await startServer(['build/server/main.js', 'serve'], port, { PORT: String(port), HOST: '127.0.0.1', PROBITY_DATA: folder })
	await waitForJobs(join(folder, 'probity.sqlite'))
	return server
}

/** The demonstration council comes with certificates to be printed: until that is done, the server is not at rest. */
async function waitForJobs(path: string): Promise<void> {
	const client = new Sqlite(path, { readonly: true })
	const count = client.prepare<[], { waiting: number; error: string | null }>(
		'select count(*) as waiting, max(last_error) as error from jobs where done_at is null',
	)
	for (let seconds = 0; ; seconds += 1) {
		const found = count.get()
		if (!found?.waiting) break
		if (seconds === 180) throw new Error(`${found.waiting} jobs of the server are still not done. The last error: ${found.error}`)
		await new Promise((resolve) => setTimeout(resolve, 1000))
	}
	client.close()
}

/** Builds and serves a Remix app of one page. */
export async function startEmptyRemix(folder: string): Promise<ServerProcess> {
	cpSync(here('empty-remix'), folder, { recursive: true })
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
	execFileSync(process.execPath, [join(root, 'node_modules/@remix-run/dev/dist/cli.js'), 'vite:build'], {
		cwd: folder,
		stdio: 'pipe',
	})
	const port = await freePort()
	return startServer(['--import', 'tsx', here('serve-empty-remix.ts'), join(folder, 'build/server/index.js'), String(port)], port)
}

/** Serves the answers to the home page's questions from a copy of the database of `probityFolder`. */
export async function startBare(folder: string, probityFolder: string, cookie: string): Promise<ServerProcess> {
	mkdirSync(folder)
	const db = openDatabase(join(probityFolder, 'probity.sqlite'))
	db.$client.prepare('vacuum into ?').run(join(folder, 'probity.sqlite'))
	db.$client.close()
	const statements = JSON.stringify(collectHomeStatements(folder, tokenOf(cookie)))
	const port = await freePort()
	return startServer(['--import', 'tsx', here('serve-bare.ts'), join(folder, 'probity.sqlite'), String(port), statements], port)
}
