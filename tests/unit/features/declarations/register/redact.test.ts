import { describe, expect, it } from 'vitest'
import type { Declaration } from '#app/features/declarations/declaration-row.ts'
import type { InterestDetails } from '#app/features/declarations/interest-details.ts'
import { redact } from '#app/features/declarations/register/redact.ts'

const everyKind = { more: 'SECRET more', managerHasPart: undefined }
const secret = (words: string) => `SECRET ${words}`
const kinds: InterestDetails[] = [
	{
		kind: 'secondary-employment',
		employer: secret('employer'),
		work: secret('work'),
		hours: 5,
		startsOn: '2026-01-01',
		dealsWithCouncil: 'no',
		...everyKind,
	},
	{ kind: 'directorship', company: 'Acme Ltd', role: secret('role'), dealsWithCouncil: 'yes', ...everyKind },
	{ kind: 'relative', relation: secret('sister'), name: secret('name'), work: secret('team'), ...everyKind },
	{ kind: 'shareholding', company: 'Acme Ltd', pence: 6_000_000, dealsWithCouncil: 'no', ...everyKind },
	{ kind: 'relationship', who: 'contractor', name: secret('name'), organisation: 'Acme Ltd', nature: secret('friend'), ...everyKind },
	{ kind: 'relationship', who: 'member', name: secret('name'), organisation: '', nature: secret('friend'), ...everyKind },
	{ kind: 'membership', body: secret('lodge'), role: secret('role'), ...everyKind },
	{
		kind: 'gift',
		what: secret('what'),
		from: 'Acme Ltd',
		giver: 'organisation',
		dealsWithCouncil: 'yes',
		pence: 5000,
		on: '2026-03-09',
		answer: 'refused',
		...everyKind,
	},
	{
		kind: 'gift',
		what: secret('what'),
		from: secret('giver'),
		giver: 'individual',
		dealsWithCouncil: 'no',
		pence: 60_000,
		on: '2026-03-09',
		answer: 'asking',
		...everyKind,
	},
	{
		kind: 'gift',
		what: secret('what'),
		from: 'Acme Ltd',
		giver: 'organisation',
		dealsWithCouncil: 'no',
		pence: 4999,
		on: '2026-03-09',
		answer: 'accepted',
		...everyKind,
	},
]
const declared = (details: InterestDetails): Declaration => ({
	id: 1,
	personId: 2,
	employeeNumber: secret('number'),
	name: secret('officer'),
	kind: details.kind,
	occasion: 'change',
	cycle: null,
	declaredAt: 0,
	replaces: null,
	replacedBy: null,
	endedOn: null,
	attention: null,
	details,
	gift: details.kind === 'gift' ? details : null,
	frequent: false,
	decision: null,
})
const place = { directorate: 'Resources', jobTitle: 'Accountant' }
const published = kinds.map((details) => redact(declared(details), place, '2026-11-20'))

describe('what is published of the register', () => {
	it('is what the Code asks to be registered, and nothing else', () => {
		expect(published.map((row) => row?.kind ?? null)).toEqual([
			null,
			'Company directorship',
			'Relative or partner at the council',
			'Shareholding',
			'Close relationship',
			null,
			null,
			'Gift or hospitality',
			'Gift or hospitality',
			null,
		])
	})

	it('names no officer and no private person, and gives amounts in bands', () => {
		expect(JSON.stringify(published)).not.toContain('SECRET')
		expect(published.map((row) => row?.with)).toContain('A private person')
		expect(published.map((row) => row?.with)).toContain('A relative')
		expect(published.flatMap((row) => (row?.amount ? [row.amount] : []))).toEqual(['£50,000 to £99,999', '£50 to £99.99', '£500 or more'])
		expect(published[7]).toEqual({
			directorate: 'Resources',
			post: 'Accountant',
			kind: 'Gift or hospitality',
			with: 'Acme Ltd',
			amount: '£50 to £99.99',
			offered: '2026-03',
			answer: 'Refused',
			dealsWithCouncil: 'yes',
		})
	})

	it('leaves out what ended or was corrected', () => {
		for (const past of [{ endedOn: '2026-11-20' }, { replacedBy: 9 }])
			for (const details of kinds) expect(redact({ ...declared(details), ...past }, place, '2026-11-20')).toBeNull()
	})
})
