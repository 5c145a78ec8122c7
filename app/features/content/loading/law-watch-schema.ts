import { z } from 'zod'
import { dateSchema, idSchema, plainTextSchema, remedy, uniqueIds } from './content-schemas.ts'

const factSchema = z
	.strictObject({
		id: idSchema,
		title: plainTextSchema,
		known: plainTextSchema,
		handling: plainTextSchema,
		reviewBy: dateSchema,
		inForce: z.boolean().optional(),
		wordings: z.strictObject({ inForce: plainTextSchema, notYet: plainTextSchema }).optional(),
	})
	.refine(({ inForce, wordings }) => wordings === undefined || inForce !== undefined, {
		path: ['inForce'],
		message: 'is missing beside two wordings',
		params: remedy('Write "inForce": false until the law applies.'),
	})

export const lawWatchSchema = z.strictObject({ facts: uniqueIds(factSchema) })
