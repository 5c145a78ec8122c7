import { z } from 'zod'
import { clearableColumns, columns, leftOutReasons } from './people-rows.ts'
import { changeKinds } from './plan-people-import.ts'

const counts = z.object({ joiners: z.number(), movers: z.number(), leavers: z.number(), returners: z.number(), unchanged: z.number() })
const words = z.array(z.string())
const question = z.discriminatedUnion('about', [
	z.object({ about: z.literal('encoding'), sample: words }),
	z.object({ about: z.literal('columns'), missing: z.array(z.enum(columns)) }),
	z.object({ about: z.literal('dates'), sample: words }),
	z.object({ about: z.literal('worker-types'), words }),
	z.object({ about: z.literal('unreadable'), rows: z.number(), readable: z.number() }),
	z.object({
		about: z.literal('empty'),
		columns: z.array(z.object({ column: z.enum(clearableColumns), people: z.number(), sample: words })),
	}),
])
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
	leftOut: z
		.array(z.object({ row: z.number(), why: z.enum(leftOutReasons), text: z.string(), employeeNumber: z.string().nullable() }))
		.default([]),
	question: question.nullable(),
	/** What has been answered, for this file or the last one with the same header. Imports from before this was kept have none. */
	answers: z.array(question).default([]),
	toConfirm: z.object({ working: z.number(), leaving: z.number() }).nullable(),
	/** The first of each kind. */
	changes: z.array(readable),
})
export type CheckResult = z.infer<typeof checkResultSchema>
