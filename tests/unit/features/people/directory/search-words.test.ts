import { expect, it } from 'vitest'
import { matchAll, matchWhole, wordsOf } from '#app/features/people/directory/search-words.ts'

it('takes each word as the beginning of one, and none as a sign of the query language', () => {
	expect(matchAll(wordsOf('  amara  NWO '))).toBe('"amara"* "NWO"*')
	expect(matchAll(wordsOf('o"brien or NOT (x) col:y *'))).toBe('"o""brien"* "or"* "NOT"* "(x)"* "col:y"*')
	expect(matchWhole(wordsOf('Li Wei'))).toBe('"Li" "Wei"')
})

it('finds nothing to look for in signs', () => {
	expect(matchAll(wordsOf(' - " * ^ '))).toBeNull()
})

it('looks for eight words at most', () => {
	expect(wordsOf('a b c d e f g h i j')).toHaveLength(8)
})
