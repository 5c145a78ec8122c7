import { describe, expect, it } from 'vitest'
import { readRegisterAnswer, sentRegisterAnswer, type RegisterQuestion } from '#app/features/people/asking/read-register-answer.ts'
import { plainLayout, type ImportLayout } from '#app/features/people/import/import-layout.ts'

const pair = (number: string) => ({ row: 2, number, name: 'Ada', known: `00${number}`, knownName: 'Ada', why: 'spelling' as const })
const holder = (number: string, isKnown: boolean) => ({ number, name: 'Ada', isKnown })
const questions: Record<RegisterQuestion['about'], RegisterQuestion> = {
	'same-people': { about: 'same-people', people: [pair('1'), pair('2')], total: 2 },
	'shared-emails': {
		about: 'shared-emails',
		addresses: [{ email: 'a@example.org', people: [holder('1', true), holder('2', false)], total: 2 }],
		total: 1,
	},
	posts: { about: 'posts', people: [{ number: '1', name: 'Ada', posts: ['Clerk', 'Lead'], rows: [2, 3], isOnePerson: true }], total: 1 },
	managers: {
		about: 'managers',
		managers: [{ number: '9', people: 1, row: 2, sample: [], near: { number: '009', name: 'Bo' } }],
		total: 1,
	},
	units: {
		about: 'units',
		units: [{ level: 'team', written: ['D', 'S', 'Tems'], nearest: 'Teams', rows: 1, row: 2, isSpelling: false }],
		total: 1,
	},
}
const answer = (about: RegisterQuestion['about'], sent: Record<string, unknown>) => readRegisterAnswer(questions[about], plainLayout, sent)

describe('the answer to a question that the register raises', () => {
	it.each<[RegisterQuestion['about'], Record<string, string>, Partial<ImportLayout>]>([
		['same-people', { 'choice-1': 'same', 'choice-2': 'another' }, { people: { 1: '001', 2: '(another)' } }],
		['same-people', { 'choice-1': 'same', rest: 'rest' }, { people: { 1: '001', 2: '(another)' } }],
		['shared-emails', { 'choice-1': 'leave' }, { emails: { 'a@example.org': 'leave' } }],
		['shared-emails', { 'choice-1': 'same' }, { people: { 2: '1' } }],
		['posts', { 'choice-1': '2' }, { posts: { 1: 'Lead' } }],
		['managers', { 'choice-1': 'none' }, { managers: { 9: '(none)' } }],
		['managers', { 'choice-1': 'known' }, { managers: { 9: '(as known)' } }],
		['managers', { 'choice-1': 'near' }, { managers: { 9: '009' } }],
		['managers', { 'choice-1': 'other', 'choice-1-number': ' 77 ' }, { managers: { 9: '77' } }],
		['units', { 'choice-1': 'same' }, { units: [{ level: 'team', written: ['D', 'S', 'Tems'], means: 'Teams' }] }],
		['units', { rest: 'rest' }, { units: [{ level: 'team', written: ['D', 'S', 'Tems'], means: null }] }],
	])('about %s is kept, and shown again as it was sent: %j', (about, sent, kept) => {
		const read = answer(about, sent)
		expect(read).toMatchObject({ layout: kept })
		const { rest: _, ...chosen } = sent
		if ('layout' in read && sent['choice-1'] !== 'same')
			expect(sentRegisterAnswer(questions[about], read.layout)).toMatchObject(trimmed(chosen))
	})

	it.each<[RegisterQuestion['about'], Record<string, unknown>, string]>([
		['same-people', { 'choice-1': 'same' }, 'choice-2'],
		['same-people', {}, 'choice-1'],
		['shared-emails', { 'choice-1': 'both' }, 'choice-1'],
		['posts', { 'choice-1': '3' }, 'choice-1'],
		['posts', { 'choice-1': '0', rest: 'rest' }, 'choice-1'],
		['managers', { 'choice-1': 'other' }, 'choice-1-number'],
		['managers', { 'choice-1': '77' }, 'choice-1'],
		['units', { 'choice-1': ['same'] }, 'choice-1'],
		['units', { 'choice-1': 'constructor' }, 'choice-1'],
	])('about %s is asked for again where it is none: %j', (about, sent, field) => {
		const read = answer(about, sent)
		expect('errors' in read && read.errors.map((error) => error.field)).toContain(field)
	})
})

const trimmed = (values: Record<string, string>) =>
	Object.fromEntries(Object.entries(values).map(([field, value]) => [field, value.trim()]))
