import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseJson } from '#app/features/content/loading/parse-json.ts'

it.each([
	['{"a": 1,}', 1, 8, 'there is a comma before "}"'],
	['{\n  "a": 1\n  "b": 2\n}', 3, 3, '"," or "}" is expected'],
	['{\n  a: 1\n}', 2, 3, 'a field name in double quotes is expected'],
	['{"a" 1}', 1, 6, '":" is expected after "a"'],
	['[1, two]', 1, 5, 'a value is expected'],
	['[01]', 1, 2, 'a value is expected'],
	['{"a": [1', 1, 9, 'the file ends too early'],
	['', 1, 1, 'the file ends too early'],
	['"a\nb"', 1, 1, 'a value is expected'],
	['{} x', 1, 4, 'there is text after the end'],
])('%j fails at line %i, column %i', (text, line, column, problem) => {
	expect(parseJson(text)).toEqual({ ok: false, line, column, problem })
})

it('gives the value of what is sound', () => {
	expect(parseJson('{"a":[1,true,null,"x"]}')).toEqual({ ok: true, value: { a: [1, true, null, 'x'] } })
})

it('finds a place in any text that JSON.parse refuses', () => {
	fc.assert(
		fc.property(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', ']', '"', ':', 'x', '1'), (json, at, extra) => {
			const cut = at % (json.length + 1)
			const text = json.slice(0, cut) + extra + json.slice(cut + 1)
			const parsed = parseJson(text)
			if (!parsed.ok) expect(parsed.problem).not.toMatch(/SyntaxError/)
		}),
	)
})
