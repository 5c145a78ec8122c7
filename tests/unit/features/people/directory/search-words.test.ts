import { expect, it } from 'vitest'
import { matchAll, matchWhole } from '#app/features/people/directory/search-words.ts'
import { readSearch } from '#db/search-tokens.ts'

it('takes each word, alone or with its neighbours, as the beginning of one, and none as a sign of the query language', () => {
	expect(matchAll(readSearch('  amara  NWO '))).toBe('("amara"* OR "amaranwo"*) AND ("amaranwo"* OR "nwo"*)')
	expect(matchAll(readSearch('O’Neill'))).toBe('("oneill"*)')
	expect(matchAll(readSearch('o"brien*'))).toBe('("obrien"*)')
	expect(matchAll(readSearch('Müller'))).toBe('("muller"* OR "mueller"*)')
	expect(matchAll(readSearch('Jane.Smith@Example.gov'))).toBe('(email : "janesmithexamplegov"*)')
	expect(matchWhole(readSearch('Li'))).toBe('("li")')
})

it('leaves out the zeros before a number, as an end of many numbers only where there are digits enough', () => {
	expect(matchAll(readSearch('004217'))).toBe('("004217"* OR "4217"*)')
	expect(matchAll(readSearch('AB0123'))).toBe('("ab0123"* OR "ab123"*)')
	expect(matchAll(readSearch('0007'))).toBe('("0007"* OR "7")')
})

it('finds nothing to look for in signs', () => {
	for (const signs of [' - " * ^ ', '@', "''", '\u200b', '']) expect(matchAll(readSearch(signs)), signs).toBe('""')
})

it('looks for eight words at most', () => {
	expect(readSearch('a b c d e f g h i j')).toHaveLength(8)
})
