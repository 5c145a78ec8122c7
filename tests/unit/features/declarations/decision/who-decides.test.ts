import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roles } from '#db/schema/sign-in.ts'
import { decidesAs } from '#app/features/declarations/decision/who-decides.ts'

const report = { isOwn: false, managed: true, hasManager: true, managerHasPart: false }
const manager = { roles: [], mayDecide: false }
const hr = { roles: ['hr'], mayDecide: true } as const
const officer = { roles: ['hr', 'monitoring-officer'], mayDecide: true } as const

describe('who decides a declaration', () => {
	it('is the line manager, and nobody else while there is one', () => {
		expect(decidesAs(report, manager)).toBe('line-manager')
		expect(decidesAs({ ...report, managed: false }, manager)).toBeNull()
		expect(decidesAs({ ...report, managed: false }, hr)).toBeNull()
	})

	it('is HR or the Monitoring Officer where there is none, or where the manager has a part', () => {
		const without = { ...report, managed: false, hasManager: false }
		expect([decidesAs(without, hr), decidesAs(without, officer), decidesAs(without, manager)]).toEqual(['hr', 'monitoring-officer', null])
		expect([decidesAs({ ...report, managerHasPart: true }, manager), decidesAs({ ...report, managerHasPart: true }, hr)]).toEqual([
			null,
			'hr',
		])
	})

	it('is never the person themselves', () => {
		const any = fc.record({ isOwn: fc.constant(true), managed: fc.boolean(), hasManager: fc.boolean(), managerHasPart: fc.boolean() })
		fc.assert(
			fc.property(any, fc.subarray([...roles]), fc.boolean(), (standing, held, mayDecide) => {
				expect(decidesAs(standing, { roles: held, mayDecide })).toBeNull()
			}),
		)
	})
})
