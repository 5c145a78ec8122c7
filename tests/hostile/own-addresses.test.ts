import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safePath } from '#app/features/sign-in/guards.server.ts'
import { seenSearch, seenText } from '#app/platform/seen-text.ts'
import { sentForm } from '#app/platform/form.ts'
import { root } from '#tests/factories/server-process.ts'

const site = 'https://learning.example.org'

describe('the page to go to after signing in', () => {
	it.each([
		'/\t/evil.example',
		'/\n/evil.example',
		'/\r\n/evil.example',
		'\t//evil.example',
		'//evil.example',
		'///evil.example',
		'/\\evil.example',
		'/\\/evil.example',
		'\\\\evil.example',
		'/.//evil.example',
		'/..//evil.example',
		'/a/..//evil.example',
		'/%2e//evil.example',
		'https://evil.example',
		'https:evil.example',
		'javascript:alert(1)',
		'data:text/html,1',
		' //evil.example',
		'/\u0000/evil.example',
		'/\u0085/evil.example',
		'',
		'modules/data-protection',
	])('is the home page instead of %j', (to) => expect(safePath(to)).toBe('/'))

	it.each([
		['/modules/data-protection', '/modules/data-protection'],
		['/reports/completion?as-at=2026-04-01&unit=A%20%26%20B', '/reports/completion?as-at=2026-04-01&unit=A%20%26%20B'],
		['/people?q=Zoë', '/people?q=Zo%C3%AB'],
		['/code/2017#p53', '/code/2017#p53'],
		['/%09/evil.example', '/%09/evil.example'],
		['/verify?to=https://evil.example', '/verify?to=https://evil.example'],
	])('is %j where it is an own one', (to, path) => expect(safePath(to)).toBe(path))

	it('never leads outside, whatever is asked for, and fits in a header', () => {
		const piece = fc.constantFrom(
			'/',
			'\\',
			'\t',
			'\n',
			'\r',
			'\0',
			'.',
			'..',
			'@',
			':',
			'%09',
			'%2f',
			'%5c',
			'?',
			'#',
			'evil.example',
			'é',
			'\ud800',
		)
		const crafted = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 8 }).map((all) => all.join(''))
		fc.assert(
			fc.property(fc.boolean(), crafted, (isPath, text) => {
				const to = safePath(isPath ? `/${text}` : text)
				expect(new URL(to, site).origin).toBe(site)
				expect(to).toMatch(/^\/(?!\/)[\x21-\x7e]*$/)
				expect(safePath(to)).toBe(to)
			}),
			{ numRuns: 1000 },
		)
	})
})

describe('characters that nobody sees', () => {
	it.each([
		['U+0000', 'Ad\0a', 'Ada'],
		['a bell', 'Ad\u0007a', 'Ada'],
		['a control character of Latin-1', 'Ad\u0085a', 'Ada'],
		['text turned round', 'fdp.\u202egnp.exe\u202c', 'fdp.gnp.exe'],
		['text set apart', '\u2067Ada\u2069', 'Ada'],
		['a space of no width', 'A\u200bd\u200ba', 'Ada'],
		['a joiner of words', 'Ad\u2060a', 'Ada'],
		['the mark of a file’s beginning', '\ufeffAda', 'Ada'],
		['a hyphen that is not shown', 'Okon\u00adkwo', 'Okonkwo'],
		['half a character', 'Ad\ud83da', 'Ada'],
		['letters as tags', 'Ada\u{e0041}\u{e0042}', 'Ada'],
		['an empty letter of Hangul', 'Ada\u3164', 'Ada'],
		['a line of another kind', 'One\u2028Two', 'One\nTwo'],
	])('without %s', (_, sent, kept) => expect(seenText(sent)).toBe(kept))

	it.each([
		'Zoë Łukaszewicz-O’Neill',
		'محمد',
		'می‌خواهم',
		'क्‍ष',
		'👩‍🔧',
		'❤️',
		'One\nTwo\r\nThree\tFour',
		'שָׁלוֹם',
		'Nguyễn',
		'李 明',
		'A\u00a0B',
	])('“%s” stays as it is', (text) => expect(seenText(text)).toBe(text))

	it('are gone after one time', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const seen = seenText(text)
				expect(seenText(seen)).toBe(seen)
				expect(seen).not.toMatch(/\p{Surrogate}/u)
				expect(seen).not.toContain('\0')
			}),
		)
	})

	it('are taken out of every field, of the names of files, and of a search', async () => {
		const body = new FormData()
		body.append('na\u200bme', 'A\0da')
		body.append('proof', new File(['%PDF-'], 'a\u202efdp.exe'))
		const form = await sentForm(new Request(site, { method: 'POST', body }))
		expect(form.get('name')).toBe('Ada')
		expect((form.get('proof') as File).name).toBe('afdp.exe')
		expect(await (form.get('proof') as File).text()).toBe('%PDF-')
		expect(seenSearch(new URL(`${site}/people?q=A%00d%E2%80%AEa&page=2`)).search).toBe('?q=Ada&page=2')
		expect(seenSearch(new URL(`${site}/people?q=A%26B`)).search).toBe('?q=A%26B')
	})

	it('no page reads a form in another way', () => {
		const sources = readdirSync(`${root}/app`, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
		const others = sources.filter((file) => readFileSync(`${root}/app/${file}`, 'utf8').includes('.formData()'))
		expect(others).toEqual(['platform/form.ts'])
	})
})
