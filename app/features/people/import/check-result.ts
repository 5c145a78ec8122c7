import { z } from 'zod'
import { importQuestionSchema, leftOutSchema } from './import-question.ts'
import { changeKinds } from './plan-people-import.ts'

const counts = z.object({ joiners: z.number(), movers: z.number(), leavers: z.number(), returners: z.number(), unchanged: z.number() })
const words = z.array(z.string())
const readable = z.object({
	row: z.number().nullable(),
	employeeNumber: z.string(),
	name: z.string(),
	kind: z.enum(changeKinds),
	what: z.string(),
})

/** What a check found, as the database keeps it. */
export const checkResultSchema = counts.extend({
	managers: z.number(),
	errors: z.array(z.object({ row: z.number(), column: z.string().nullable(), message: z.string() })),
	notices: words,
	header: words,
	/** Rows that are left out because somebody said so. Imports from before this was kept have none. */
	leftOut: z.array(leftOutSchema).default([]),
	question: importQuestionSchema.nullable(),
	/** What has been answered, for this file or the last one with the same header. Imports from before this was kept have none. */
	answers: z.array(importQuestionSchema).default([]),
	toConfirm: z.object({ working: z.number(), leaving: z.number() }).nullable(),
	/** The first of each kind. */
	changes: z.array(readable),
})
export type CheckResult = z.infer<typeof checkResultSchema>
