import { describe, expect, it } from 'vitest'
import type { Gift } from '#app/features/declarations/gift-rules.ts'
import { asksForConsent, isCurrent, statusOfDeclaration, type StatusFacts } from '#app/features/declarations/decision/declaration-status.ts'

const job: StatusFacts = { kind: 'secondary-employment', gift: null, frequent: false, endedOn: null, replacedBy: null, decision: null }
const small: StatusFacts = { ...job, kind: 'gift', gift: { pence: 1000, answer: 'accepted' } }
const today = '2026-11-20'
const statusOf = (facts: Partial<StatusFacts>, from = job) => statusOfDeclaration({ ...from, ...facts }, today)

describe('the status of a declaration', () => {
	it('waits until somebody decides, and is then what they decided', () => {
		expect(statusOf({})).toBe('waiting')
		for (const outcome of ['consented', 'refused', 'asked', 'noted'] as const)
			expect(statusOf({ decision: { outcome, until: null } })).toBe(outcome)
	})

	it('has consent to the end of the last day', () => {
		const until = (day: string) => statusOf({ decision: { outcome: 'consented', until: day } })
		expect([until('2026-11-19'), until('2026-11-20')]).toEqual(['consent-ran-out', 'consented'])
	})

	it('has ended from the day on which it ended, and is corrected whatever else it is', () => {
		expect([statusOf({ endedOn: '2026-11-21' }), statusOf({ endedOn: today })]).toEqual(['waiting', 'ended'])
		expect(statusOf({ endedOn: today, replacedBy: 7 })).toBe('corrected')
		expect(['waiting', 'refused', 'ended', 'corrected'].map((status) => isCurrent(status as 'waiting'))).toEqual([true, true, false, false])
	})

	it('of a small gift is registered, unless it is one too many', () => {
		expect([statusOf({}, small), statusOf({ frequent: true }, small)]).toEqual(['registered', 'unnoted'])
	})

	it('waits for a decision where consent is asked for, and else only to be noted', () => {
		const ofGift = (answer: Gift['answer']) => statusOf({ gift: { pence: 5000, answer } }, small)
		expect([ofGift('accepted'), ofGift('asking'), ofGift('refused')]).toEqual(['waiting', 'waiting', 'unnoted'])
		expect(statusOf({ kind: 'relative' })).toBe('unnoted')
	})

	it('asks for consent to work and to gifts over the limit that are not refused', () => {
		expect(asksForConsent(job)).toBe(true)
		expect(asksForConsent({ ...job, kind: 'relative' })).toBe(false)
		expect(asksForConsent(small)).toBe(false)
		expect(asksForConsent({ kind: 'gift', gift: { pence: 9000, answer: 'asking' } })).toBe(true)
		expect(asksForConsent({ kind: 'gift', gift: { pence: 9000, answer: 'refused' } })).toBe(false)
	})
})
