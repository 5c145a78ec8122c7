import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { anyText, findAddressErrors, pageField, readSearch, type AddressRefusal } from '#app/platform/web/read-search.ts'

const fields = z.object({
	directorate: z.enum(['Adults', 'Children', 'Resources']).optional(),
	status: z.enum(['overdue', 'due-soon', 'up-to-date']).optional(),
	q: anyText,
	page: pageField,
})
const address = (search: string) => new URL(`https://learning.example.org/people${search}`)
const read = (search: string) => readSearch({ url: address(search).href }, fields)

describe('an address', () => {
	it('is read by its names; empty fields are as good as absent', () => {
		expect(read('')).toEqual({ page: 1 })
		expect(read('?directorate=&status=+&page=')).toEqual({ page: 1 })
		expect(read('?directorate=Adults&q=+o%27neil+&page=3')).toEqual({ directorate: 'Adults', q: "o'neil", page: 3 })
		expect(read('?q=a&q=a')).toEqual({ q: 'a', page: 1 })
	})

	it.each([
		['?directorat=Adults', 'This page does not know “directorat”.', '/people?directorate=Adults'],
		['?Directorate=Adults', 'This page does not know “Directorate”.', '/people?directorate=Adults'],
		['?satus=overdue&q=x', 'This page does not know “satus”.', '/people?q=x&status=overdue'],
		['?pages=2', 'This page does not know “pages”.', '/people?page=2'],
		['?status=overdue&staus=due-soon', 'This page does not know “staus”.', null],
		['?utm_source=mail', 'This page does not know “utm_source”.', null],
		['?status=overdu', '“status” cannot be “overdu”. It can be overdue, due-soon, up-to-date.', '/people?status=overdue'],
		['?status=Due+soon', '“status” cannot be “Due soon”. It can be overdue, due-soon, up-to-date.', '/people?status=due-soon'],
		['?directorate=Adlts', '“directorate” cannot be “Adlts”. It can be Adults, Children, Resources.', '/people?directorate=Adults'],
		['?directorate=Highways', '“directorate” cannot be “Highways”. It can be Adults, Children, Resources.', null],
		['?status=overdue&status=due-soon', '“status” is in the address more than once. Keep one.', null],
		['?page=x', '“page” cannot be “x”. The page must be a number.', null],
		['?page=0', '“page” cannot be “0”. Pages begin at 1.', null],
		['?page=1.5', '“page” cannot be “1.5”. The page must be a whole number.', null],
	])('%s is refused: %s', (search, text, meant) => {
		const [error, ...others] = findAddressErrors(address(search), fields)
		expect(others).toEqual([])
		expect(error?.text).toBe(text)
		expect(error?.meant?.href ?? null).toBe(meant)
	})

	it('is answered with 400, every error, and the address without them', async () => {
		const answer = await Promise.resolve()
			.then(() => read('?q=x&satus=overdue&page=0'))
			.catch((thrown: unknown) => thrown)
		if (!(answer instanceof Response)) throw new Error('It was read.')
		expect(answer.status).toBe(400)
		const { addressErrors, without } = (await answer.json()) as AddressRefusal
		expect(addressErrors.map(({ field }) => field)).toEqual(['satus', 'page'])
		expect(without).toBe('/people?q=x')
	})

	it('is read, or refused with an address that is read: whatever it says', () => {
		const part = fc.tuple(
			fc.constantFrom('directorate', 'status', 'q', 'page', 'x', 'Status', ''),
			fc.oneof(fc.string(), fc.constantFrom('Adults', '2', '')),
		)
		fc.assert(
			fc.property(fc.array(part), (parts) => {
				const asked = address(`?${new URLSearchParams(parts)}`)
				const errors = findAddressErrors(asked, fields)
				if (errors.length === 0) {
					const values: Record<string, unknown> = read(asked.search)
					for (const [name, value] of parts)
						if (value.trim() !== '') expect(String(values[name])).toBe(name === 'page' ? String(Number(value)) : value.trim())
					return
				}
				for (const { field } of errors) asked.searchParams.delete(field)
				expect(findAddressErrors(asked, fields)).toEqual([])
			}),
		)
	})
})
