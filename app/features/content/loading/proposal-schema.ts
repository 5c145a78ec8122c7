import { z } from 'zod'
import { dateSchema, idSchema, plainTextSchema, uniqueIds } from './content-schemas.ts'

/** The paragraphs of the proposed text: `13` or `15-16`. */
const paragraphsSchema = z.string().regex(/^\d+(-\d+)?$/, { message: 'is not a paragraph such as 13, or several such as 15-16' })

/** A revision of the Code that was proposed, and whose text we do not have: what would change, in words of our own. */
export const proposalSchema = z.strictObject({
	id: idSchema,
	label: plainTextSchema,
	title: plainTextSchema,
	about: plainTextSchema,
	/** The day on which it was put to a committee. */
	reportedOn: dateSchema,
	/** The edition that it would change: `clauses` are ids of that one. */
	amends: idSchema,
	changes: uniqueIds(
		z.strictObject({
			id: idSchema,
			title: plainTextSchema,
			text: plainTextSchema,
			paragraphs: paragraphsSchema,
			/** None for a section that is new. */
			clauses: z.array(idSchema),
			/** The modules that teach it. */
			modules: z.array(idSchema),
		}),
	).min(1),
})
