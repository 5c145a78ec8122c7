import { expect, it } from 'vitest'
import { questionAsked, readSentFile, readUploadStep } from '#app/features/people/import/read-upload-form.ts'

function form(fields: Record<string, string | File>): FormData {
	const sent = new FormData()
	for (const [name, value] of Object.entries(fields)) sent.set(name, value)
	return sent
}

it('takes a file that is not empty, and who is in it', () => {
	const file = new File(['some bytes'], `${'x'.repeat(250)}.csv`)
	expect(readSentFile(form({ file, kind: 'full' }))).toMatchObject({ kind: 'full', fileName: 'x'.repeat(200) })
	expect(readSentFile(form({ file }))).toEqual({ missing: { file: false, kind: true }, kind: null })
	expect(readSentFile(form({ file: new File([], ''), kind: 'delta' }))).toEqual({ missing: { file: true, kind: false }, kind: 'delta' })
	expect(readSentFile(form({ file: 'people.csv', kind: 'some' }))).toEqual({ missing: { file: true, kind: true }, kind: 'some' })
})

it('knows three steps', () => {
	expect(readUploadStep({ intent: 'cancel' })).toEqual({ intent: 'cancel' })
	expect(readUploadStep({ intent: 'answer', dates: 'dmy' })).toEqual({ intent: 'answer' })
	expect(readUploadStep({ intent: 'apply', leavers: '12' })).toEqual({ intent: 'apply', leavers: '12' })
	expect(readUploadStep({ intent: 'delete' })).toBeNull()
})

it('asks the question that is open, or again one that was answered, until the import', () => {
	const question = { about: 'dates' as const, sample: ['01/04/2026'] }
	const answered = { about: 'encoding' as const, sample: ['Zoë'] }
	const result = { question, answers: [answered] }
	expect(questionAsked({ state: 'asking', result }, null)).toEqual({ question, isChange: false })
	expect(questionAsked({ state: 'asking', result }, 'encoding')).toEqual({ question: answered, isChange: true })
	expect(questionAsked({ state: 'ready', result }, 'encoding')).toEqual({ question: answered, isChange: true })
	expect(questionAsked({ state: 'ready', result }, 'dates')).toEqual({ question: null, isChange: false })
	expect(questionAsked({ state: 'applied', result }, 'encoding')).toEqual({ question: null, isChange: false })
	expect(questionAsked({ state: 'checking', result: null }, null)).toEqual({ question: null, isChange: false })
})
