import { z } from 'zod'
import { workerTypes } from '#db/schema/people.ts'
import { unitLevels, type UnitLevel } from '../units/unit-names.ts'
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
	/** Who is meant by an employee number of the file: somebody known, or (in words) another person. */
	people?: Record<string, string> | undefined
	/** Addresses, in small letters, that several people share, or that whoever is new to them does not have. */
	emails?: Record<string, 'share' | 'leave'> | undefined
	/** Which of the rows of one number is the person's main post, or the person, in the words of `posts.ts`. */
	posts?: Record<string, string> | undefined
	/** Who manages in place of a number that nobody has; or (in words) nobody, or whoever is known to. */
	managers?: Record<string, string> | undefined
	/** Units that were new to the register: another name of a known one, or (`means` null) new indeed. */
	units?: { level: UnitLevel; written: string[]; means: string | null }[] | undefined
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
	people: z.record(z.string(), z.string()).optional(),
	emails: z.record(z.string(), z.enum(['share', 'leave'])).optional(),
	posts: z.record(z.string(), z.string()).optional(),
	managers: z.record(z.string(), z.string()).optional(),
	units: z.array(z.strictObject({ level: z.enum(unitLevels), written: z.array(z.string()), means: z.string().nullable() })).optional(),
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
			error: `The mapping is wrong${place && ` at ${place}`}: ${issue?.message ?? ''}. Its keys are ${columns.join(', ')}, dates (dmy or mdy), encoding (windows-1252), sheet, workerTypes, absent, empty (keep or clear for a column), leaveOut (unreadable), letters (repair or keep), otherRows (leave-out), people, emails, posts, managers and units.`,
		}
	}
	const { workerTypes: words = {}, ...others } = read
	const isColumn = (key: string) => columns.some((column) => column === key)
	const entries = Object.entries(others)
	const headers = Object.fromEntries(entries.filter(([key]) => isColumn(key)))
	return layoutSchema.parse({ ...Object.fromEntries(entries.filter(([key]) => !isColumn(key))), columns: headers, workerTypes: words })
}

/** A layout as the database keeps it. */
export const layoutSchema = z.object({
	...options,
	columns: z.partialRecord(z.enum(columns), header),
	workerTypes: z
		.record(z.string(), z.enum(workerTypes))
		.transform((words) => Object.fromEntries(Object.entries(words).map(([word, type]) => [word.trim().toLowerCase(), type]))),
})
