import { z } from 'zod'
import { countsSchema } from './count-history.ts'
import { questionSchema } from './history-questions.ts'

const error = z.object({ row: z.number(), column: z.string().nullable(), message: z.string() })

/** What a check found, as the database keeps it. */
export const foundSchema = countsSchema.extend({
	errors: z.array(error),
	faults: z.array(error),
	leftOut: z.number(),
	question: questionSchema.nullable(),
	notices: z.array(z.string()),
	header: z.array(z.string()),
	/** What the titles of the file were said to be, for this file or for one before. */
	courses: z.array(z.object({ title: z.string(), slug: z.string().nullable() })),
	due: z
		.object({
			people: z.number(),
			changed: z.number(),
			first: z.array(
				z.object({
					employeeNumber: z.string(),
					name: z.string(),
					requirement: z.string(),
					before: z.string().nullable(),
					after: z.string().nullable(),
				}),
			),
		})
		.nullable(),
})
export type HistoryFound = z.infer<typeof foundSchema>
