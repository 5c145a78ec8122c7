import { expect, it } from 'vitest'
import { checkObligations } from '#app/features/requirements/planning/check-obligations.server.ts'
import { startOfDay } from '#app/platform/calendar.ts'
import { SimulatedCouncil } from '#tests/factories/simulated-council.ts'
import { createSite } from '#tests/factories/site.ts'

/** A small council here; `npm run time-travel` lets one of 6,000 live as long. */
it(
	'the reports of three years are made again exactly, month by month, by a council that never stood still',
	{ timeout: 300_000 },
	async () => {
		const site = createSite({ now: startOfDay('2026-01-05') + 3_600_000, counted: false })
		const council = new SimulatedCouncil(site, { people: 120, seed: 7 })
		await council.live(36)
		expect(council.reports.size).toBe(36)
		expect(new Set([...council.reports.values()].map(({ sha256 }) => sha256)).size).toBe(36)
		for (const [day, kept] of council.reports) expect(council.report(day), day).toEqual(kept)
		expect(checkObligations(site.db, site.requirements, council.today)).toMatchObject({ drift: 0, ok: true })
		const statuses = new Set([...council.reports.values()].flatMap((kept) => Object.keys(kept.statuses)))
		for (const status of ['overdue', 'due-soon', 'to-do', 'renewal-open', 'paused', 'up-to-date', 'exempt', 'not-in-scope'])
			expect(statuses).toContain(status)
	},
)
