import { basename } from 'node:path'
import { applyHistory } from '#app/features/history/apply-history.server.ts'
import { foldWord } from '#app/features/history/absence-words.ts'
import { foldTitle } from '#app/features/history/course-titles.ts'
import { layoutSchema, readCourses, type HistoryLayout } from '#app/features/history/history-layout.ts'
import { questionInWords } from '#app/features/history/history-questions.ts'
import { passMarksOf } from '#app/features/history/pass-marks.ts'
import { parseHistory } from '#app/features/history/parse-history.ts'
import { openPeopleFile } from '#app/features/people/import/open-people-file.server.ts'
import type { Environment } from '#app/platform/env.ts'
import { limitHeapGrowth } from '#app/platform/heap-limit.ts'
import { withSite } from './open-site.ts'
import { readNamedFile } from './read-named-file.ts'
import { readOptions } from './read-options.ts'
import { UsageError } from './usage-error.ts'

type Given = { print: (data: unknown) => void; notice: (text: string) => void }

const mostShown = 20

/** `history import FILE`: one JSON object on stdout, what is wrong or has to be said in words on stderr. Exit 1 unless all of the file came along. */
export async function importHistory(env: Environment, args: string[], { print, notice }: Given): Promise<number> {
	limitHeapGrowth()
	const { path, layout, dryRun } = read(args)
	const file = readNamedFile(path)
	const source = await openPeopleFile(file)
	const parsed = parseHistory(source, layout)
	const result = await withSite(env, ({ db, clock, content, loadRequirements }) => {
		const rules = { requirements: loadRequirements(), passMarks: passMarksOf(content.modules) }
		const unknown = Object.values(layout.courses).find((slug) => slug !== null && !rules.requirements.some((own) => own.slug === slug))
		if (unknown !== undefined)
			throw new UsageError(`There is no requirement “${unknown}”. There are ${rules.requirements.map(({ slug }) => slug).join(', ')}.`)
		const order = { source, file, fileName: basename(path), layout, rules, dryRun }
		return applyHistory(db, parsed, order, { now: clock(), actor: 'command-line' })
	})
	for (const text of result.notices) notice(`${text}\n`)
	for (const { row, column, message } of [...result.errors, ...result.faults].slice(0, mostShown))
		notice(`${path}: row ${row}${column === null ? '' : `, ${column}`}: ${message}\n`)
	const more = result.errors.length + result.faults.length - mostShown
	if (more > 0) notice(`… and ${more} more, on stdout.\n`)
	if (result.question) notice(`${questionInWords(result.question)} Nothing was brought.\n`)
	print(result)
	return result.errors.length > 0 || result.question ? 1 : 0
}

function read(args: string[]): { path: string; layout: HistoryLayout; dryRun: boolean } {
	const { values, positionals } = readOptions({
		args,
		allowPositionals: true,
		options: {
			'dry-run': { type: 'boolean', default: false },
			'leave-out-faults': { type: 'boolean', default: false },
			column: { type: 'string', multiple: true, default: [] },
			courses: { type: 'string' },
			map: { type: 'string', multiple: true, default: [] },
			'other-courses': { type: 'string' },
			kind: { type: 'string', multiple: true, default: [] },
			numbers: { type: 'string' },
			encoding: { type: 'string' },
			dates: { type: 'string' },
		},
	})
	const [path, ...rest] = positionals
	if (path === undefined || rest.length > 0) throw new UsageError('Name one file.')
	const file = values.courses === undefined ? { courses: {} } : readCourses(readNamedFile(values.courses).toString('utf8'))
	if ('error' in file) throw new UsageError(file.error)
	const said = {
		...file.courses,
		...Object.fromEntries(values.map.map((pair) => inTwo(pair, '--map')).map(([title, slug]) => [title, slug || null])),
	}
	const { data, error } = layoutSchema.safeParse({
		columns: Object.fromEntries(values.column.map((pair) => inTwo(pair, '--column'))),
		courses: Object.fromEntries(Object.entries(said).map(([title, slug]) => [foldTitle(title), slug])),
		kinds: Object.fromEntries(values.kind.map((pair) => inTwo(pair, '--kind')).map(([word, kind]) => [foldWord(word), kind || null])),
		otherCourses: values['other-courses'],
		numbers: values.numbers,
		dates: values.dates,
		encoding: values.encoding,
		leaveOut: values['leave-out-faults'],
	})
	if (!data) {
		const [issue] = error.issues
		throw new UsageError(`--${String(issue?.path[0] ?? '').replace('Courses', '-courses')}: ${issue?.message ?? ''}.`)
	}
	return { path, layout: data, dryRun: values['dry-run'] }
}

/** `Title=requirement`: a title may have the sign itself, what follows it never has. */
function inTwo(pair: string, option: string): [string, string] {
	const at = pair.lastIndexOf('=')
	if (at < 1) throw new UsageError(`${option} takes two words with = between them. Found “${pair}”.`)
	return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
}
