import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { personasSchema, type Persona } from '#app/features/sign-in/personas.ts'

/** A day counted from the day of loading: `today`, `today-14`, `today+20`. So the demonstration never goes stale. */
const offset = z
	.string()
	.regex(/^today([+-]\d{1,5})?$/, 'expected a day such as today-14')
	.transform((text) => Number(text.slice('today'.length) || 0))

const historySchema = z.array(
	z.object({
		employee_number: z.string(),
		on: offset,
		event: z.enum([
			'passed',
			'failed',
			'attested',
			'declined',
			'reading',
			'leave-starts',
			'leave-ends',
			'nothing-to-declare',
			'second-job',
			'gift-accepted',
			'gift-refused',
		]),
		requirement: z.string(),
		/** Of a quiz; of a gift what it is worth, in pounds. */
		score: z.string(),
		note: z.string(),
	}),
)
const peopleSchema = z.array(
	z.looseObject({
		employee_number: z.string(),
		manager_employee_number: z.string(),
		start_date: offset,
		leave_date: z.union([z.literal(''), offset]),
	}),
)

export type HistoryRow = z.infer<typeof historySchema>[number]
export type PersonRow = z.infer<typeof peopleSchema>[number]

function read<T>(file: string, schema: z.ZodType<T>, rows: unknown): T {
	const parsed = schema.safeParse(rows)
	if (parsed.success) return parsed.data
	const issue = parsed.error.issues[0]
	throw new Error(`${file}: row ${Number(issue?.path[0]) + 2}, ${String(issue?.path[1])}: ${issue?.message}`)
}

const csv = (file: string): unknown => parse(readFileSync(file), { columns: true, bom: true, skip_empty_lines: true })

export const readDemonstrationPeople = (folder: string): PersonRow[] => {
	const file = join(folder, 'demo', 'people.csv')
	return read(file, peopleSchema, csv(file))
}

export const readHistory = (folder: string): HistoryRow[] => {
	const file = join(folder, 'demo', 'history.csv')
	return read(file, historySchema, csv(file))
}

/** The requirements that the council brought in after it began, each with its day. */
export const readIntroductions = (folder: string): Map<string, number> => {
	const file = join(folder, 'demo', 'introductions.json')
	return new Map(Object.entries(read(file, z.record(z.string(), offset), JSON.parse(readFileSync(file, 'utf8')))))
}

export function readPersonas(folder: string): Persona[] {
	const file = join(folder, 'demo', 'personas.json')
	return read(file, personasSchema, JSON.parse(readFileSync(file, 'utf8'))).personas
}
