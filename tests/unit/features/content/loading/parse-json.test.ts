import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseJson } from '#app/features/content/loading/parse-json.ts'

it.each([
	['{"a": 1,}', 1, 8, 'there is a comma before "}"'],
	['[\n\t1,\n]', 2, 3, 'there is a comma before "]"'],
	['{\n  "a": 1\n  "b": 2\n}', 3, 3, '"," or "}" is expected'],
	['{"a": [1, 2] "b": 2}', 1, 14, '"," or "}" is expected'],
	['[{"a": 1}\n{"b": 2}]', 2, 1, '"," or "]" is expected'],
	['[01]', 1, 3, '"," or "]" is expected'],
	['{\n  1: 1\n}', 2, 3, 'a field name in double quotes is expected'],
	['{\n  a: 1\n}', 2, 3, 'a must stand in straight double quotes, or not at all'],
	['[1, two]', 1, 5, 'two must stand in straight double quotes, or not at all'],
	['{} x', 1, 4, 'x must stand in straight double quotes, or not at all'],
	['{} {}', 1, 4, 'there is text after the end'],
	['{"a" 1}', 1, 6, '":" is expected after "a"'],
	['{"a": }', 1, 7, 'a value is expected'],
	['[1.]', 1, 2, '1. is not a number'],
	['{"a": [1', 1, 9, 'the file ends too early'],
	['', 1, 1, 'the file ends too early'],
	['"a\nb"', 1, 1, 'a text has no double quote at its end, or has a line break in it'],
	['["a\tb"]', 1, 2, 'a text has a tab or another control character in it'],
	['["C:\\x"]', 1, 2, 'a backslash in a text must be written twice'],
	['["\\u12"]', 1, 2, 'after "\\u" four figures or letters from a to f are expected'],
	['{\n  // note\n}', 2, 3, 'JSON has no comments'],
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
