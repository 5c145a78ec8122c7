import { ContentErrors } from '#app/features/content/loading/content-errors.ts'
import { loadContent } from '#app/features/content/loading/load-content.server.ts'
import { addToLock, compareWithLock, forget } from '#app/features/content/checking/published-lock.ts'
import { readLock, writeLock } from '#app/features/content/checking/published-lock.server.ts'
import type { Day } from '#app/platform/calendar.ts'
import { readOptions } from './read-options.ts'
import { printErrors } from './print-errors.ts'
import { UsageError } from './usage-error.ts'

/**
 * `content lock [--replace ID]…`: writes what stands in the content into published.lock.json, exit 0; or every reason not to, exit 1 and nothing written.
 * `--replace` forgets what is locked of the current version of a module or of an edition: only for one that was never released.
 */
export function lockContent(
	args: string[],
	{ folder, today, notice }: { folder: string; today: Day; notice: (text: string) => void },
): number {
	const { replace: replaced } = readOptions({ args, options: { replace: { type: 'string', multiple: true, default: [] } } }).values
	return printErrors(notice, () => {
		const content = loadContent(folder, today)
		for (const id of replaced) {
			if (!content.modules.has(id) && !content.editions.has(id)) throw new UsageError(`There is no module or edition “${id}”.`)
		}
		const lock = forget(content, readLock(folder, 'optional'), replaced)
		const { errors, unlocked } = compareWithLock(content, lock)
		if (errors.length > 0) throw new ContentErrors(errors)
		writeLock(folder, addToLock(content, lock))
		notice(unlocked.length > 0 ? `Locked: ${unlocked.join(', ')}\n` : 'Everything was locked already.\n')
		return 0
	})
}
