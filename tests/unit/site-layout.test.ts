import { expect, it } from 'vitest'
import { isRefused } from '#app/site-layout.ts'

it.each([
	[[{ errors: [{ field: 'name', text: 'Enter a name' }] }], true],
	[[null, { errors: ['Enter a name'] }], true],
	[[undefined, { title: 'Help' }, { error: 'Enter a number' }], true],
	[[{ refusal: 'It was changed meanwhile' }], true],
	[[{ errors: [], error: null }], false],
	[[{ rows: [{ errors: ['of a row'] }] }, 'errors', 7, null], false],
	[[], false],
])('says of %j whether something has to be put right: %s', (all, refused) => {
	expect(isRefused(all)).toBe(refused)
})
