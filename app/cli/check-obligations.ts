import { checkObligations } from '#app/features/requirements/planning/check-obligations.server.ts'
import { dayOf } from '#app/platform/calendar.ts'
import type { Environment } from '#app/platform/env.ts'
import { withSite } from './open-site.ts'
import { readOptions } from './read-options.ts'

type Given = { print: (data: unknown) => void; notice: (text: string) => void }

/** `obligations check`: one JSON object on stdout, the first differences on stderr. Exit 1 if what is recorded differs from what the facts say. */
export async function checkRecordedObligations(env: Environment, args: string[], { print, notice }: Given): Promise<number> {
	readOptions({ args, options: {} })
	const { differences, ...result } = await withSite(env, ({ db, clock, loadRequirements }) =>
		checkObligations(db, loadRequirements(), dayOf(clock())),
	)
	for (const { personId, requirementId, supersede, record } of differences)
		notice(`Person ${personId}, requirement ${requirementId}: recorded ${JSON.stringify(supersede)}, should be ${JSON.stringify(record)}\n`)
	if (!result.ok) notice('Run “probity work” first: a day may have begun that nobody has planned yet.\n')
	print(result)
	return result.ok ? 0 : 1
}
