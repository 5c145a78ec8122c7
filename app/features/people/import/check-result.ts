import { z } from 'zod'
import { importQuestionSchema, leftOutSchema } from './import-question.ts'
import { changedFields } from './field-changes.ts'
import { changeKinds } from './plan-people-import.ts'

const counts = z.object({ joiners: z.number(), movers: z.number(), leavers: z.number(), returners: z.number(), unchanged: z.number() })
const words = z.array(z.string())
const day = z.string().nullable()
export const readableSchema = z.object({
	row: z.number().nullable(),
	employeeNumber: z.string(),
	name: z.string(),
	kind: z.enum(changeKinds),
	what: z.string(),
	fields: z.array(z.object({ field: z.enum(changedFields), before: day, after: day, from: day, to: day })).default([]),
})

const lineSchema = z.object({
	number: z.string(),
	name: z.string(),
	on: z.string(),
	people: z.number(),
	sample: words,
	to: day,
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
	/** The first of each kind; and how many there are of each. Imports from before this was kept have none. */
	changes: z.array(readableSchema),
	kinds: z.partialRecord(z.enum(changeKinds), z.number()).default({}),
	/** How many people have another value in each field. */
	fields: z.partialRecord(z.enum(changedFields), z.number()).default({}),
	/** Managers who leave while people of theirs stay. */
	lines: z.array(lineSchema).default([]),
})
export type CheckResult = z.infer<typeof checkResultSchema>
