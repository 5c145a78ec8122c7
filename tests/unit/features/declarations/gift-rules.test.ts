import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, type Day } from '#app/platform/calendar.ts'
import {
	adviseOnGift,
	afterThreeMonths,
	frequentReceipts,
	giftAnswers,
	isTreatedAsOver,
	limitPence,
	needsConsent,
	type DatedGift,
} from '#app/features/declarations/gift-rules.ts'
import { interestQuestions } from '#app/features/declarations/interest-questions.ts'
import { writePounds } from '#app/features/declarations/pounds.ts'

const anyDay = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2023-01-01', days))
const anyGift = fc.record({
	pence: fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom(4999, 5000, 5001)),
	answer: fc.constantFrom(...giftAnswers),
	on: anyDay,
})
const numbered = (gifts: Omit<DatedGift, 'id'>[]): DatedGift[] => gifts.map((gift, index) => ({ ...gift, id: index + 1 }))
const received = (...days: Day[]) => numbered(days.map((on) => ({ on, pence: 1000, answer: 'accepted' })))
const found = (...days: Day[]) => frequentReceipts(received(...days)).map(({ from, to, ids }) => [from, to, ids])

describe('the limit', () => {
	it('treats £50 as over, and says why', () => {
		expect([4999, 5000, 5001].map((pence) => isTreatedAsOver({ pence }))).toEqual([false, true, true])
		for (const answer of giftAnswers) {
			const [why] = adviseOnGift({ pence: limitPence, answer })
			expect(why).toMatch(/“over” £50 and one “under” £50, and says nothing about exactly £50\. It is treated as over/)
			expect(adviseOnGift({ pence: 5001, answer }).join()).not.toContain('exactly')
			expect(adviseOnGift({ pence: 4999, answer }).join()).not.toContain('exactly')
		}
	})

	it('is said where people are asked about gifts as it is counted: £50 itself is not passed over', () => {
		expect(isTreatedAsOver({ pence: limitPence })).toBe(true)
		expect(interestQuestions.gift.hint).toContain(`${writePounds(limitPence)} or more: always`)
		expect(interestQuestions.gift.hint).toContain(`Under ${writePounds(limitPence)}:`)
	})

	it('asks for consent before a gift over it is accepted, and registers one that was refused', () => {
		expect(giftAnswers.map((answer) => needsConsent({ pence: 8000, answer }))).toEqual([true, false, true])
		expect(giftAnswers.map((answer) => needsConsent({ pence: 2000, answer }))).toEqual([false, false, false])
		expect(adviseOnGift({ pence: 8000, answer: 'refused' }).join()).toContain('registered whether it is accepted or refused')
		expect(adviseOnGift({ pence: 8000, answer: 'asking' }).join()).toContain('Do not accept it unless')
		expect(adviseOnGift({ pence: 8000, answer: 'accepted', consentBefore: 'yes' }).join()).toContain('You had your line manager’s consent')
		for (const consentBefore of ['no', undefined] as const)
			expect(adviseOnGift({ pence: 8000, answer: 'accepted', consentBefore }).join()).toContain('Do not use it or pass it on')
	})
})

describe('three months', () => {
	it.each([
		['2026-01-15', '2026-04-15'],
		['2026-01-31', '2026-05-01'],
		['2026-11-28', '2027-02-28'],
		['2026-11-29', '2027-03-01'],
		['2026-11-30', '2027-03-01'],
		['2027-11-29', '2028-02-29'],
		['2027-11-30', '2028-03-01'],
		['2028-02-29', '2028-05-29'],
		['2026-12-31', '2027-03-31'],
	])('that begin on %s are over on %s', (day, after) => expect(afterThreeMonths(day)).toBe(after))

	it('are as long as the calendar says, and never end before those that began earlier', () => {
		fc.assert(
			fc.property(anyDay, (day) => {
				const after = afterThreeMonths(day)
				expect([0, 1]).toContain(Number(after !== addMonths(day, 3)))
				expect(afterThreeMonths(addDays(day, 1)) >= after).toBe(true)
			}),
		)
	})
})

describe('frequent receipt', () => {
	it('is more than two in any three months', () => {
		expect(found('2026-01-10', '2026-02-10')).toEqual([])
		expect(found('2026-01-10', '2026-02-10', '2026-03-10')).toEqual([['2026-01-10', '2026-03-10', [1, 2, 3]]])
		expect(found('2026-05-01', '2026-05-01', '2026-05-01')).toEqual([['2026-05-01', '2026-05-01', [1, 2, 3]]])
	})

	it('ends on the day before the same day of the third month', () => {
		expect(found('2026-01-15', '2026-02-01', '2026-04-14')).toHaveLength(1)
		expect(found('2026-01-15', '2026-02-01', '2026-04-15')).toEqual([])
		expect(found('2026-11-30', '2026-12-01', '2027-02-28')).toHaveLength(1)
		expect(found('2027-11-29', '2027-12-01', '2028-02-29')).toEqual([])
	})

	it('names each window: a fourth gift has one of its own', () => {
		expect(found('2026-01-01', '2026-02-01', '2026-03-01', '2026-04-10')).toEqual([
			['2026-01-01', '2026-03-01', [1, 2, 3]],
			['2026-02-01', '2026-04-10', [2, 3, 4]],
		])
	})

	it('counts neither what was refused or only offered, nor what is £50 or more', () => {
		const two = received('2026-01-10', '2026-02-10')
		const third = { id: 3, on: '2026-03-01', pence: 1000, answer: 'accepted' } as const
		for (const other of [{ answer: 'refused' }, { answer: 'asking' }, { pence: 5000 }, { pence: 9000 }] as const)
			expect(frequentReceipts([...two, { ...third, ...other }])).toEqual([])
		expect(frequentReceipts([...two, { ...third, pence: 4999 }])).toHaveLength(1)
	})

	it('is the same whatever the order, and never of gifts that are more than three months apart', () => {
		fc.assert(
			fc.property(fc.array(anyGift, { maxLength: 25 }), (some) => {
				const gifts = numbered(some)
				const receipts = frequentReceipts(gifts)
				expect(frequentReceipts([...gifts].reverse())).toEqual(receipts)
				for (const { id, from, to, ids } of receipts) {
					expect(ids.length).toBeGreaterThan(2)
					expect(ids.at(-1)).toBe(id)
					expect(to < afterThreeMonths(from)).toBe(true)
				}
				// Counted the other way round: every period of three months that begins with a gift.
				const small = gifts.filter(({ pence, answer }) => pence < limitPence && answer === 'accepted')
				const crowded = small.filter(({ on }) => small.filter((other) => other.on >= on && other.on < afterThreeMonths(on)).length > 2)
				expect(receipts.length > 0).toBe(crowded.length > 0)
			}),
		)
	})
})
