import type { FieldError } from '#app/platform/form.ts'
import { interestKinds, type InterestKind } from '#db/schema/declarations.ts'

/** `none`: nothing to declare; `unchanged`: what stands is still right, and there is nothing else; `some`: these, and their details follow. */
export type Answers = { answer: 'none' } | { answer: 'unchanged' } | { answer: 'some'; kinds: [InterestKind, ...InterestKind[]] }

/** The field of the boxes: its values are the kinds, and `nothing`. */
export const answersField = 'interests'
const nothing = 'nothing'

/** The last box: with interests that stand, “nothing” means that they still do. */
export const nothingChoice = (standing: boolean) => ({
	value: nothing,
	text: standing ? 'Nothing else: what I declared before is still right' : 'None of these apply to me',
})

/** Which boxes were ticked, or what is wrong with them. */
export function readAnswers(
	ticked: readonly string[],
	{ standing }: { standing: boolean },
): { answers: Answers } | { errors: FieldError[] } {
	const [first, ...rest] = interestKinds.filter((kind) => ticked.includes(kind))
	const last = nothingChoice(standing).text
	const error = (text: string) => ({ errors: [{ field: answersField, text }] })
	if (ticked.includes(nothing)) {
		if (first) return error(`Tick what applies to you, or “${last}”, but not both`)
		return { answers: { answer: standing ? 'unchanged' : 'none' } }
	}
	return first ? { answers: { answer: 'some', kinds: [first, ...rest] } } : error(`Tick what applies to you, or “${last}”`)
}
