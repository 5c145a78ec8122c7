import { readFileSync } from 'node:fs'
import { importPeople } from '#app/features/people/apply-people-import.server.ts'
import type { Environment } from '#app/platform/env.ts'
import { openSite } from './open-site.ts'
import { readOptions } from './read-options.ts'
import { UsageError } from './usage-error.ts'

/** `people import FILE [--dry-run]`: one JSON object on stdout, the changes and notices in words on stderr. Exit 1 if anything in the file is wrong. */
export function importPeopleFile(env: Environment, args: string[], print: (data: unknown) => void): number {
	const { file, dryRun } = read(args)
	const { db, clock, loadRequirements } = openSite(env)
	const { changes, notices, ...result } = importPeople(
		db,
		{ file: readFileSync(file), rules: loadRequirements(), dryRun },
		{ now: clock(), actor: 'command-line' },
	)
	for (const notice of notices) process.stderr.write(`${notice}\n`)
	for (const change of changes) process.stderr.write(`${Object.values(change).join(' ')}\n`)
	print(result)
	return result.errors.length === 0 ? 0 : 1
}

function read(args: string[]): { file: string; dryRun: boolean } {
	const { values, positionals } = readOptions({ args, allowPositionals: true, options: { 'dry-run': { type: 'boolean', default: false } } })
	const [file, ...rest] = positionals
	if (file === undefined || rest.length > 0) throw new UsageError('Name one file.')
	return { file, dryRun: values['dry-run'] }
}
