import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt, ensureInstalled, root } from './ensure-ready.mjs'

/** `npm start` and `npm run probity`: installs if needed, builds if a source is newer than the build, then runs the command that the arguments name. */
ensureInstalled()
ensureBuilt()
process.env.NODE_ENV = 'production'
await import(pathToFileURL(join(root, 'build/server/main.js')).href)
