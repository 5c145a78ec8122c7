import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interestKinds } from '#db/schema/declarations.ts'
import { readDetails } from '#app/features/declarations/interest-details.ts'
import { fieldsOf } from '#app/features/declarations/interest-fields.ts'
import { readPounds, writePounds } from '#app/features/declarations/pounds.ts'
import { readAnswers } from '#app/features/declarations/read-answers.ts'
import { readDecisionForm } from '#app/features/declarations/decision/read-decision-form.ts'
import { readInterestForm, sentOf } from '#app/features/declarations/read-interest-form.ts'
import { describeDetails } from '#app/features/declarations/declaration-view-model.ts'

const today = '2026-11-20'
const gift = {
	what: 'Two tickets',
	from: 'Acme Ltd',
	giver: 'organisation',
	dealsWithCouncil: 'yes',
	pence: '80',
	'on-day': '3',
	'on-month': '11',
	'on-year': '2026',
	answer: 'refused',
}
const fieldErrors = (formValues: Record<string, string>, kind: (typeof interestKinds)[number] = 'gift') => {
	const read = readInterestForm(kind, formValues, today)
	return 'errors' in read ? read.errors.map(({ field }) => field) : []
}

describe('amounts', () => {
	it('are read as people type them', () => {
		expect(['45', '45.5', '£1,250.50', ' 49.99 ', '50.00', '0'].map(readPounds)).toEqual([4500, 4550, 125_050, 4999, 5000, 0])
		expect(['', 'about 40', '-5', '4.999', '1,2', '1e3'].map(readPounds)).toEqual([null, null, null, null, null, null])
	})

	it('are written so that they are read again', () => {
		fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (pence) => readPounds(writePounds(pence)) === pence))
	})
})

describe('the form of an interest', () => {
	it('is kept, shown again for a correction, and read again', () => {
		const read = readInterestForm('gift', { ...gift, more: '' }, today)
		if ('errors' in read) throw new Error(JSON.stringify(read.errors))
		expect(read.details).toMatchObject({ kind: 'gift', pence: 8000, on: '2026-11-03', answer: 'refused' })
		expect(readDetails('gift', JSON.stringify(read.details))).toEqual(read.details)
		expect(readInterestForm('gift', sentOf(read.details), today)).toEqual(read)
	})

	it('says what is missing, for every kind', () => {
		for (const kind of interestKinds) expect(fieldErrors({}, kind).length, kind).toBeGreaterThan(0)
		expect(fieldErrors({})).toEqual(['what', 'from', 'giver', 'dealsWithCouncil', 'pence', 'on', 'answer'])
		expect(fieldErrors({ ...gift, 'on-day': '21' })).toEqual(['on'])
		expect(fieldErrors({ ...gift, 'on-day': '31' })).toEqual(['on'])
		expect(fieldErrors({ company: 'Acme', pence: '25,000', dealsWithCouncil: 'no' }, 'shareholding')).toEqual(['pence'])
		expect(fieldErrors({ who: 'contractor', name: 'Sam', nature: 'friend' }, 'relationship')).toEqual(['organisation'])
	})

	it('refuses what nobody can mean: an amount too large, a gift worth nothing, a day before there was a code', () => {
		const said = (formValues: Record<string, string>, kind: (typeof interestKinds)[number] = 'gift') => {
			const read = readInterestForm(kind, formValues, today)
			return 'errors' in read ? read.errors.map(({ field, text }) => `${field}: ${text}`) : []
		}
		const most = 'must be £999,999,999.99 or less'
		for (const pence of ['99999999999', '£99,999,999,999', '1000000000', '9'.repeat(400)]) {
			expect(said({ ...gift, pence })).toEqual([`pence: What it is worth ${most}`])
			expect(said({ company: 'Acme', pence, dealsWithCouncil: 'no' }, 'shareholding')).toEqual([`pence: The nominal value ${most}`])
		}
		expect(said({ ...gift, pence: '999,999,999.99' })).toEqual([])
		for (const pence of ['0', '0.00', '£0']) expect(said({ ...gift, pence })).toEqual([expect.stringContaining('must be more than £0')])
		expect(said({ ...gift, pence: '0.01' })).toEqual([])
		const offered = (year: string, month = '1', day = '1') => ({ ...gift, 'on-day': day, 'on-month': month, 'on-year': year })
		expect(said(offered('1900'))).toEqual(['on: The day on which it was offered must be 1 January 2000 or later'])
		expect(said(offered('1999', '12', '31'))).toHaveLength(1)
		expect(said(offered('2000'))).toEqual([])
		expect(said(offered('2026', '11', '21'))).toEqual(['on: The day on which it was offered must be today or earlier'])
		// What was taken before is still read.
		const kept = { ...gift, kind: 'gift', pence: 0, on: '1900-01-01', more: '' }
		expect(readDetails('gift', JSON.stringify(kept))).toMatchObject({ pence: 0, on: '1900-01-01' })
	})

	it('says its faults in the order of the page', () => {
		expect(fieldErrors({ ...gift, pence: '0', giver: '', answer: '' })).toEqual(['giver', 'pence', 'answer'])
	})

	it('names the field that is too long, each in words of its own', () => {
		const long = 'w'.repeat(1001)
		for (const kind of interestKinds) {
			const typed = fieldsOf(kind).filter(({ as }) => as === 'words' || as === 'long')
			const read = readInterestForm(kind, Object.fromEntries(typed.map(({ name }) => [name, long])), today)
			const said = ('errors' in read ? read.errors : []).filter(({ text }) => text.endsWith('characters or fewer'))
			expect(said.map(({ field }) => field).sort(), kind).toEqual(typed.map(({ name }) => name).sort())
			expect(new Set(said.map(({ text }) => text)).size, kind).toBe(typed.length)
		}
	})

	it('asks about consent where a gift of £50 or more was accepted', () => {
		const accepted = { ...gift, answer: 'accepted' }
		expect(fieldErrors(accepted)).toEqual(['consentBefore'])
		expect(fieldErrors({ ...accepted, pence: '50' })).toEqual(['consentBefore'])
		expect(fieldErrors({ ...accepted, pence: '49.99' })).toEqual([])
		expect(fieldErrors({ ...accepted, consentBefore: 'no' })).toEqual([])
	})

	it('neither keeps nor shows consent to what was refused, or needed none', () => {
		const consented = { ...gift, consentBefore: 'yes' }
		const kept = (formValues: Record<string, string>) => {
			const read = readInterestForm('gift', formValues, today)
			return 'details' in read && 'consentBefore' in read.details
		}
		expect(kept({ ...consented, answer: 'accepted' })).toBe(true)
		for (const other of [{ answer: 'refused' }, { answer: 'asking' }, { answer: 'accepted', pence: '49.99' }])
			expect(kept({ ...consented, ...other })).toBe(false)
		// Nor what was kept before it was left out.
		const before = { ...consented, kind: 'gift', pence: 8000, on: '2026-11-03', more: '' }
		const shown = describeDetails(readDetails('gift', JSON.stringify(before)))
		expect(shown.map(({ key }) => key)).not.toContain('Consent before')
	})
})

describe('the answer to “do any of these apply to you?”', () => {
	const read = (ticked: string[], standing = false) => readAnswers(ticked, { standing })
	it('is one thing or the other', () => {
		expect(read(['nothing'])).toEqual({ answers: { answer: 'none' } })
		expect(read(['nothing'], true)).toEqual({ answers: { answer: 'unchanged' } })
		expect(read(['gift', 'relative', 'nonsense'])).toEqual({ answers: { answer: 'some', kinds: ['relative', 'gift'] } })
		for (const wrong of [[], ['nothing', 'gift'], ['nonsense']]) expect(read(wrong)).toMatchObject({ errors: [{ field: 'interests' }] })
	})
})

describe('the form of a decision', () => {
	const read = (formValues: Record<string, string>, consent = true) => readDecisionForm(formValues, { consent, today })
	const until = { 'until-day': '20', 'until-month': '11', 'until-year': '2026' }
	it('takes conditions and a last day with a consent only', () => {
		const all = { ...until, conditions: 'Not at night', note: '' }
		expect(read({ ...all, outcome: 'consented' })).toEqual({
			decision: { outcome: 'consented', conditions: 'Not at night', until: today, note: '' },
		})
		expect(read({ ...all, outcome: 'refused', note: 'Too many hours' })).toEqual({
			decision: { outcome: 'refused', conditions: '', until: null, note: 'Too many hours' },
		})
	})

	it('refuses what cannot be decided, and says where', () => {
		const field = (formValues: Record<string, string>, consent = true) => {
			const answer = read(formValues, consent)
			return 'errors' in answer ? answer.errors[0]?.field : null
		}
		expect(field({})).toBe('outcome')
		expect(field({ outcome: 'noted' })).toBe('outcome')
		expect(field({ outcome: 'consented' }, false)).toBe('outcome')
		expect([field({ outcome: 'refused' }), field({ outcome: 'asked' })]).toEqual(['note', 'note'])
		expect(field({ outcome: 'consented', ...until, 'until-day': '19' })).toBe('until')
		expect(field({ outcome: 'consented', ...until, 'until-year': '9999' })).toBe('until')
		expect(readDecisionForm({ outcome: 'consented', ...until }, { consent: true, today, startsOn: '2026-12-01' })).toEqual({
			errors: [{ field: 'until', text: 'The last day of the consent must be 1 December 2026 or later' }],
		})
	})
})
