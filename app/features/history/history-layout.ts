import { z } from 'zod'
import { absenceKinds } from '#app/features/people/record/leave-in-words.ts'
import { historyColumns } from './history-columns.ts'

/** What somebody said about a file of the last system that it cannot say itself. Nothing of it is guessed. */
export const layoutSchema = z.object({
	/** Their header for a column of ours. */
	columns: z.partialRecord(z.enum(historyColumns), z.string().min(1)).default({}),
	/** How days are written besides year-month-day. */
	dates: z.enum(['dmy', 'mdy']).optional(),
	encoding: z.literal('windows-1252').optional(),
	/** The requirement that a course is, by its folded title; null: it is left out. */
	courses: z.record(z.string(), z.string().nullable()).default({}),
	/** Courses that nobody said anything about are left out. */
	otherCourses: z.literal('leave-out').optional(),
	/** The kind of long leave that a word stands for; null: it is left out. */
	kinds: z.record(z.string(), z.enum(absenceKinds).nullable()).default({}),
	/** Numbers that differ only in zeros at the front and in capitals are one. */
	numbers: z.enum(['alike', 'exact']).optional(),
	/** Rows that cannot be brought are left out, and kept with the import. */
	leaveOut: z.boolean().optional(),
})
export type HistoryLayout = z.infer<typeof layoutSchema>

export const plainLayout: HistoryLayout = layoutSchema.parse({})

/** Reads a file of courses: an object of titles, each with the id of a requirement, or null to leave it out. Says in one line what is wrong with it. */
export function readCourses(json: string): { courses: Record<string, string | null> } | { error: string } {
	const wrong = { error: 'The file of courses must be JSON such as {"GDPR Essentials 2024": "data-protection", "Fire Warden": null}.' }
	try {
		const { data } = z.record(z.string().min(1), z.string().min(1).nullable()).safeParse(JSON.parse(json))
		return data ? { courses: data } : wrong
	} catch {
		return wrong
	}
}
