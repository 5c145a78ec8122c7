import { describe, expect, it } from 'vitest'
import type { CompletionCell } from '#app/features/reports/completion-page.ts'
import { toPageView, toSummaryView } from '#app/routes/reports/completion/view-model.ts'
import { emptyTally } from '#app/features/reports/status-tally.ts'

describe('showSummary', () => {
	it('has four groups that add up to what counts, and the rest beside it', () => {
		const tally = {
			...emptyTally(),
			'up-to-date': 3,
			'renewal-open': 1,
			'to-do': 2,
			'in-progress': 1,
			'due-soon': 1,
			overdue: 2,
			paused: 4,
			upcoming: 1,
		}
		const figures = { done: 4, counted: 10, percent: 40, overdue: 2, dueSoon: 1, notDone: 3, notCounted: 5 }
		expect(
			toSummaryView({
				known: 0,
				people: 15,
				pairs: 15,
				tally,
				directorates: [{ name: 'Housing', tally }],
				requirements: [{ id: 'code', title: 'The Code', tally: emptyTally() }],
			}),
		).toEqual({
			people: 15,
			total: figures,
			directorates: [{ name: 'Housing', figures }],
			requirements: [
				{
					id: 'code',
					title: 'The Code',
					figures: { done: 0, counted: 0, percent: null, overdue: 0, dueSoon: 0, notDone: 0, notCounted: 0 },
				},
			],
		})
	})
})

describe('showPage', () => {
	const ada = { employeeNumber: 'A/1', name: 'Okafor, Ada', directorate: 'Resources', service: 'Finance' }
	const shown = { name: 'Okafor, Ada', directorate: 'Resources', service: 'Finance' }
	const counts = { page: 1, pages: 1, people: 1 }
	const matrix = (...cells: CompletionCell[]) => ({ ...counts, kind: 'matrix' as const, requirements: [], rows: [{ ...ada, cells }] })
	const late = {
		id: 'code',
		title: 'The Code',
		why: 'Overdue by 1 day.',
		status: 'overdue',
		dueOn: '2026-06-30',
		completedOn: null,
	} as const
	const matches = { ...counts, kind: 'matches' as const, rows: [{ ...ada, matches: [late] }] }
	const record = (number: string) => `/people/${encodeURIComponent(number)}?as-at=2026-07-01`

	it.each<[CompletionCell, string]>([
		[{ status: 'up-to-date', dueOn: '2027-06-10', completedOn: '2026-06-10' }, 'done 10 June 2026'],
		[{ status: 'up-to-date', dueOn: '2027-06-10', completedOn: null }, 'due 10 June 2027'],
		[{ status: 'renewal-open', dueOn: '2026-06-30', completedOn: '2025-06-30' }, 'due 30 June 2026'],
		[{ status: 'not-in-scope', dueOn: null, completedOn: '2025-06-30' }, ''],
	])('%j', (cell, words) => {
		expect(toPageView(matrix(cell), null).rows).toEqual([{ ...shown, href: null, cells: [{ status: cell.status, words }] }])
	})

	it('links to records, and to the requirement in them, only for who may read them', () => {
		expect(toPageView(matrix(), record).rows).toEqual([{ ...shown, href: '/people/A%2F1?as-at=2026-07-01', cells: [] }])
		const match = { title: 'The Code', why: 'Overdue by 1 day.', status: 'overdue', words: 'due 30 June 2026' }
		expect(toPageView(matches, null).rows).toEqual([{ ...shown, href: null, matches: [{ ...match, href: null }] }])
		expect(toPageView(matches, record).rows).toMatchObject([{ matches: [{ ...match, href: '/people/A%2F1?as-at=2026-07-01#code' }] }])
	})
})
