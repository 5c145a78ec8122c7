import {
	adviseOn,
	describeDecision,
	describeDetails,
	toDeclarationView,
	whoseTurn,
} from '#app/features/declarations/declaration-view-model.ts'
import type { Declaration } from '#app/features/declarations/declaration-row.ts'
import { asksForConsent, isCurrent, statusOfDeclaration } from '#app/features/declarations/decision/declaration-status.ts'
import { choicesOf } from '#app/features/declarations/decision/read-decision-form.ts'
import type { WhoDecides } from '#app/features/declarations/decision/who-decides.ts'
import type { TakenDecision } from '#app/features/declarations/find-declarations.server.ts'
import { interestQuestions } from '#app/features/declarations/interest-questions.ts'
import { dayOf, inWords, type Day } from '#app/platform/calendar.ts'
import { dateFieldValues } from '#app/platform/form.ts'
import type { Decider } from '#db/schema/declarations.ts'

type Shown = { declaration: Declaration; isOwn: boolean; as: Decider | null; by: WhoDecides; decisions: readonly TakenDecision[] }

/** One declaration on its page: for its person, for whoever decides it, for whoever only reads it. */
export function toDeclarationPageView({ declaration, isOwn, as, by, decisions }: Shown, today: Day) {
	const { id, name, kind, details, declaredAt, endedOn, decision } = declaration
	const current = isCurrent(statusOfDeclaration(declaration, today))
	const consent = asksForConsent(declaration)
	const { clauses, topic } = interestQuestions[kind]
	return {
		here: `/declarations/${id}`,
		name,
		...toDeclarationView(declaration, today),
		isOwn,
		turn: as ? null : whoseTurn(declaration, { by, isOwn, today }),
		rows: [
			...describeDetails(details),
			{ key: 'Declared on', value: inWords(dayOf(declaredAt)) },
			...(endedOn ? [{ key: 'Ended on', value: inWords(endedOn) }] : []),
		],
		advice: adviseOn(declaration),
		clause: { href: `/code#${clauses[0]}`, text: `What the Code says about ${topic}` },
		others: toOthersView(declaration),
		decisions: decisions.map(describeDecision),
		own: isOwn && current ? toOwnView(declaration, today) : null,
		decide:
			as && current ? { consent, choices: choicesOf({ consent }), version: String(decision?.id ?? ''), again: decision !== null } : null,
	}
}

/** What it corrects, and what corrected it. */
function toOthersView({ replaces, replacedBy }: Declaration) {
	const link = (id: number | null, text: string) => (id === null ? [] : [{ href: `/declarations/${id}`, text }])
	return [...link(replacedBy, 'It was corrected: see what stands now'), ...link(replaces, 'It corrects an earlier declaration')]
}

const toOwnView = ({ id, kind, decision }: Declaration, today: Day) => ({
	correct: `/declarations/new/${kind}?replaces=${id}`,
	answer: decision?.outcome === 'asked',
	mayEnd: kind !== 'gift',
	today: dateFieldValues('ended', today),
})
