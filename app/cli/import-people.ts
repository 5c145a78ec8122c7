import { applyParsed } from '#app/features/people/import/apply-people-import.server.ts'
import { describeChange } from '#app/features/people/import/change-in-words.ts'
import { lineInWords } from '#app/features/people/import/line-in-words.ts'
import { plainLayout, readMapping, type Emptiness, type ImportLayout } from '#app/features/people/import/import-layout.ts'
import { openPeopleFile } from '#app/features/people/import/open-people-file.server.ts'
import { parsePeopleImport } from '#app/features/people/import/parse-people-import.ts'
import { clearableColumns } from '#app/features/people/import/people-rows.ts'
import type { Environment } from '#app/platform/env.ts'
import { limitHeapGrowth } from '#app/platform/heap-limit.ts'
import { withRegister } from './open-register.ts'
import { readNamedFile } from './read-named-file.ts'
import { readOptions } from './read-options.ts'
import { UsageError } from './usage-error.ts'

type Given = { print: (data: unknown) => void; notice: (text: string) => void }

/** `people import FILE`: one JSON object on stdout, the changes and notices in words on stderr. Exit 1 if anything in the file is wrong. */
export async function importPeopleFile(env: Environment, args: string[], { print, notice }: Given): Promise<number> {
	limitHeapGrowth()
	const { path, ...asked } = read(args)
	const { layout } = asked
	const file = readNamedFile(path)
	const source = await openPeopleFile(file)
	const parsed = parsePeopleImport(source, layout)
	const onlyReads = asked.dryRun || parsed.errors.length > 0
	const {
		changes,
		notices,
		toConfirm: _,
		question: __,
		lines,
		answers: ___,
		leftOut: ____,
		...result
	} = await withRegister(env, async (register) => {
		const rules = onlyReads ? [] : (await import('./open-site.ts')).openSite(env, register).loadRequirements()
		return applyParsed(register.db, parsed, { file, ...asked, rules }, { now: register.clock(), actor: 'command-line' })
	})
	const told = [...notices, ...lines.map(lineInWords), ...changes.map((change) => sentence(describeChange(change)))]
	for (let from = 0; from < told.length; from += 1000) notice(`${told.slice(from, from + 1000).join('\n')}\n`)
	for (const { row, column, message } of result.errors.slice(0, mostShown))
		notice(`${path}: row ${row}${column === null ? '' : `, ${column}`}: ${message}\n`)
	if (result.errors.length > mostShown) notice(`… and ${result.errors.length - mostShown} more, on stdout.\n`)
	print(result)
	return result.errors.length === 0 ? 0 : 1
}

const mostShown = 20

const sentence = ({ row, employeeNumber, name, kind, what }: ReturnType<typeof describeChange>) =>
	[...(row === null ? [] : [`Row ${row}:`]), employeeNumber, name, `(${kind}).`, what].join(' ')

function read(args: string[]) {
	const { values, positionals } = readOptions({
		args,
		allowPositionals: true,
		options: {
			'dry-run': { type: 'boolean', default: false },
			full: { type: 'boolean', default: false },
			'confirm-leavers': { type: 'string' },
			encoding: { type: 'string' },
			dates: { type: 'string' },
			mapping: { type: 'string' },
			sheet: { type: 'string' },
			letters: { type: 'string' },
			'keep-empty': { type: 'string', multiple: true },
			'clear-empty': { type: 'string', multiple: true },
			'leave-out-unreadable': { type: 'boolean', default: false },
			'leave-out-other-rows': { type: 'boolean', default: false },
		},
	})
	const [path, ...rest] = positionals
	if (path === undefined || rest.length > 0) throw new UsageError('Name one file.')
	const confirmed = values['confirm-leavers']
	if (confirmed !== undefined && !/^\d+$/.test(confirmed)) throw new UsageError('--confirm-leavers takes a number of people.')
	return {
		path,
		layout: readLayout(values),
		kind: values.full ? ('full' as const) : ('delta' as const),
		confirmLeavers: confirmed === undefined ? null : Number(confirmed),
		dryRun: values['dry-run'],
	}
}

type LayoutOptions = {
	mapping?: string
	dates?: string
	encoding?: string
	sheet?: string
	letters?: string
	'keep-empty'?: string[]
	'clear-empty'?: string[]
	'leave-out-unreadable': boolean
	'leave-out-other-rows': boolean
}

/** The mapping file, over which the options go. */
function readLayout({ mapping, dates, encoding, sheet, letters, ...choices }: LayoutOptions): ImportLayout {
	const saved = mapping === undefined ? plainLayout : readMapping(readNamedFile(mapping).toString('utf8'))
	if ('error' in saved) throw new UsageError(saved.error)
	if (dates !== undefined && dates !== 'dmy' && dates !== 'mdy')
		throw new UsageError('--dates is dmy (01/04 is in April) or mdy (in January).')
	if (encoding !== undefined && encoding !== 'windows-1252')
		throw new UsageError('--encoding is windows-1252; everything else the file says itself.')
	if (letters !== undefined && letters !== 'repair' && letters !== 'keep')
		throw new UsageError('--letters is repair (“SeÃ¡n” is Seán) or keep (it is right as it stands).')
	const empty = { ...readEmptiness(choices['keep-empty'], 'keep'), ...readEmptiness(choices['clear-empty'], 'clear') }
	return {
		...saved,
		empty: { ...saved.empty, ...empty },
		...(dates && { dates }),
		...(encoding && { encoding }),
		...(sheet !== undefined && { sheet }),
		...(letters && { letters }),
		...(choices['leave-out-unreadable'] && { leaveOut: 'unreadable' }),
		...(choices['leave-out-other-rows'] && { otherRows: 'leave-out' }),
	}
}

function readEmptiness(names: readonly string[] = [], meant: Emptiness): ImportLayout['empty'] {
	const known = names.map((name) => {
		const column = clearableColumns.find((clearable) => clearable === name)
		if (!column) throw new UsageError(`--${meant}-empty takes one of ${clearableColumns.join(', ')}.`)
		return [column, meant] as const
	})
	return Object.fromEntries(known)
}
