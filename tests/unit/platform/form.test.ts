import { expect, it } from 'vitest'
import { z } from 'zod'
import { dateFieldValues, dayField, fieldErrors, optionalDay, readFormValues, readDateField } from '#app/platform/form.ts'

it('reads the text of a form, with one character for a new line, and no files', () => {
	const form = new FormData()
	form.set('note', '  one\r\ntwo ')
	form.set('file', new File(['x'], 'x.pdf'))
	expect(readFormValues(form)).toEqual({ note: 'one\ntwo' })
})

it('reads three boxes as a day, and writes a day into them', () => {
	expect(readDateField({ 'to-day': '6', 'to-month': '3', 'to-year': '2026' }, 'to')).toBe('2026-03-06')
	expect(readDateField(dateFieldValues('to', '2026-12-06'), 'to')).toBe('2026-12-06')
	expect(readDateField({}, 'to')).toBe('')
	expect(dateFieldValues('to', null)).toEqual({})
})

it('says what is wrong with a day, once for each field', () => {
	const form = z.object({ from: dayField('The first day'), to: optionalDay('The last day') })
	const errors = (from: string, to: string) => {
		const parsed = form.safeParse({ from, to })
		return parsed.success ? parsed.data : fieldErrors(parsed.error).map(({ field, text }) => `${field}: ${text}`)
	}
	expect(errors('2026-03-06', '')).toEqual({ from: '2026-03-06', to: null })
	expect(errors('', '2026-02-30')).toEqual(['from: Enter the first day', 'to: The last day must be a real date'])
	expect(errors('26-03-06', '2026-03-06')).toEqual(['from: The first day must be a real date'])
})
