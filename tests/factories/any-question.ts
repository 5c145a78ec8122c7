import fc from 'fast-check'
import type { Question } from '#app/features/content/content.ts'

/** For tests: any question that the content's rules allow, of any type. Texts are unique within it, as they are in a real bank. */
const option = (id: number, right: boolean) => ({ id: `o${id}`, text: `Option ${id}`, reason: `Reason ${id}`, right })

const choices = (least: number, most: number, rights: (count: number) => fc.Arbitrary<number>) =>
	fc
		.integer({ min: least, max: most })
		.chain((count) => fc.tuple(fc.constant(count), rights(count)))
		.map(([count, right]) => [...Array(count).keys()].map((id) => option(id, id < right)))

const parts = fc.integer({ min: 3, max: 5 }).map((count) => [...Array(count).keys()])

const shape: fc.Arbitrary<Partial<Question>> = fc.oneof(
	choices(3, 4, () => fc.constant(1)).map((options) => ({ type: 'single' as const, options })),
	choices(3, 4, () => fc.constant(1)).map((options) => ({ type: 'scenario' as const, scenario: 'You see it.', options })),
	choices(4, 5, (count) => fc.integer({ min: 2, max: count - 1 })).map((options) => ({ type: 'multiple' as const, options })),
	fc.boolean().map((answer) => ({ type: 'true-false' as const, answer, reasonIfTrue: 'Yes.', reasonIfFalse: 'No.' })),
	parts.map((ids) => ({
		type: 'match' as const,
		pairs: ids.map((id) => ({ id: `p${id}`, left: `Left ${id}`, right: `Right ${id}`, reason: `Reason ${id}` })),
	})),
	parts.map((ids) => ({ type: 'order' as const, steps: ids.map((id) => ({ id: `s${id}`, text: `Step ${id}` })) })),
)

const outcomes = [1, 2, 3].map((number) => ({ id: `outcome-${number}`, text: `Outcome ${number}` }))

/** A bank that can be drawn from: every outcome is tested, and at most three questions must be passed. */
export const anyBank = fc
	.array(fc.tuple(shape, fc.nat({ max: 2 }), fc.boolean()), { minLength: 3, maxLength: 14 })
	.chain((rows) => fc.tuple(fc.constant(rows), fc.integer({ min: outcomes.length, max: rows.length })))
	.map(([rows, questionsDrawn]) => {
		let mustPass = 0
		const questions = rows.map(([question, outcome, must], index) => {
			const isMust = must && mustPass < Math.min(3, questionsDrawn - outcomes.length)
			mustPass += isMust ? 1 : 0
			return {
				...question,
				id: `q${index}`,
				outcome: outcomes[index < 3 ? index : outcome]?.id ?? '',
				page: 'first',
				stem: `Question ${index}?`,
				explanation: `Because ${index}.`,
				source: 'The Act',
				mustPass: isMust,
			} as Question
		})
		return { questions, outcomes, questionsDrawn }
	})

export const anySeed = fc.integer({ min: 0, max: 2 ** 31 - 1 })
