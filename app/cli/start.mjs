import { spawn } from 'node:child_process'
import { ensureBuilt, ensureInstalled, root } from './ensure-ready.mjs'

/** `npm start`: installs if needed, builds if stale, then serves; the first time into an empty database, with the demonstration council. */
ensureInstalled()
ensureBuilt()

const server = spawn(process.execPath, ['--import', 'tsx', 'app/cli/main.ts', 'serve'], {
	cwd: root,
	stdio: 'inherit',
	env: { ...process.env, NODE_ENV: 'production' },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 0))
