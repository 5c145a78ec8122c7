import { expect, it, vi } from 'vitest'
import { remembered, renderedOnce } from '#app/ui/remembered.tsx'

it('renders once for each set of words', () => {
	const render = vi.fn(({ name }: { name: string }) => <b>{name}</b>)
	const part = remembered(render)
	expect(part({ name: 'a < b' })).toEqual({ __html: '<b>a &lt; b</b>' })
	expect(part({ name: 'a < b' })).toBe(part({ name: 'a < b' }))
	expect(part({ name: 'other' })).toEqual({ __html: '<b>other</b>' })
	expect(render).toHaveBeenCalledTimes(2)
})

it('renders once for each object', () => {
	const render = vi.fn(({ name }: { name: string }) => <b>{name}</b>)
	const part = renderedOnce(render)
	const [one, another] = [{ name: 'same' }, { name: 'same' }]
	expect(part(one)).toEqual({ __html: '<b>same</b>' })
	expect(part(one)).toBe(part(one))
	expect(part(another)).not.toBe(part(one))
	expect(render).toHaveBeenCalledTimes(2)
})
