/** What the format of a cell makes of its number. `zeros` is how many digits it has at least: 4217 as `000000` is shown, and meant, as 004217. */
export type CellFormat = { shows: 'number' | 'percent' | 'day' | 'moment' | 'time'; zeros: number }

const plain: CellFormat = { shows: 'number', zeros: 0 }
/** Formats that every workbook has, by number: ECMA-376 part 1, 18.8.30, with those of East Asian calendars. */
const builtIn = new Map<number, CellFormat['shows']>([
	...[14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map((id) => [id, 'day'] as const),
	...[18, 19, 20, 21, 32, 33, 45, 46, 47].map((id) => [id, 'time'] as const),
	[22, 'moment'],
	[9, 'percent'],
	[10, 'percent'],
])

/** The format of a number, or of the code that the workbook gives for it. */
export function readFormat(id: number, code: string | undefined): CellFormat {
	if (code === undefined) return { ...plain, shows: builtIn.get(id) ?? 'number' }
	// What is quoted, escaped, in brackets (but for hours that go past a day) or padding is no sign of a day.
	const [first = ''] = code.replace(/"[^"]*"|\\.|[_*]./g, '').split(';')
	const signs = first.replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '').toLowerCase()
	if (signs === 'general') return plain
	if (signs.includes('%')) return { ...plain, shows: 'percent' }
	if (/^0+$/.test(signs)) return { ...plain, zeros: signs.length }
	const hasTime = /[hs]/.test(signs)
	const hasDay = /[yd]/.test(signs) || (!hasTime && /m/.test(signs.replace(/am\/pm/g, '')))
	if (hasDay) return { ...plain, shows: hasTime ? 'moment' : 'day' }
	return { ...plain, shows: hasTime ? 'time' : 'number' }
}
