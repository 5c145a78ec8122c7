import { getLocation, parse, printParseErrorCode, type ParseError } from 'jsonc-parser'

type Parsed = { ok: true; value: unknown } | { ok: false; line: number; column: number; problem: string }

/** Node often leaves the position out of its message, so another parser says where the first fault is. */
export function parseJson(text: string): Parsed {
	try {
		return { ok: true, value: JSON.parse(text) as unknown }
	} catch (error) {
		const errors: ParseError[] = []
		parse(text, errors, { disallowComments: true })
		const { offset, problem } = errors[0] ? explain(text, errors[0]) : { offset: 0, problem: String(error) }
		const before = text.slice(0, offset).split('\n')
		return { ok: false, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, problem }
	}
}

function explain(text: string, { error, offset, length }: ParseError): { offset: number; problem: string } {
	if (text.slice(offset).trim() === '') return { offset, problem: 'the file ends too early' }
	const before = text.slice(0, offset).trimEnd()
	const next = text.charAt(offset)
	if (before.endsWith(',') && /[}\]]/.test(next)) return { offset: before.length - 1, problem: `there is a comma before "${next}"` }
	const found = text.slice(offset, offset + length)
	const place = getLocation(text, offset).path.at(-1)
	const problems: Record<string, string> = {
		InvalidSymbol: `${found} must stand in straight double quotes, or not at all`,
		InvalidNumberFormat: `${found} is not a number`,
		UnexpectedEndOfNumber: `${found} is not a number`,
		PropertyNameExpected: 'a field name in double quotes is expected',
		ColonExpected: `":" is expected after ${JSON.stringify(place)}`,
		CommaExpected: `"," or "${typeof place === 'number' ? ']' : '}'}" is expected`,
		EndOfFileExpected: 'there is text after the end',
		InvalidCommentToken: 'JSON has no comments',
		UnexpectedEndOfString: 'a text has no double quote at its end, or has a line break in it',
		InvalidUnicode: 'after "\\u" four figures or letters from a to f are expected',
		InvalidEscapeCharacter: 'a backslash in a text must be written twice',
		InvalidCharacter: 'a text has a tab or another control character in it',
	}
	return { offset, problem: problems[printParseErrorCode(error)] ?? 'a value is expected' }
}
