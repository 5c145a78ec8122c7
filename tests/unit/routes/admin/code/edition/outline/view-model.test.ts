import { fc, it as property } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { draftOf, smallSource } from '#tests/factories/code-draft.ts'
import { entriesOf } from '#app/features/code/draft/draft.ts'
import { editOutline } from '#app/features/code/draft/edit-outline.ts'
import { parseCode } from '#app/features/code/reading/parse-code.ts'
import { placeAfter, shareSource, toOutlineView } from '#app/routes/admin/code/$edition/outline/view-model.ts'

const linesOf = (source: string) => source.split(/\r\n|\n|\r/).flatMap((text, at) => (text.trim() === '' ? [] : [{ line: at + 1, text }]))

it('shows each line beside the part that was read from it', () => {
	const rows = toOutlineView(smallSource, parseCode(smallSource))
	expect(rows.find(({ number }) => number === '3')?.source.map(({ line }) => line)).toEqual([10, 12, 14])
	expect(rows.flatMap(({ source }) => source).sort((a, b) => a.line - b.line)).toEqual(linesOf(smallSource))
})

property.prop([
	fc.array(fc.constantFrom('1. One.', '2. Two', 'Heading', '- point', '', 'Why?', '12', '# Title', 'Some words that go on.'), {
		maxLength: 30,
	}),
])('shows every line of any document once', (lines) => {
	const source = lines.join('\n')
	const shared = [...shareSource(source, parseCode(source)).values()].flat()
	expect(shared.sort((a, b) => a.line - b.line)).toEqual(linesOf(source))
})

it('puts what is unsure beside its line, and counts it as the outline does', () => {
	const outline = {
		...parseCode(smallSource),
		unsure: [
			{ line: 6, why: 'A.' },
			{ line: 12, why: 'B.' },
		],
	}
	const marked = toOutlineView(smallSource, outline).flatMap(({ number, marks }) => marks.map(({ mark, why }) => [number, mark, why]))
	expect(marked).toEqual([
		['2', 0, 'A.'],
		['3', 1, 'B.'],
	])
})

it('goes on where somebody was, or at the part before when theirs is gone', () => {
	const { outline } = draftOf()
	const [first = '', second = ''] = entriesOf(outline).map(({ key }) => key)
	const joined = editOutline(outline, { kind: 'join-clause', clause: second })
	expect('outline' in joined && placeAfter(outline, joined.outline, second)).toBe(first)
	expect(placeAfter(outline, outline, second)).toBe(second)
})
