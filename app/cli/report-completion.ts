import { z } from 'zod'
import { iterateCompletionRows, type CompletionRow } from '#app/features/reports/iterate-completion-rows.server.ts'
import { noFilters } from '#app/features/reports/report-query.ts'
import { requirementsOn } from '#app/features/reports/requirements-on.server.ts'
import { writeCompletionCsv } from '#app/features/reports/write-completion-csv.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { isDay, type Day, type Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { readOptions } from './read-options.ts'
import { UsageError } from './usage-error.ts'

/**
 * `report completion [--as-at YYYY-MM-DD] [--now-known] [--format csv|json]`: the whole report as one JSON array, or as CSV. A day is reported as it was known
 * then; with `--now-known` also with what was recorded about it since.
 */
export function reportCompletion(
	db: Database,
	requirements: readonly Requirement[],
	{ asAt, known, format }: ReportOptions,
	{ now, out }: { now: Instant; out: (text: string) => void },
): void {
	const asked = (moment: Database) => ({
		requirements: requirementsOn(moment, requirements, { asAt, known }, now),
		asAt,
		known,
		filters: noFilters,
	})
	const rows = iterateCompletionRows(db, asked, { now })
	for (const text of format === 'csv' ? writeCompletionCsv(rows, { bom: false }) : writeJson(rows)) out(text)
}

function* writeJson(rows: Iterable<CompletionRow>): Generator<string> {
	let before = '[\n'
	for (const row of rows) {
		yield before + JSON.stringify(row)
		before = ',\n'
	}
	yield before === ',\n' ? '\n]\n' : '[]\n'
}

const formats = z.enum(['csv', 'json'], '--format must be csv or json.')

type ReportOptions = { asAt: Day; known: 'then' | 'now'; format: 'csv' | 'json' }

/** Throws where the command was called wrongly: before anything is opened, for that takes seconds. */
export function readReportOptions(args: string[], today: Day): ReportOptions {
	const {
		'as-at': asAt = today,
		'now-known': nowKnown,
		format,
	} = readOptions({
		args,
		options: { 'as-at': { type: 'string' }, 'now-known': { type: 'boolean', default: false }, format: { type: 'string', default: 'json' } },
	}).values
	if (!isDay(asAt)) throw new UsageError('--as-at must be a day of the calendar, such as 2026-12-06.')
	if (asAt > today) throw new UsageError('--as-at must be today or earlier.')
	const chosen = formats.safeParse(format)
	if (!chosen.success) throw new UsageError(chosen.error.issues[0]?.message)
	return { asAt, known: nowKnown && asAt < today ? 'now' : 'then', format: chosen.data }
}
