import type { Day } from '#app/platform/calendar.ts'
import type { ImportLayout } from '../import/import-layout.ts'
import type { ImportQuestion } from '../import/import-question.ts'
import type { FileRow, ImportError, LeftOut } from '../import/people-rows.ts'
import { fullNameOf, nameKey } from './same-people.ts'

export type SeveralRows = Extract<ImportQuestion, { about: 'posts' }>['people'][number]

/** What the rows of a file say once each person has one: `others` are the posts that somebody has besides. */
export type PostsMeant = {
	rows: FileRow[]
	others: FileRow[]
	leftOut: LeftOut[]
	notices: string[]
	several: SeveralRows[]
	errors: ImportError[]
}

/** Rows that say the same of the same person count once. Of several posts somebody says which is the main one; of several people under one number, which row is right. */
export function meanPosts(rows: readonly FileRow[], { posts = {} }: ImportLayout, today: Day): PostsMeant {
	const meant: PostsMeant = { rows: [], others: [], leftOut: [], notices: [], several: [], errors: [] }
	const groups = new Map<string, FileRow[]>()
	for (const row of rows) {
		const own = groups.get(row.employeeNumber)
		if (own) own.push(row)
		else groups.set(row.employeeNumber, [row])
	}
	for (const [number, own] of groups) {
		const different = [...new Map(own.map((row) => [keyOf(row), row])).values()]
		if (different.length < own.length) meant.notices.push(`${number} is on several rows that say the same: they count once.`)
		const [only] = different
		if (different.length === 1 && only) meant.rows.push(only)
		else if (different.length > mostPosts) meant.errors.push(tooMany(number, own))
		else choose(meant, number, different, posts[number], today)
	}
	return meant
}

/** Nobody has more. */
const mostPosts = 12
const tooMany = (number: string, rows: readonly FileRow[]): ImportError => ({
	row: rows[1]?.row ?? 1,
	column: 'employee_number',
	message: `Employee number ${number} is on ${rows.length} rows (the first are ${rows
		.slice(0, 3)
		.map(({ row }) => row)
		.join(', ')}). Keep one row for each person, or for each post of theirs.`,
})

function choose(meant: PostsMeant, number: string, rows: readonly FileRow[], answer: string | undefined, today: Day): void {
	const isOnePerson = new Set(rows.map(nameKey)).size === 1
	const labels = labelsOf(rows, isOnePerson)
	meant.several.push({
		number,
		name: isOnePerson ? fullNameOf(rows[0] ?? {}) : '',
		posts: labels,
		rows: rows.map(({ row }) => row),
		isOnePerson,
	})
	const main = rows[labels.findIndex((label) => label === answer)]
	// Until somebody has said, the first stands for the person.
	const chosen = main ?? rows[0]
	if (!chosen) return
	meant.rows.push(chosen)
	if (!main) return
	for (const row of rows.filter((other) => other !== chosen)) {
		if (!isOnePerson) {
			meant.notices.push(`Row ${row.row}: ${fullNameOf(row)} is not ${number}, as it was answered, and is left out.`)
			meant.leftOut.push({
				row: row.row,
				why: 'another-person',
				text: `${number} | ${fullNameOf(row)} | ${labels[rows.indexOf(row)] ?? ''}`,
				employeeNumber: null,
			})
		} else if (row.leaveDate && row.leaveDate < today)
			meant.notices.push(`Row ${row.row}: this post of ${number} ended on ${row.leaveDate}, and is not kept.`)
		else meant.others.push(row)
	}
}

/** Of the same words, so that the answer holds for the next file: more of them where fewer do not tell the rows apart. */
function labelsOf(rows: readonly FileRow[], isOnePerson: boolean): string[] {
	const post = ({ jobTitle = '', team = '', service = '' }: FileRow) =>
		[jobTitle, [team, service && `(${service})`].filter(Boolean).join(' ')].filter(Boolean).join(', ')
	const name = isOnePerson ? () => '' : (row: FileRow) => `${fullNameOf(row)}: `
	const ways: ((row: FileRow) => string)[] = [
		(row) => `${name(row)}${post(row)}`,
		(row) => `${name(row)}${post(row)}, ${row.workerType ?? ''}`,
		(row) => `${name(row)}${post(row)}, ${row.workerType ?? ''}, from ${row.startDate ?? ''} to ${row.leaveDate ?? ''}`,
		(row) => `${name(row)}${post(row)}, row ${row.row}`,
	]
	const found = ways.map((way) => rows.map(way))
	return found.find((labels) => new Set(labels).size === labels.length) ?? found.at(-1) ?? []
}

/** Rows with the same key say the same. */
const keyOf = ({ row: _, ...said }: FileRow): string => JSON.stringify(said)
