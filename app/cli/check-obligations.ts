import { checkObligations } from '#app/features/requirements/planning/check-obligations.server.ts'
import { dayOf } from '#app/platform/calendar.ts'
import type { Environment } from '#app/platform/env.ts'
import { openSite } from './open-site.ts'
import { readOptions } from './read-options.ts'

/** `obligations check`: one JSON object on stdout, the first differences on stderr. Exit 1 if what is recorded differs from what the facts say. */
export function checkRecordedObligations(env: Environment, args: string[], print: (data: unknown) => void): number {
	readOptions({ args, options: {} })
	const { db, clock, loadRequirements } = openSite(env)
	const { differences, ...result } = checkObligations(db, loadRequirements(), dayOf(clock()))
	for (const { personId, requirementId, supersede, record } of differences)
		process.stderr.write(
			`Person ${personId}, requirement ${requirementId}: recorded ${JSON.stringify(supersede)}, should be ${JSON.stringify(record)}\n`,
		)
	if (!result.ok) process.stderr.write('Run “probity work” first: a day may have begun that nobody has planned yet.\n')
	print(result)
	return result.ok ? 0 : 1
}
