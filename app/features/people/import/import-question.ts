import { z } from 'zod'
import { unitLevels } from '../units/unit-names.ts'
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
	/** Somebody new who may be somebody known, or on another row: the number is spelt otherwise, or name and start day are the same. */
	z.object({
		about: z.literal('same-people'),
		people: z.array(
			z.object({
				row: z.number(),
				number: z.string(),
				name: z.string(),
				known: z.string(),
				knownName: z.string(),
				why: z.enum(['spelling', 'name']),
			}),
		),
		total: z.number(),
	}),
	/** Addresses that several people would have; the first of each, `total` in all. */
	z.object({
		about: z.literal('shared-emails'),
		addresses: z.array(
			z.object({
				email: z.string(),
				people: z.array(z.object({ number: z.string(), name: z.string(), isKnown: z.boolean() })),
				total: z.number(),
			}),
		),
		total: z.number(),
	}),
	/** Numbers on several rows: one person with several posts, or several people. */
	z.object({
		about: z.literal('posts'),
		people: z.array(z.object({ number: z.string(), name: z.string(), posts: words, rows: z.array(z.number()), isOnePerson: z.boolean() })),
		total: z.number(),
	}),
	/** Managers whom neither the file nor the register has. `near` has the number spelt otherwise. */
	z.object({
		about: z.literal('managers'),
		managers: z.array(
			z.object({
				number: z.string(),
				people: z.number(),
				row: z.number(),
				sample: words,
				near: z.object({ number: z.string(), name: z.string() }).nullable(),
			}),
		),
		total: z.number(),
	}),
	/** Units that are new, with the known one that is nearest. `written` has the units above it first. */
	z.object({
		about: z.literal('units'),
		units: z.array(
			z.object({
				level: z.enum(unitLevels),
				written: words,
				nearest: z.string(),
				rows: z.number(),
				row: z.number(),
				isSpelling: z.boolean(),
			}),
		),
		total: z.number(),
	}),
	/** Columns whose empty cells would take away what is known. */
	z.object({
		about: z.literal('empty'),
		columns: z.array(z.object({ column: z.enum(clearableColumns), people: z.number(), sample: words })),
	}),
])
export type ImportQuestion = z.infer<typeof importQuestionSchema>
