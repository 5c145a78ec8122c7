import type { ServerBuild } from '@remix-run/node'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '#app/cli/ensure-ready.mjs'
import { compare, ratioTable, rateTable, type Plan } from './compare.ts'
import { measurePages } from './measure-pages.ts'
import type { Target } from './run-load.ts'
import { root, type ServerProcess } from './server-process.ts'
import { startBare, startEmptyRemix, startProbity } from './start-contenders.ts'
import { table } from './statistics.ts'
import { takeQuizzes } from './take-quizzes.ts'
import { signIn, type Visitor } from './visitor.ts'

/**
 * `npm run bench [-- --rounds 5 --seconds 5]`: the real server against an empty Remix app and against node:http with SQLite. Each is a process of its own, the
 * load another; all on this machine, over loopback. With `--quiz`, whole attempts at quizzes instead.
 */
const { values } = parseArgs({
	options: {
		rounds: { type: 'string', default: '5' },
		seconds: { type: 'string', default: '5' },
		quiz: { type: 'boolean', default: false },
	},
})
const plan: Plan = { rounds: Number(values.rounds), seconds: Number(values.seconds), connections: 8 }
const persona = 'officer'
const modulePage = '/modules/data-protection/personal-data'
const [home, module, zipped, empty, bare] = ['Home', 'Module page', 'Home, gzip', 'Empty Remix', 'Bare SQLite'] as const

const print = (text: string) => process.stdout.write(`${text}\n`)
const folder = mkdtempSync(join(tmpdir(), 'probity-bench-'))
const servers: ServerProcess[] = []

try {
	ensureBuilt()
	if (values.quiz) print(await takeQuizzes(join(folder, 'probity')))
	else await run()
} finally {
	await Promise.all(servers.map(({ stop }) => stop()))
	rmSync(folder, { recursive: true, force: true })
}

async function run(): Promise<void> {
	const probity = await startProbity(join(folder, 'probity'))
	servers.push(probity)
	const visitor = await signIn(probity.address, persona)
	// Opened once, the page is the remembered one: from then on it only reads.
	await visitor.get(modulePage)
	const emptyRemix = await startEmptyRemix(join(folder, 'empty-remix'))
	servers.push(emptyRemix)
	const bareServer = await startBare(join(folder, 'bare'), join(folder, 'probity'), visitor.cookie)
	servers.push(bareServer)
	const { cookie } = visitor
	const targets: Target[] = [
		{ name: home, server: probity, path: '/', cookie },
		{ name: module, server: probity, path: modulePage, cookie },
		{ name: zipped, server: probity, path: '/', cookie, gzip: true },
		{ name: empty, server: emptyRemix, path: '/' },
		{ name: bare, server: bareServer, path: '/', cookie },
	]
	const results = await compare(targets, plan)
	print(
		`Node ${process.version}, ${availableParallelism()} processors, ${plan.connections} connections, ${plan.rounds} interleaved rounds of ${plan.seconds} s after a warm-up.`,
	)
	print(`Probity: NODE_ENV=production, LOG_LEVEL=info with its log to /dev/null, signed in as ${persona}. Medians of the rounds.\n`)
	print(rateTable(results))
	print(`\nRequests per second, round by round\n`)
	print(
		ratioTable(results, [
			[home, empty],
			[module, empty],
			[home, bare],
			[module, bare],
		]),
	)
	await printSizes(visitor)
}

async function printSizes(visitor: Visitor): Promise<void> {
	const sizes = await measurePages(visitor, modulePage)
	print(`\n${table([['Bytes', 'plain', 'gzip'], ...sizes.map(({ name, bytes, gzip }) => [name, bytes, gzip])])}`)
	const build = (await import(pathToFileURL(join(root, 'build/server/index.js')).href)) as ServerBuild
	print(`\nRoutes registered: ${Object.keys(build.routes).length}, of which a request meets only the root and its own page.`)
}
