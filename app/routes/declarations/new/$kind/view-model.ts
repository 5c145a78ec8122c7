import { interestKinds, type InterestKind } from '#db/schema/declarations.ts'
import type { Pending } from '#app/features/declarations/find-interests-step.server.ts'
import { interestQuestions } from '#app/features/declarations/interest-questions.ts'

export type RoundView = {
	/** “Interest 2 of 7”; null where there is only one. */
	caption: string | null
	/** What the page before this one has done. */
	done: string | null
	/** One of several: a button takes back that it applies. */
	mayTakeBack: boolean
	/** The only one: then they answer the question again. What it comes to is theirs to say. */
	answerAgain: string | null
}

/** The page of one kind among those that somebody ticked and tells about one after the other. */
export function toRoundView(pending: Pending | null, kind: InterestKind, params: URLSearchParams): RoundView {
	const done = pending && whatWasDone(pending, params)
	if (!pending?.kinds.includes(kind)) return { caption: null, done, mayTakeBack: false, answerAgain: null }
	const { ticked, cycle } = pending
	if (ticked.length === 1) return { caption: null, done, mayTakeBack: false, answerAgain: cycle === null ? '/declarations/new' : '/attest' }
	return { caption: `Interest ${ticked.indexOf(kind) + 1} of ${ticked.length}`, done, mayTakeBack: true, answerAgain: null }
}

function whatWasDone({ kinds, ticked }: Pending, params: URLSearchParams): string | null {
	const named = (name: string) => interestKinds.find((kind) => kind === params.get(name))
	const told = named('told')
	if (told && !kinds.includes(told)) return `Recorded: ${interestQuestions[told].name}.`
	const dropped = named('dropped')
	return dropped && !ticked.includes(dropped) ? `You answered that this does not apply to you: ${interestQuestions[dropped].name}.` : null
}

/** Where they go from one of them: to the next, and after the last back to the Code if it has asked, else to what they have declared. */
export function afterRound(before: Pending | null, now: Pending | null, done: string): string {
	const [next] = now?.kinds ?? []
	if (next) return `/declarations/new/${next}?${done}`
	return before !== null && before.cycle !== null ? '/attest' : '/declarations?done=answered'
}
