import { z } from 'zod'
import { workerTypes } from '#db/schema/people.ts'
import { clearableColumns, columns, type ClearableColumn, type Column } from './people-rows.ts'

/** What somebody said about a file that the file cannot say itself. Nothing of it is ever guessed. */
export type ImportLayout = {
	/** Their header for a column of ours, where it differs. */
	columns: Partial<Record<Column, string>>
	/** Columns of ours that are under no other name in the file: what is known of them stays. */
	absent?: Column[] | undefined
	/** What an empty cell says: keep what is known, or clear it. Asked only where something is known. */
	empty?: Partial<Record<ClearableColumn, Emptiness>> | undefined
	/** Rows that cannot be read are left out. Said for one file only, never remembered. */
	leaveOut?: 'unreadable' | undefined
	/** How days are written besides year-month-day: day first or month first. */
	dates?: 'dmy' | 'mdy' | undefined
	/** What the bytes are when they are not UTF-8 and have no byte order mark. */
	encoding?: 'windows-1252' | undefined
	/** Rows that are no people, as titles and totals, are left out. */
	otherRows?: 'leave-out' | undefined
	/** Cells of which the letters were damaged on the way (`SeÃ¡n`) are repaired, or are right as they stand. */
	letters?: 'repair' | 'keep' | undefined
	/** Which sheet of a workbook has the people, where several can be seen. */
	sheet?: string | undefined
	/** Their word (in small letters) for a worker type of ours. */
	workerTypes: Record<string, (typeof workerTypes)[number]>
}

export type Emptiness = 'keep' | 'clear'

export const plainLayout: ImportLayout = { columns: {}, workerTypes: {} }

/** For a file that is known to be whole: what is empty in it is to be empty. */
export const wholeLayout: ImportLayout = {
	...plainLayout,
	empty: { email: 'clear', manager_employee_number: 'clear', leave_date: 'clear', tags: 'clear' },
}

/** What was said about a file, for the next one like it. */
export const rememberedLayout = ({ leaveOut: _, ...layout }: ImportLayout): ImportLayout => layout

const header = z.string().trim().min(1)
const options = {
	dates: z.enum(['dmy', 'mdy']).optional(),
	encoding: z.literal('windows-1252').optional(),
	sheet: z.string().optional(),
	otherRows: z.literal('leave-out').optional(),
	letters: z.enum(['repair', 'keep']).optional(),
	workerTypes: z.record(z.string(), z.enum(workerTypes)).optional(),
	absent: z.array(z.enum(columns)).optional(),
	empty: z.partialRecord(z.enum(clearableColumns), z.enum(['keep', 'clear'])).optional(),
	leaveOut: z.literal('unreadable').optional(),
}
const mapping = z.strictObject({ ...options, ...Object.fromEntries(columns.map((column) => [column, header.optional()])) })

/** Reads a mapping file: our column to their header, and optionally the other answers of a layout. Says in one line what is wrong with it. */
export function readMapping(json: string): ImportLayout | { error: string } {
	let data: unknown
	try {
		data = JSON.parse(json)
	} catch {
		return { error: 'The mapping is not JSON. Write an object such as {"employee_number": "Personnel No", "dates": "dmy"}.' }
	}
	const { success, error, data: read } = mapping.safeParse(data)
	if (!success) {
		const [issue] = error.issues
		const place = issue?.path.join('.') ?? ''
		return {
			error: `The mapping is wrong${place && ` at ${place}`}: ${issue?.message ?? ''}. Its keys are ${columns.join(', ')}, dates (dmy or mdy), encoding (windows-1252), sheet, workerTypes, absent, empty (keep or clear for a column), leaveOut (unreadable), letters (repair or keep) and otherRows (leave-out).`,
		}
	}
	const { dates, encoding, workerTypes: words = {}, absent, empty, leaveOut, letters, sheet, otherRows, ...headers } = read
	return layoutSchema.parse({ columns: headers, dates, encoding, workerTypes: words, absent, empty, leaveOut, letters, sheet, otherRows })
}

/** A layout as the database keeps it. */
export const layoutSchema = z.object({
	...options,
	columns: z.partialRecord(z.enum(columns), header),
	workerTypes: z
		.record(z.string(), z.enum(workerTypes))
		.transform((words) => Object.fromEntries(Object.entries(words).map(([word, type]) => [word.trim().toLowerCase(), type]))),
})
