import { describe, expect, it } from 'vitest'
import type { CompletionCell } from './completion-report.server.ts'
import { showPage, showSummary } from './show-completion.ts'
import { emptyTally } from './status-tally.ts'

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
			showSummary({
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
	const row = (...cells: CompletionCell[]) => ({
		employeeNumber: 'A/1',
		name: 'Okafor, Ada',
		directorate: 'Resources',
		service: 'Finance',
		cells,
	})
	const page = (...cells: CompletionCell[]) => ({ page: 1, pages: 1, people: 1, requirements: [], rows: [row(...cells)] })

	it.each<[CompletionCell, string]>([
		[{ status: 'up-to-date', dueOn: '2027-06-10', completedOn: '2026-06-10' }, 'done 10 June 2026'],
		[{ status: 'up-to-date', dueOn: '2027-06-10', completedOn: null }, 'due 10 June 2027'],
		[{ status: 'renewal-open', dueOn: '2026-06-30', completedOn: '2025-06-30' }, 'due 30 June 2026'],
		[{ status: 'not-in-scope', dueOn: null, completedOn: '2025-06-30' }, ''],
	])('%j', (cell, words) => {
		expect(showPage(page(cell), null).rows[0]?.cells).toEqual([{ status: cell.status, words }])
	})

	it('links to records only for who may read them', () => {
		expect(showPage(page(), null).rows[0]?.href).toBeNull()
		expect(showPage(page(), (number) => `/people/${encodeURIComponent(number)}`).rows).toEqual([
			{ name: 'Okafor, Ada', directorate: 'Resources', service: 'Finance', href: '/people/A%2F1', cells: [] },
		])
	})
})
