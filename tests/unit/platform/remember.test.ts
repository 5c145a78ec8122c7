import { expect, it } from 'vitest'
import { remember } from '#app/platform/remember.ts'

it('makes each thing once, and again only after it has let go of all', () => {
	const asked: string[] = []
	const read = remember((text) => {
		asked.push(text)
		return { text }
	}, 2)
	expect(read('a')).toBe(read('a'))
	expect([read('b'), read('c'), read('a')].map(({ text }) => text)).toEqual(['b', 'c', 'a'])
	expect(asked).toEqual(['a', 'b', 'c', 'a'])
})

it('remembers nothing of what could not be made', () => {
	let tries = 0
	const read = remember(() => {
		if ((tries += 1) === 1) throw new Error('no')
		return {}
	})
	expect(() => read('a')).toThrow('no')
	expect(read('a')).toEqual({})
})
