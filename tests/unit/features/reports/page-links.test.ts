import { expect, it } from 'vitest'
import { pageLinks } from '#app/features/reports/page-links.ts'

const shown = (page: number, pages: number) =>
	pageLinks({ page, pages }, (number) => `?page=${number}`)
		.items.map((item) => ('ellipsis' in item ? '…' : item.current ? `[${item.number}]` : item.number))
		.join(' ')

it.each([
	[1, 1, '[1]'],
	[1, 3, '[1] 2 3'],
	[2, 3, '1 [2] 3'],
	[5, 9, '1 … 4 [5] 6 … 9'],
	[9, 9, '1 … 8 [9]'],
])('page %i of %i', (page, pages, expected) => {
	expect(shown(page, pages)).toBe(expected)
})

it('leads nowhere before the first page and after the last', () => {
	expect(pageLinks({ page: 1, pages: 2 }, (page) => `?page=${page}`)).toMatchObject({ previous: undefined, next: { href: '?page=2' } })
	expect(pageLinks({ page: 2, pages: 2 }, (page) => `?page=${page}`)).toMatchObject({ previous: { href: '?page=1' }, next: undefined })
})
