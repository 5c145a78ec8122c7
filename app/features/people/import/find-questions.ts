import type { ImportLayout } from './import-layout.ts'
import type { ImportQuestion } from './import-question.ts'
import { clearableColumns, columns } from './people-rows.ts'
import type { BodyReader } from './read-body.ts'
import type { Header } from './read-header.ts'

const mostWords = 20
const mostRows = 50

/** The question that has to be answered first; null if there is none. */
export function firstQuestion(header: Header, body: BodyReader, layout: ImportLayout): ImportQuestion | null {
	const { missing, proposed, errors } = header
	if (missing.length > 0 && missing.length === errors.length) return { about: 'columns', missing, proposed, labels: labelsOf(header) }
	if (errors.length > 0) return null
	const { undecided, others, rows } = body
	if (layout.dates === undefined && undecided.sample.length > 0) return { about: 'dates', sample: undecided.sample }
	const { sample, damaged } = body.mender
	if (layout.letters === undefined && damaged > 0) return { about: 'letters', sample, cells: damaged }
	const words = [...body.unknownWords]
	if (words.length > 0 && words.length <= mostWords) return { about: 'worker-types', words }
	if (others.length > 0) return { about: 'other-rows', rows: others.slice(0, mostRows), total: others.length }
	const unreadable = new Set(body.errors.map(({ row }) => row)).size
	return unreadable > 0 && rows.length > 0 ? { about: 'unreadable', rows: unreadable, readable: rows.length } : null
}

/** What the layout has answered. */
export function answersOf(header: Header, body: BodyReader, layout: ImportLayout): ImportQuestion[] {
	const isSaid = (column: (typeof columns)[number]) =>
		(layout.columns[column] !== undefined && header.places.has(column)) || layout.absent?.includes(column)
	const mapped = columns.filter(isSaid)
	const { undecided, meantWords, leftOut, rows } = body
	const emptied = clearableColumns
		.filter((column) => layout.empty?.[column] !== undefined && header.places.has(column))
		.map((column) => ({ column, people: 0, sample: [] }))
	const unreadable = leftOut.filter(({ why }) => why === 'unreadable')
	const others = leftOut.filter(({ why }) => why !== 'unreadable')
	return [
		...(mapped.length > 0 ? [{ about: 'columns' as const, missing: mapped, proposed: {}, labels: labelsOf(header) }] : []),
		...(layout.dates && undecided.sample.length > 0 ? [{ about: 'dates' as const, sample: undecided.sample }] : []),
		...(layout.letters && body.mender.damaged > 0
			? [{ about: 'letters' as const, sample: body.mender.sample, cells: body.mender.damaged }]
			: []),
		...(meantWords.length > 0 ? [{ about: 'worker-types' as const, words: meantWords }] : []),
		...(emptied.length > 0 ? [{ about: 'empty' as const, columns: emptied }] : []),
		...(others.length > 0 ? [{ about: 'other-rows' as const, rows: others.slice(0, mostRows), total: others.length }] : []),
		...(unreadable.length > 0 ? [{ about: 'unreadable' as const, rows: unreadable.length, readable: rows.length }] : []),
	]
}

const labelsOf = ({ cells, labels }: Header): Record<string, string> =>
	Object.fromEntries(cells.flatMap((cell, place) => (cell !== '' && labels[place] ? [[cell, labels[place]]] : [])))
