import { readEnvironment } from '#app/platform/env.ts'
import { serve } from './serve.ts'
import { serveSources } from './serve-sources.ts'

/** `npm run dev`: serves the site from its sources. */
serve(readEnvironment(process.env), serveSources).catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
	process.exitCode = 1
})
