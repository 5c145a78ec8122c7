import { z } from 'zod'
import { clearableColumns, columns, leftOutReasons } from './people-rows.ts'

const words = z.array(z.string())

/** A row that is left out, or may be. */
export const leftOutSchema = z.object({
	row: z.number(),
	why: z.enum(leftOutReasons),
	text: z.string(),
	employeeNumber: z.string().nullable(),
})

/** What only a person can say, with words from the file to judge by. As the database keeps it, so what is added later may be absent. */
export const importQuestionSchema = z.discriminatedUnion('about', [
	z.object({ about: z.literal('encoding'), sample: words }),
	/** The sheets of a workbook. */
	z.object({ about: z.literal('sheet'), names: words }),
	/** `proposed` is the header that each may be under, `labels` what a second row calls a header. */
	z.object({
		about: z.literal('columns'),
		missing: z.array(z.enum(columns)),
		proposed: z.partialRecord(z.enum(columns), z.string()).default({}),
		labels: z.record(z.string(), z.string()).default({}),
	}),
	z.object({ about: z.literal('dates'), sample: words }),
	/** Cells that seem to be damaged, `cells` in all: repair them? */
	z.object({ about: z.literal('letters'), sample: z.array(z.object({ found: z.string(), repaired: z.string() })), cells: z.number() }),
	z.object({ about: z.literal('worker-types'), words }),
	/** Rows that are no people, as titles and totals; the first of `total`. */
	z.object({ about: z.literal('other-rows'), rows: z.array(leftOutSchema), total: z.number() }),
	/** Rows that cannot be read, `readable` others: leave them out? */
	z.object({ about: z.literal('unreadable'), rows: z.number(), readable: z.number() }),
	/** Columns whose empty cells would take away what is known. */
	z.object({
		about: z.literal('empty'),
		columns: z.array(z.object({ column: z.enum(clearableColumns), people: z.number(), sample: words })),
	}),
])
export type ImportQuestion = z.infer<typeof importQuestionSchema>
