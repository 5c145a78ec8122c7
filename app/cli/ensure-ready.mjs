import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Plain JavaScript without a dependency: this is what runs on a fresh clone, before anything is installed. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs a command here and stops with its exit code if it fails. */
export function run(command, args, options = {}) {
	const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['inherit', 2, 'inherit'], ...options })
	if (error) throw error
	if (status !== 0) process.exit(status ?? 1)
}

function say(words) {
	process.stderr.write(`${words}\n`)
}

/** Installs what package-lock.json names, unless that very file has been installed already. */
export function ensureInstalled() {
	const wanted = createHash('sha256')
		.update(readFileSync(join(root, 'package-lock.json')))
		.digest('hex')
	const mark = join(root, 'node_modules/.probity-lock')
	if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return
	say('Installing. The first time takes two to four minutes: better-sqlite3 may have to be compiled.')
	run('npm', ['ci', '--no-audit', '--no-fund'], { env: { JOBS: 'max', ...process.env } })
	writeFileSync(mark, wanted)
}

const sources = ['app', 'db', 'public', 'remix.config.js', 'package-lock.json', 'tsconfig.json']

function newest(path) {
	const stat = statSync(path)
	if (!stat.isDirectory()) return stat.mtimeMs
	return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** Builds the product if a source is newer than the build. */
export function ensureBuilt() {
	const built = join(root, 'build/server/main.js')
	if (existsSync(built) && statSync(built).mtimeMs >= Math.max(...sources.map((source) => newest(join(root, source))))) return
	say('Building …')
	run('npx', ['remix', 'vite:build', '--config', 'remix.config.js'])
}
