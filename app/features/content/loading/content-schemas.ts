import { z } from 'zod'

/** A refinement's `params`, so that each fault can tell the author what to do. */
export const remedy = (text: string): { remedy: string } => ({ remedy: text })

export const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
	message: 'is not an id',
	abort: true,
})

/** Plain text: the learner would see Markdown or HTML marks as they are written. */
export const plainTextSchema = z
	.string()
	.trim()
	.min(1)
	.refine((text) => !/\*\*|`|\]\(|<\/?[a-z]/i.test(text), {
		message: 'holds Markdown or HTML marks',
		params: remedy('This text is shown as it is written: take out **, `, [](…) and tags.'),
	})

export const dateSchema = z.iso.date()

/** The name of a drawing in `figures`. The loader says whether it is there. */
const coverSchema = z.string().trim().min(1)

/** A list whose members have an `id` of their own. */
export function uniqueIds<Item extends z.ZodType<{ id: string }>>(item: Item) {
	return z.array(item).check(({ value, issues }) => {
		const seen = new Set<string>()
		value.forEach(({ id }, index) => {
			if (seen.has(id)) {
				issues.push({
					code: 'custom',
					input: id,
					path: [index, 'id'],
					message: `"${id}" is used twice`,
					params: remedy('Give each one its own id.'),
				})
			}
			seen.add(id)
		})
	})
}

export const moduleSchema = z.strictObject({
	id: idSchema,
	title: plainTextSchema,
	version: z.string().trim().min(1),
	summary: plainTextSchema,
	cover: coverSchema,
	passMark: z.int().min(1).max(100),
	questionsDrawn: z.int().min(1),
	attemptsAllowed: z.int().min(1),
	outcomes: uniqueIds(z.strictObject({ id: idSchema, text: plainTextSchema })).min(1),
	sources: z.array(z.strictObject({ label: plainTextSchema, url: z.url({ protocol: /^https?$/ }).optional() })).min(1),
	/** What this version means for those who completed the one before. */
	changes: z.strictObject({ effect: z.enum(['none', 'next-renewal', 'at-once']), note: plainTextSchema }).optional(),
	/** The subject may distress its readers: the check wants an opening. */
	sensitive: z.boolean().default(false),
	/** A wrong answer may leave somebody in danger: the check wants questions that must be passed. */
	critical: z.boolean().default(false),
})

export const glossarySchema = z.strictObject({
	terms: uniqueIds(z.strictObject({ id: idSchema, term: plainTextSchema, meaning: plainTextSchema }))
		.min(1)
		.refine((terms) => new Set(terms.map(({ term }) => term.toLowerCase())).size === terms.length, {
			message: 'explains one word twice',
			params: remedy('Give each word one entry.'),
		}),
})

export const pageMatterSchema = z.strictObject({
	title: plainTextSchema,
	outcomes: z.array(idSchema).min(1),
})

export const sectionMatterSchema = z.strictObject({ heading: plainTextSchema })

/** `faq.md` may do without front matter. */
export const faqMatterSchema = z.strictObject({ heading: plainTextSchema.optional() })

export const editionSchema = z.strictObject({
	id: idSchema,
	label: plainTextSchema,
	title: plainTextSchema,
	textKind: z.enum(['adopted', 'plain-english']),
	about: plainTextSchema,
	cover: coverSchema,
	approvedOn: dateSchema.nullable(),
	effectiveFrom: dateSchema,
	material: z.boolean(),
	statements: uniqueIds(z.strictObject({ id: idSchema, text: plainTextSchema })).min(1),
})

export const councilSchema = z.strictObject({
	name: plainTextSchema,
	shortName: plainTextSchema,
	accent: z.string().regex(/^#[0-9a-f]{6}$/i, { message: 'is not a colour such as #1f4e5f' }),
	note: plainTextSchema.optional(),
	contacts: z.record(
		idSchema,
		z.strictObject({
			label: plainTextSchema,
			detail: plainTextSchema,
			placeholder: z.boolean().default(false),
		}),
	),
})
