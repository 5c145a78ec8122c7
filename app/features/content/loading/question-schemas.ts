import { z } from 'zod'
import { idSchema, plainTextSchema, remedy, uniqueIds } from './content-schemas.ts'

const common = {
	id: idSchema,
	outcome: idSchema,
	page: idSchema,
	explanation: plainTextSchema,
	source: plainTextSchema,
	mustPass: z.boolean().default(false),
	/** The clause of the Code behind it, as `edition#clause`. */
	clause: z.string().trim().min(1).optional(),
	/** Facts of the law watch that it rests on. */
	law: z.array(idSchema).default([]),
	/** Asked only while the flag of that fact says so. */
	when: z.strictObject({ law: idSchema, inForce: z.boolean() }).optional(),
}

const optionSchema = z.strictObject({
	id: idSchema,
	text: plainTextSchema,
	reason: plainTextSchema,
	right: z.boolean().default(false),
})

const countRight = (options: { right: boolean }[]): number => options.filter((option) => option.right).length

const oneOfSeveral = uniqueIds(optionSchema)
	.min(3)
	.max(4)
	.refine((options) => countRight(options) > 0, {
		message: 'has no right answer',
		params: remedy('Mark the right option with "right": true.'),
	})
	.refine((options) => countRight(options) < 2, {
		message: 'has more than one right answer',
		params: remedy('Mark one option only with "right": true, or make it a "multiple" question.'),
	})

const severalOfSeveral = uniqueIds(optionSchema)
	.min(4)
	.max(5)
	.refine((options) => countRight(options) >= 2, {
		message: 'needs at least two right answers',
		params: remedy('Mark two or more options with "right": true, or make it a "single" question.'),
	})
	.refine((options) => countRight(options) < options.length, {
		message: 'needs at least one wrong answer',
		params: remedy('Leave "right" out of at least one option.'),
	})

const pairSchema = z.strictObject({
	id: idSchema,
	left: plainTextSchema,
	right: plainTextSchema,
	reason: plainTextSchema,
})

/** Two equal sides could not be told apart when an answer is marked. */
const allDifferent = (side: 'left' | 'right') => (pairs: { left: string; right: string }[]) =>
	new Set(pairs.map((pair) => pair[side].toLowerCase())).size === pairs.length

const pairsSchema = uniqueIds(pairSchema)
	.min(3)
	.max(5)
	.refine(allDifferent('right'), {
		message: 'has the same "right" in two pairs',
		params: remedy('Word every "right" differently.'),
	})
	.refine(allDifferent('left'), {
		message: 'has the same "left" in two pairs',
		params: remedy('Word every "left" differently.'),
	})

export const questionSchema = z.discriminatedUnion('type', [
	z.strictObject({ type: z.literal('single'), ...common, stem: plainTextSchema, options: oneOfSeveral }),
	z.strictObject({
		type: z.literal('scenario'),
		...common,
		scenario: plainTextSchema,
		stem: plainTextSchema,
		options: oneOfSeveral,
	}),
	z.strictObject({ type: z.literal('multiple'), ...common, stem: plainTextSchema, options: severalOfSeveral }),
	z.strictObject({
		type: z.literal('true-false'),
		...common,
		stem: plainTextSchema,
		answer: z.boolean(),
		reasonIfTrue: plainTextSchema,
		reasonIfFalse: plainTextSchema,
	}),
	z.strictObject({ type: z.literal('match'), ...common, stem: plainTextSchema, pairs: pairsSchema }),
	z.strictObject({
		type: z.literal('order'),
		...common,
		stem: plainTextSchema,
		steps: uniqueIds(z.strictObject({ id: idSchema, text: plainTextSchema }))
			.min(3)
			.max(5),
	}),
])

/** The questions are checked one by one, so that one bad question hides no other fault. */
export const quizFileSchema = z.strictObject({ questions: z.array(z.unknown()).min(1) })

/** For whoever agrees to the Code, to check for themselves what they read. `clause` is the id of a clause, or of a question that people ask. */
export const codeCheckSchema = z.strictObject({
	questions: uniqueIds(
		z.strictObject({ id: idSchema, clause: idSchema, stem: plainTextSchema, options: oneOfSeveral, explanation: plainTextSchema }),
	),
})
