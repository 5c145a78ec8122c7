import { applyHistory, type HistoryOrder, type HistoryResult } from '#app/features/history/apply-history.server.ts'
import { layoutSchema } from '#app/features/history/history-layout.ts'
import { parseHistory } from '#app/features/history/parse-history.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { bytesOf } from './people-file.ts'
import { requirementOf } from './requirement.ts'

/** Two modules and the Code, introduced on 1 September 2026. */
export const historyRequirements: Requirement[] = [
	requirementOf({ id: 1, slug: 'data-protection', title: 'Data protection', introducedOn: '2026-09-01' }),
	requirementOf({ id: 2, slug: 'safeguarding', title: 'Safeguarding adults', renewMonths: 36, introducedOn: '2026-09-01' }),
	requirementOf({ id: 3, slug: 'code', kind: 'attestation', title: 'The Code', introducedOn: '2026-09-01' }),
]
export const passMarks = { 'data-protection': 80, safeguarding: 75 }

export function createRequirements(db: Database): void {
	const add = db.$client.prepare('insert into requirements (id, slug, introduced_on) values (?, ?, ?)')
	for (const { id, slug } of historyRequirements) add.run(id, slug, '2026-09-01')
}

type Brought = Partial<Omit<HistoryOrder, 'layout'>> & { layout?: Record<string, unknown>; now?: Instant }

/** Brings a file as the command does, on 20 November 2026 unless it is another day. */
export function bring(
	db: Database,
	text: string,
	{ layout = {}, now = Date.parse('2026-11-20T10:00:00Z'), ...order }: Brought = {},
): HistoryResult {
	const file = bytesOf(text)
	const said = layoutSchema.parse(layout)
	const rules = { requirements: historyRequirements, passMarks }
	return applyHistory(
		db,
		parseHistory(file, said),
		{ file, source: file, fileName: 'moodle.csv', rules, ...order, layout: said },
		{ now, actor: 'command-line' },
	)
}
