import { interestKinds, type InterestKind } from '#db/schema/declarations.ts'

export type InterestQuestion = {
	/** In a list: what it is. */
	name: string
	/** Beside a box to tick. */
	tick: string
	hint: string
	/** The clauses or questions of the Code that it rests on, by their stable ids; the first is the one to read. */
	clauses: readonly string[]
	/** What the clause is about, for the link to it. */
	topic: string
}

/** The questions, in plain words. The order is that of the page. */
export const interestQuestions: Record<InterestKind, InterestQuestion> = {
	'secondary-employment': {
		name: 'Second job or other work',
		tick: 'I do other work, or want to',
		hint: 'Paid or unpaid, for somebody else or for yourself. Ask before you start.',
		clauses: ['p43'],
		topic: 'secondary employment',
	},
	directorship: {
		name: 'Company directorship',
		tick: 'I am a director of a company that operates in the county',
		hint: 'Also if you are not paid, and also if the company belongs to the council.',
		clauses: ['pi'],
		topic: 'private interests',
	},
	relative: {
		name: 'Relative or partner at the council',
		tick: 'A relative or my partner works for the council',
		hint: 'Wherever they work in the council.',
		clauses: ['pi', 'p49'],
		topic: 'private interests',
	},
	shareholding: {
		name: 'Shareholding',
		tick: 'I have shares of more than £25,000 in one company',
		hint: 'Count the nominal value (also called the face value), not what they would sell for.',
		clauses: ['faq-shares', 'pi'],
		topic: 'shares',
	},
	relationship: {
		name: 'Close relationship',
		tick: 'I have a close relationship with a councillor, another officer, or a contractor or supplier',
		hint: 'For a contractor or supplier: if you are involved with them at work.',
		clauses: ['p47', 'p10'],
		topic: 'relationships with contractors',
	},
	membership: {
		name: 'Membership of a closed organisation',
		tick: 'I am a member of an organisation with secret rules, membership or conduct',
		hint: 'One that people cannot join without formal membership and a commitment of allegiance.',
		clauses: ['p42'],
		topic: 'private interests',
	},
	gift: {
		name: 'Gift or hospitality',
		tick: 'I was offered a gift or hospitality that I have not declared yet',
		hint: '£50 or more: always, even if you refused it. Under £50: if you accepted it.',
		clauses: ['gh', 'faq-tickets'],
		topic: 'gifts and hospitality',
	},
}

/** The questions as boxes to tick. */
export const showChoices = (): { value: InterestKind; text: string; hint: string }[] =>
	interestKinds.map((kind) => ({ value: kind, text: interestQuestions[kind].tick, hint: interestQuestions[kind].hint }))
