import { expect, it } from 'vitest'
import { toRecordedView } from '#app/features/people/record/timeline-entry.ts'

it('says when a fact was recorded: that day, later, or ahead', () => {
	const recordedAt = Date.parse('2026-06-14T23:30:00Z') // already the 15th in London
	expect(toRecordedView({ on: '2026-06-15', recordedAt, by: 'Priya Hart' })).toBe('Recorded that day by Priya Hart')
	expect(toRecordedView({ on: '2026-06-01', recordedAt, by: 'Probity' })).toBe('Recorded later, on 15 June 2026, by Probity')
	expect(toRecordedView({ on: '2026-07-01', recordedAt, by: null })).toBe('Recorded on 15 June 2026')
	expect(toRecordedView({ on: '2026-06-01', recordedAt, by: null })).toBe('Recorded later, on 15 June 2026')
})
