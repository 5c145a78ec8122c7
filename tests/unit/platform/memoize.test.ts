import { expect, it } from 'vitest'
import { memoize } from '#app/platform/memoize.ts'

it('makes each thing once, and again only after it was asked for longer ago than the others that are kept', () => {
	const asked: string[] = []
	const read = memoize((text) => {
		asked.push(text)
		return { text }
	}, 2)
	expect(read('a')).toBe(read('a'))
	expect(['b', 'a', 'c', 'a', 'b'].map((text) => read(text).text)).toEqual(['b', 'a', 'c', 'a', 'b'])
	expect(asked).toEqual(['a', 'b', 'c', 'b'])
})

it('keeps nothing of what could not be made', () => {
	let tries = 0
	const read = memoize(() => {
		if ((tries += 1) === 1) throw new Error('no')
		return {}
	})
	expect(() => read('a')).toThrow('no')
	expect(read('a')).toEqual({})
})
