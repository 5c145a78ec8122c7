import { parseArgs, type ParseArgsConfig } from 'node:util'
import { UsageError } from './usage-error.ts'

/** `parseArgs`, whose complaints say how a command was called wrongly. */
export function readOptions<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
	try {
		return parseArgs(config)
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error))
	}
}
