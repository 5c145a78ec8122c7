import { describe, expect, it } from 'vitest'
import { readRuleForm } from '#app/features/requirements/rules/read-rule-form.ts'
import { fillFields, type RuleFields } from '#app/features/requirements/rules/rule-fields.ts'
import type { DatedRule } from '#app/features/requirements/rules/requirement-rules.ts'

const rule: DatedRule = {
	title: 'Fire safety',
	basis: 'The law.',
	audience: 'everybody',
	firstDueDays: 28,
	renewMonths: 12,
	renewInMonth: null,
	minimumActiveMonths: 0,
	opensDaysBefore: 60,
	stretch: [],
	noticeDays: 28,
	validFrom: '2026-01-01',
	reason: '',
}
const choices = { directorates: ['Place', 'People'], services: ['Parks', 'Bin Collection'], tags: ['driver'] }
const read = (fields: RuleFields) =>
	readRuleForm({
		fields: { ...fillFields(rule), validFrom: ['2026-06-01'], reason: ['Asked by the auditors.'], ...fields },
		requirement: { rules: [rule] },
		choices,
		today: '2026-05-01',
	})
const fieldsWrong = (fields: RuleFields) => {
	const asked = read(fields)
	return 'errors' in asked ? asked.errors.map(({ field }) => field) : []
}

describe('readRuleForm', () => {
	it('reads the change, the day and the reason without its full stop', () => {
		expect(read({ firstDueDays: ['14'] })).toMatchObject({
			change: { audience: 'everybody', firstDueDays: 14, renewMonths: 12 },
			validFrom: '2026-06-01',
			reason: 'Asked by the auditors',
		})
	})

	it('spells services as in the list, each once', () => {
		const fields = { who: ['chosen'], directorates: ['Place'], services: ['parks\n  bin collection \nParks'] }
		expect(read(fields)).toMatchObject({ change: { audience: { directorates: ['Place'], services: ['Parks', 'Bin Collection'] } } })
	})

	it('refuses a change that changes nothing', () => {
		expect(fieldsWrong({})).toEqual(['who'])
	})

	it('names what is wrong once for each field, in the order of the form', () => {
		const wrong = {
			who: ['chosen'],
			services: ['Parcs\nBinns'],
			firstDueDays: ['soon'],
			renewMonths: ['0'],
			'stretch-type': ['', 'pilot'],
			'stretch-tag': ['', 'captain'],
			'stretch-days': ['', '999'],
			validFrom: ['2026-04-30'],
			reason: [' . '],
		}
		expect(fieldsWrong(wrong)).toEqual([
			'services',
			'firstDueDays',
			'renewMonths',
			'stretch-type-1',
			'stretch-tag-1',
			'stretch-days-1',
			'validFrom',
			'reason',
		])
	})

	it('wants an audience, from the lists', () => {
		expect(fieldsWrong({ who: [] })).toEqual(['who'])
		expect(fieldsWrong({ who: ['chosen'] })).toEqual(['workerTypes'])
		expect(fieldsWrong({ who: ['chosen'], directorates: ['Moon'], tags: ['captain'] })).toEqual(['directorates', 'tags'])
	})

	it('wants extra days to be for somebody', () => {
		expect(fieldsWrong({ 'stretch-type': [''], 'stretch-tag': [''], 'stretch-days': ['7'] })).toEqual(['stretch-type-0'])
	})

	it('wants renewals that can work', () => {
		expect(fieldsWrong({ renewInMonth: ['3'], renewMonths: ['6'], opensDaysBefore: ['170'] })).toEqual(['renewMonths', 'opensDaysBefore'])
		expect(fieldsWrong({ renewInMonth: ['13'] })).toEqual(['renewInMonth'])
	})

	it('takes a day from today to three years ahead', () => {
		const changed = { firstDueDays: ['14'] }
		for (const day of ['2026-05-01', '2029-05-01']) expect(fieldsWrong({ ...changed, validFrom: [day] })).toEqual([])
		for (const day of ['2026-04-30', '2029-05-02', '2026-02-30', ''])
			expect(fieldsWrong({ ...changed, validFrom: [day] })).toEqual(['validFrom'])
	})
})
