import { expect, it } from 'vitest'
import type { Standing } from '#app/features/attestation/progress/find-attestation-status.server.ts'
import { planRollCall, readNumbers } from '#app/features/attestation/assisted/plan-roll-call.ts'

const today = '2026-11-20'
const somebody: Standing = {
	personId: 1,
	employeeNumber: '100001',
	name: 'Ada Okafor',
	team: 'Payroll',
	status: 'overdue',
	cycle: 1,
	dueOn: '2026-11-01',
	askedTo: null,
	agreedAt: null,
}
const why = (change: Partial<Standing>, actor = 'person:9') => planRollCall([{ ...somebody, ...change }], { today, actor })[0]?.why

it('records those who could answer on the day', () => {
	for (const status of ['overdue', 'due-soon', 'to-do', 'in-progress', 'renewal-open'] as const) expect(why({ status })).toBeNull()
	expect(why({ askedTo: today })).toBeNull()
})

it('says of everybody else why nothing is recorded', () => {
	expect(why({ status: 'up-to-date', agreedAt: Date.parse('2026-11-19T23:30:00Z') })).toBe('Agreed already, on 19 November 2026')
	for (const status of ['upcoming', 'not-in-scope', 'exempt', 'paused'] as const) expect(why({ status })).toEqual(expect.any(String))
	expect(why({ askedTo: '2026-11-19' })).toBe('The Code is not asked of them any more')
	expect(why({}, 'person:1')).toMatch(/^This is you/)
})

it('finds the numbers in what was typed, once each', () => {
	expect(readNumbers('100001, 100002;100003\r\n\t100001 ', '100004')).toEqual(['100001', '100002', '100003', '100004'])
	expect(readNumbers(' \n ')).toEqual([])
})
