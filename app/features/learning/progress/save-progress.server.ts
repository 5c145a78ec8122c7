import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import type { ProgressRow } from './progress-row.ts'

const insert = prepared((db) =>
	db.$client.prepare<Record<string, unknown>, { id: number }>(`
		insert into module_progress (person_id, requirement_id, cycle, module_version, state, page, pages_read, pages_asked, attempts_used, revision, started_at, updated_at)
		values (@personId, @requirementId, @cycle, @version, @state, @page, @pagesRead, @pagesAsked, @attemptsUsed, 1, @now, @now)
		on conflict (person_id, requirement_id, cycle) do nothing returning id
	`),
)
const update = prepared((db) =>
	db.$client.prepare<Record<string, unknown>, { id: number }>(`
		update module_progress set module_version = @version, state = @state, page = @page, pages_read = @pagesRead, pages_asked = @pagesAsked, attempts_used = @attemptsUsed,
			revision = revision + 1, updated_at = @now
		where person_id = @personId and requirement_id = @requirementId and cycle = @cycle and revision = @revision returning id
	`),
)

export type ProgressKey = { personId: number; requirementId: number; cycle: number }

/** Saves the row if its revision is still `revision` (0: not there yet). Returns its id; null if somebody else was first, and then nothing has changed. */
export function saveProgress(
	db: Database,
	{ key, version, row, revision }: { key: ProgressKey; version: string; row: ProgressRow; revision: number },
	now: Instant,
): number | null {
	const pagesAsked = row.pagesAsked && JSON.stringify(row.pagesAsked)
	const columns = { ...key, version, ...row, pagesRead: JSON.stringify(row.pagesRead), pagesAsked, now }
	const saved = revision === 0 ? insert(db).get(columns) : update(db).get({ ...columns, revision })
	return saved?.id ?? null
}
