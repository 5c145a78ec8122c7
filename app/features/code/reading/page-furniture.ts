import { isPolicyName, isTitleLike } from './line-shape.ts'
import { readMark } from './number-marks.ts'
import type { LeftOutKind, Unsure } from './outline.ts'
import { findPageNumbers } from './page-numbers.ts'
import { nearest, type RawLine } from './raw-lines.ts'
import { endsWithPage, findRunningLines, groupRepeated, keyOf, mayRun, saysOfDocument } from './running-lines.ts'

/** Which lines are left out, by their index, and what is unsure about it. */
export type Furniture = { left: Map<number, LeftOutKind>; unsure: Unsure[] }

/** What a printer puts on every page: numbers of pages, and lines that stand at the head or the foot of each. */
export function findPageFurniture(all: readonly RawLine[], isElse: (index: number) => boolean): Furniture {
	const { sure, alone } = findPageNumbers(all, isElse)
	const pages = new Set(sure)
	const repeated = groupRepeated(all, (index) => pages.has(index) || isElse(index))
	const running = findRunningLines(all, repeated, pages)
	const left = new Map<number, LeftOutKind>()
	for (const index of pages) left.set(index, 'page-number')
	for (const index of running) left.set(index, 'running-line')
	const tell = (index: number, why: string): Unsure => ({ line: all[index]?.line ?? 1, why })
	const kept = repeated.flatMap((group) =>
		group
			.filter((index) => !left.has(index) && group.length > 1 && !isPolicyName(all[index]?.text ?? '') && !running.has(group.at(-1) ?? -1))
			.map((index) =>
				tell(index, `“${brief(all[index]?.text ?? '')}” stands ${group.length} times: it may be printed on every page. It was kept.`),
			),
	)
	const figures = alone
		.filter((index) => !left.has(index))
		.map((index) => tell(index, `The figure ${all[index]?.text ?? ''} stands alone: it may be the number of a page, or of a paragraph.`))
	const edges = new Set([...pages, ...running].filter((index) => pages.has(index) || endsWithPage.test(all[index]?.text ?? '')))
	return { left, unsure: [...tellLeft(all, left), ...kept, ...figures, ...tellBeside(all, edges, left)] }
}

/** What stands beside the number of a page, and once: a heading, or the head of that page. */
function tellBeside(all: readonly RawLine[], pages: ReadonlySet<number>, left: ReadonlyMap<number, LeftOutKind>): Unsure[] {
	const beside = [...pages].flatMap((page) => ([1, -1] as const).map((step) => nearest(all, page, step, (index) => pages.has(index))))
	return [...new Set(beside)].flatMap((index) => {
		const { text = '', line = 1 } = all[index] ?? {}
		const isPlain = !left.has(index) && mayRun(text) && isTitleLike(text) && text.length <= 80 && readMark(text) === null
		if (!isPlain || (pages.size > 1 && !saysOfDocument.test(text))) return []
		return [{ line, why: `“${brief(text)}” stands beside the number of a page: it may be printed on every page. It was kept.` }]
	})
}

export const brief = (text: string): string => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text)

const listed = (lines: readonly number[]): string => (lines.length > 10 ? `${lines.slice(0, 10).join(', ')}, …` : lines.join(', '))

/** One doubt for the numbers of pages, and one for each line that runs. */
function tellLeft(all: readonly RawLine[], left: ReadonlyMap<number, LeftOutKind>): Unsure[] {
	const groups = new Map<string, number[]>()
	for (const [index, kind] of [...left].sort(([one], [other]) => one - other)) {
		const key = kind === 'page-number' ? '' : keyOf(all[index]?.text ?? '')
		const group = groups.get(key)
		if (group) group.push(index)
		else groups.set(key, [index])
	}
	return [...groups].map(([key, indexes]) => {
		const [line = 1, ...others] = indexes.map((index) => all[index]?.line ?? 1)
		const head = `the head or foot of a page, “${brief(all[indexes[0] ?? 0]?.text ?? '')}”,`
		if (others.length === 0) return { line, why: `This line looks like ${key === '' ? 'the number of a page' : head} and was left out.` }
		const which = `This and line${others.length === 1 ? '' : 's'} ${listed(others)}`
		return { line, why: `${which} look like ${key === '' ? 'numbers of pages' : head} and were left out.` }
	})
}
