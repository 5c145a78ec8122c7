import { rmSync } from 'node:fs'

/** Serves the built product from an empty data folder: what the browser tests find is the demonstration council as it is loaded. */
const folder = process.env.PROBITY_DATA
if (!folder?.startsWith('test-results/')) throw new Error('PROBITY_DATA must be a folder under test-results.')
rmSync(folder, { recursive: true, force: true })
process.argv.splice(2, Infinity, 'serve')
await import('#app/cli/main.ts')
