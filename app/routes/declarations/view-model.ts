import { isCurrent, statusOfDeclaration } from '#app/features/declarations/decision/declaration-status.ts'
import type { Declaration } from '#app/features/declarations/declaration-row.ts'
import { toDeclarationView } from '#app/features/declarations/declaration-view-model.ts'
import type { LastAnswer, Pending } from '#app/features/declarations/find-interests-step.server.ts'
import { frequentReceipts } from '#app/features/declarations/gift-rules.ts'
import { interestQuestions } from '#app/features/declarations/interest-questions.ts'
import { dayOf, inWords, type Day } from '#app/platform/calendar.ts'

type Own = { all: readonly Declaration[]; last: LastAnswer | null; pending: Pending | null; holdsAny: boolean }

/** What somebody has declared, on their own page. `done` is what the page before this one has done. */
export function toInterestsPageView({ all, last, pending, holdsAny }: Own, { today, done }: { today: Day; done: string | null }) {
	const shown = (isShown: boolean) =>
		all
			.filter((declaration) => isCurrent(statusOfDeclaration(declaration, today)) === isShown)
			.map((declaration) => toDeclarationView(declaration, today))
	return {
		done: doneWords(done, last),
		last: last && lastAnswerWords(last),
		wants: pending?.kinds.map((kind) => ({ href: `/declarations/new/${kind}`, text: interestQuestions[kind].name })) ?? [],
		holdsAny,
		current: shown(true),
		past: shown(false),
		often: frequentWords(all),
	}
}

/** Small gifts that were accepted too often, in words; undefined if they were not. */
function frequentWords(all: readonly Declaration[]): string | undefined {
	const gifts = all.flatMap(({ id, gift, replacedBy }) => (gift && replacedBy === null ? [{ ...gift, id }] : []))
	const often = frequentReceipts(gifts).at(-1)
	return (
		often &&
		`From ${inWords(often.from)} to ${inWords(often.to)} you accepted ${often.ids.length} gifts worth less than £50. The Code asks that more than two in any three months are reported to your line manager. They are on the register, and your line manager sees that.`
	)
}

/** “Nothing else” where something was declared before: a gift does not stand in the way of a nil return, but it was declared. */
const nothingOf = (last: LastAnswer | null) => (last?.besides ? 'nothing else to declare' : 'nothing to declare')

function lastAnswerWords(last: LastAnswer): string {
	const day = inWords(dayOf(last.at))
	switch (last.kind) {
		case 'nil':
			return `On ${day} you declared that you had ${nothingOf(last)}.`
		case 'unchanged':
			return `On ${day} you declared that nothing had changed.`
		case 'ticked':
			return `You last answered the questions on ${day}.`
	}
}

function doneWords(done: string | null, last: LastAnswer | null): string | null {
	if (done === 'nothing') return `You have ${nothingOf(last)}. That is recorded.`
	if (done === 'answered') return 'Your answers are recorded.'
	return done === 'unchanged' ? 'Nothing has changed. That is recorded.' : null
}
