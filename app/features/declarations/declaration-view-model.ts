import { dayOf, inWords, type Day } from '#app/platform/calendar.ts'
import type { Decider, DecisionOutcome } from '#db/schema/declarations.ts'
import type { Declaration } from './declaration-row.ts'
import { adviseOnGift } from './gift-rules.ts'
import type { InterestDetails } from './interest-details.ts'
import { fieldsOf, type InterestField } from './interest-fields.ts'
import { interestQuestions } from './interest-questions.ts'
import { writePounds } from './pounds.ts'
import { statusOfDeclaration, statusWords, type DeclarationStatus } from '#app/features/declarations/decision/declaration-status.ts'
import type { WhoDecides } from '#app/features/declarations/decision/who-decides.ts'

const colours = {
	waiting: 'yellow',
	unnoted: 'teal',
	registered: 'grey',
	consented: 'green',
	'consent-ran-out': 'red',
	refused: 'red',
	asked: 'purple',
	noted: 'green',
	ended: 'grey',
	corrected: 'grey',
} as const satisfies Record<DeclarationStatus, string>

export type DeclarationView = {
	href: string
	/** The kind in words. */
	kind: string
	title: string
	facts: string
	status: { text: string; colour: (typeof colours)[DeclarationStatus] }
}

/** A declaration as one item of a list. */
export function toDeclarationView(declaration: Declaration, today: Day): DeclarationView {
	const { id, kind, details, declaredAt, endedOn, decision } = declaration
	const status = statusOfDeclaration(declaration, today)
	const dates = [
		`Declared on ${inWords(dayOf(declaredAt))}`,
		...(decision?.until ? [`consent until ${inWords(decision.until)}`] : []),
		...(endedOn ? [`ended on ${inWords(endedOn)}`] : []),
	]
	return {
		href: `/declarations/${id}`,
		kind: interestQuestions[kind].name,
		title: headline(details),
		facts: dates.join(', '),
		status: { text: statusWords[status], colour: colours[status] },
	}
}

/** What was declared, in a few words. */
function headline(details: InterestDetails): string {
	switch (details.kind) {
		case 'secondary-employment':
			return `${details.work}, for ${details.employer}`
		case 'directorship':
			return `${details.role}, ${details.company}`
		case 'relative':
			return `${details.relation}, in ${details.work}`
		case 'shareholding':
			return `${details.company}, ${writePounds(details.pence)}`
		case 'relationship':
			return `${details.nature}: ${details.name}${details.organisation && `, ${details.organisation}`}`
		case 'membership':
			return details.body
		case 'gift':
			return `${details.what}, worth ${writePounds(details.pence)}, from ${details.from}`
	}
}

/** Everything that was declared, as terms and values. What was left empty is left out. */
export function describeDetails(details: InterestDetails): { key: string; value: string }[] {
	const values: Readonly<Record<string, unknown>> = details
	return fieldsOf(details.kind).flatMap((field) => {
		const value = values[field.name]
		return value === undefined || value === '' ? [] : [{ key: field.term, value: inWordsOf(field, value) }]
	})
}

function inWordsOf({ as, choices = [] }: InterestField, value: unknown): string {
	if (as === 'day') return inWords(String(value))
	if (as === 'pounds') return writePounds(Number(value))
	if (choices.length === 1) return 'Yes'
	return choices.find((choice) => choice.value === value)?.text ?? String(value)
}

/** What the Code asks about a gift, for whoever declared it and whoever decides. */
export function adviseOn({ gift, frequent }: Pick<Declaration, 'gift' | 'frequent'>): string[] {
	if (!gift) return []
	const often =
		'It is the third or later gift under £50 that was accepted within three months. The Code asks that more than two in any three months are reported to the line manager: this entry does that.'
	return [...adviseOnGift(gift), ...(frequent ? [often] : [])]
}

/** Whose turn it is with a declaration that nobody has decided, for its person or somebody else who only reads it; null where it is nobody's. */
export function whoseTurn(declaration: Declaration, { by, isOwn, today }: { by: WhoDecides; isOwn: boolean; today: Day }): string | null {
	const who = by === 'register' ? 'HR or the Monitoring Officer' : `${isOwn ? 'Your' : 'Their'} line manager`
	switch (statusOfDeclaration(declaration, today)) {
		case 'waiting':
			return `${who} has to decide about it. ${isOwn ? 'You will see the decision on this page.' : ''}`.trim()
		case 'unnoted':
			return `${who} is asked to take note of it. ${isOwn ? 'You do not have to do anything more.' : ''}`.trim()
		default:
			return null
	}
}

const deciderWords: Record<Decider, string> = { 'line-manager': 'line manager', hr: 'HR', 'monitoring-officer': 'Monitoring Officer' }
const outcomeWords: Record<DecisionOutcome, string> = {
	consented: 'Consent given',
	refused: 'Consent refused',
	asked: 'Question asked',
	noted: 'Noted',
}

/** One decision: its title and its sentences. */
export function describeDecision({
	outcome,
	until,
	conditions,
	note,
	...decision
}: {
	at: number
	outcome: DecisionOutcome
	until: Day | null
	conditions: string
	note: string
	by: string
	decidedAs: Decider
}): { title: string; facts: string[] } {
	return {
		title: outcomeWords[outcome],
		facts: [
			`${inWords(dayOf(decision.at))}, by ${decision.by} (${deciderWords[decision.decidedAs]})`,
			...(until ? [`The consent holds until ${inWords(until)}.`] : []),
			...(conditions ? [`Conditions: ${conditions}`] : []),
			...(note ? [note] : []),
		],
	}
}
