import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { matchesSearch, readSearch, tokensOfEmail, tokensOfName, tokensOfNumber } from '#db/search-tokens.ts'
import { typedNames } from '#tests/factories/typed-names.ts'

const findsName = (typed: string, given: string, family: string) =>
	matchesSearch(readSearch(typed), { tokens: tokensOfName(given, family), emailTokens: [] })

describe('a name', () => {
	it.each(typedNames.map(({ given, family, typed }) => [`${given} ${family}`, given, family, typed] as const))(
		'%s is found as people type it',
		(_, given, family, typed) => {
			for (const each of [...typed, `${given} ${family}`, `${family} ${given}`, family.toUpperCase(), `${family}, ${given}`])
				expect(findsName(each, given, family), each).toBe(true)
		},
	)

	it('is not found by what is neither the beginning of a word nor of words run together', () => {
		for (const [typed, given, family] of [
			['neil o', 'Ciarán', 'O’Brien'],
			['eill', 'Ciarán', 'O’Neill'],
			['smith brown', 'Ann', 'Smith-Jones'],
			['ann ann', 'Mary', 'Smith'],
			['muelle', 'Jan', 'Muller'],
			['lukas', 'Ewa', 'Łucka'],
		] as const)
			expect(findsName(typed, given, family), typed).toBe(false)
	})
})

/** Letters with what is typed for them: written down here, not asked of the code. */
const letters = (
	'a=a b=b c=c e=e k=k m=m o=o s=s t=t z=z Ł=L ł=l Ø=O ø=o Ö=O ö=o Ő=O ő=o Đ=D đ=d Ð=D ð=d ß=ss ẞ=SS Þ=Th þ=th Æ=Ae æ=ae Œ=Oe œ=oe ı=i İ=I Ħ=H ħ=h ' +
	'Ŧ=T ŧ=t Ŋ=N ŋ=n Ɓ=B ɓ=b Ɗ=D ɗ=d Ƙ=K ƙ=k Ƴ=Y ƴ=y ɛ=e Ɔ=O ɔ=o Ə=A ə=a Ş=S ş=s Ș=S ț=t Ç=C ç=c Ñ=N ñ=n Å=A å=a Ä=A ä=a Ü=U ü=u É=E è=e ê=e Ë=E ā=a ą=a ă=a ắ=a ệ=e ộ=o ữ=u ỹ=y ọ=o ṣ=s ẹ=e ŵ=w ŷ=y Ž=Z č=c ď=d ǎ=a ģ=g ķ=k ļ=l ņ=n ż=z ź=z ẓ=z ḥ=h'
)
	.split(' ')
	.map((pair) => pair.split('=') as [string, string])
const between = ["'", '’', '‘', 'ʼ', 'ʻ', '`', '´', '-', '‐', '‑', '–', '−', '\u00ad'].map((sign) => [sign, ''] as [string, string])
const marks = ['', '', '', '\u0301', '\u0323', '\u0308\u0304', '\u0309', '\u032f'].map((mark) => [mark, ''] as [string, string])

const letter = fc.tuple(fc.constantFrom(...letters), fc.constantFrom(...marks)).map((parts) => joined(parts))
const word = fc.array(letter, { minLength: 1, maxLength: 8 }).map(joined)
const name = fc
	.tuple(word, fc.array(fc.tuple(fc.constantFrom(...between), word).map(joined), { maxLength: 2 }))
	.map(([first, rest]) => joined([first, ...rest]))

function joined(parts: readonly [string, string][]): [string, string] {
	return [parts.map(([written]) => written).join(''), parts.map(([, typed]) => typed).join('')]
}

describe('any name', () => {
	test.prop([name, name, fc.boolean(), fc.nat(6)])(
		'is found by its own ASCII form, in either order, by its beginning',
		(given, family, turned, cut) => {
			const typed = turned ? [family[1], given[1]] : [given[1], family[1]]
			expect(findsName(typed.join(' '), given[0], family[0])).toBe(true)
			expect(findsName(typed.map((each) => each.slice(0, Math.max(1, each.length - cut))).join(' '), given[0], family[0])).toBe(true)
			expect(findsName(typed.join(''), given[0], family[0])).toBe(true)
			expect(findsName(typed.join(' ').toUpperCase(), given[0], family[0])).toBe(true)
		},
	)
})

it('a number is found with and without its zeros, by any part of three characters, and by how it is cut', () => {
	const finds = (typed: string, number: string) => matchesSearch(readSearch(typed), { tokens: tokensOfNumber(number), emailTokens: [] })
	for (const [typed, number] of [
		['4217', '004217'],
		['004217', '4217'],
		['0004217', '004217'],
		['42', '004217'],
		['217', '004217'],
		['ab123', 'AB123'],
		['AB0123', 'AB123'],
		['ab123', 'AB000123'],
		['a-2044', 'A-204417'],
		['A2044', 'A-204417'],
		['204417', 'A-204417'],
		['A/204417', 'A-204417'],
		['07', '7'],
	] as const)
		expect(finds(typed, number), `${typed} for ${number}`).toBe(true)
	for (const [typed, number] of [
		['4218', '004217'],
		['07', '712'],
		['19', '004217'],
		['b123', 'C124'],
	] as const)
		expect(finds(typed, number), `${typed} for ${number}`).toBe(false)
})

it('an e-mail address is found whole, by its beginning, and by its words before the @', () => {
	const finds = (typed: string, email: string) => matchesSearch(readSearch(typed), { tokens: [], emailTokens: tokensOfEmail(email) })
	const email = "Jane.O'Neill-Smith2@council.gov.uk"
	for (const typed of [
		email,
		email.toLowerCase(),
		"jane.o'neill-smith2@",
		'jane.o’neill-smith2@council',
		'jane.oneillsmith2@c',
		'jane.o',
		'oneill',
		'smith2',
	])
		expect(finds(typed, email), typed).toBe(true)
	for (const typed of ['council', 'gov', 'smith2@council.gov.uk', 'jane@council.gov.uk', '@council.gov.uk', 'uk'])
		expect(finds(typed, email), typed).toBe(false)
})
