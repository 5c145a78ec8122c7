import { describe, expect, it } from 'vitest'
import { noFilters, readReportQuery, reportSearch } from '#app/features/reports/report-query.ts'

const choices = { today: '2026-06-15', requirements: [{ slug: 'code' }], directorates: ['Housing & Repairs'], services: ['Lettings'] }
const read = (search: string) => readReportQuery(new URLSearchParams(search), choices)

describe('readReportQuery', () => {
	it('takes an address without filters, and a form whose fields are empty, as the report of today', () => {
		const query = { asAt: '2026-06-15', known: 'then', page: 1, filters: noFilters }
		expect(read('')).toEqual({ query })
		expect(read('as-at=&directorate=&service=&worker-type=&requirement=&status=&q=+')).toEqual({ query })
	})

	it('reads every filter, and writes it back', () => {
		const search =
			'?as-at=2026-01-31&known=now&directorate=Housing+%26+Repairs&service=Lettings&requirement=code&status=compliant&q=o%27neil&worker-type=agency&page=3'
		const found = read(search)
		expect(found).toEqual({
			query: {
				asAt: '2026-01-31',
				known: 'now',
				page: 3,
				filters: {
					directorate: 'Housing & Repairs',
					service: 'Lettings',
					requirement: 'code',
					status: 'compliant',
					q: "o'neil",
					workerType: 'agency',
				},
			},
		})
		if (!('query' in found)) return
		expect(reportSearch(found.query, { page: 3 })).toBe(search)
		expect(reportSearch(found.query, { status: 'overdue', q: null })).not.toMatch(/page|q=/)
	})

	it.each([
		['as-at=2026-06-16', 'as-at', 'The day must be today or earlier'],
		['as-at=2026-02-30', 'as-at', 'Enter a day of the calendar, such as 2026-12-06'],
		['known=later', 'known', 'Choose as known then, or as known now'],
		['as-at=yesterday', 'as-at', 'Enter a day of the calendar, such as 2026-12-06'],
		['directorate=Housing', 'directorate', 'Choose a directorate from the list. Did you mean “Housing & Repairs”?'],
		['service=x', 'service', 'Choose a service from the list'],
		['worker-type=x', 'worker-type', 'Choose a worker type from the list'],
		['requirement=x', 'requirement', 'Choose a requirement from the list'],
		['status=done', 'status', 'Choose a status from the list. Did you mean “not-done”?'],
		[`q=${'x'.repeat(101)}`, 'q', 'Name, number or e-mail must be 100 characters or fewer'],
	])('%s: says what to put right', (search, field, text) => {
		expect(read(search)).toEqual({ errors: [{ field, text }] })
	})

	it('names every fault, one for each field', () => {
		expect(read('as-at=x&status=x')).toMatchObject({ errors: [{ field: 'as-at' }, { field: 'status' }] })
	})
})
