import type { InterestKind } from '#db/schema/declarations.ts'

/** One thing that is asked about an interest. `name` is that of the details. */
export type InterestField = {
	name: string
	label: string
	/** In a list of what was declared. */
	term: string
	hint?: string
	as: 'words' | 'long' | 'day' | 'pounds' | 'hours' | 'choice'
	choices?: readonly { value: string; text: string; hint?: string }[]
}

const yesOrNo = [
	{ value: 'yes', text: 'Yes' },
	{ value: 'no', text: 'No' },
]
const dealsWithCouncil = (who: string): InterestField => ({
	name: 'dealsWithCouncil',
	label: `${who} business with the council, or want to?`,
	term: 'Does business with the council',
	as: 'choice',
	choices: yesOrNo,
})
const more: InterestField = {
	name: 'more',
	label: 'Is there anything else to know? (optional)',
	term: 'Also',
	hint: 'Do not write about anybody’s health.',
	as: 'long',
}
const managerHasPart: InterestField = {
	name: 'managerHasPart',
	label: 'Does your line manager have a part in this?',
	term: 'Line manager has a part in it',
	as: 'choice',
	choices: [
		{
			value: 'yes',
			text: 'My line manager has a part in this',
			hint: 'Then HR and the Monitoring Officer decide it, and your line manager does not see it.',
		},
	],
}
const company: InterestField = { name: 'company', label: 'Name of the company', term: 'Company', as: 'words' }

const own: Record<InterestKind, readonly InterestField[]> = {
	'secondary-employment': [
		{ name: 'employer', label: 'Who is the work for?', term: 'Work for', hint: 'Or “myself”, if you work for yourself.', as: 'words' },
		{ name: 'work', label: 'What is the work?', term: 'Work', as: 'words' },
		{ name: 'hours', label: 'How many hours a week?', term: 'Hours a week', hint: 'On average, such as 8 or 7.5.', as: 'hours' },
		{ name: 'startsOn', label: 'When does it start, or when did it?', term: 'Starts', hint: 'For example, 27 3 2026.', as: 'day' },
		dealsWithCouncil('Do they do'),
	],
	directorship: [
		company,
		{ name: 'role', label: 'Your role', term: 'Role', hint: 'Such as director or company secretary.', as: 'words' },
		dealsWithCouncil('Does it do'),
	],
	relative: [
		{ name: 'relation', label: 'How are you related?', term: 'Relation', hint: 'Such as partner, sister or father-in-law.', as: 'words' },
		{ name: 'name', label: 'Their name', term: 'Name', hint: 'It is never published.', as: 'words' },
		{ name: 'work', label: 'Where do they work in the council?', term: 'Works in', hint: 'Their team or service.', as: 'words' },
	],
	shareholding: [
		company,
		{ name: 'pence', label: 'Nominal value of your shares', term: 'Nominal value', hint: 'In pounds.', as: 'pounds' },
		dealsWithCouncil('Does it do'),
	],
	relationship: [
		{
			name: 'who',
			label: 'Who is the relationship with?',
			term: 'With',
			as: 'choice',
			choices: [
				{ value: 'member', text: 'A councillor' },
				{ value: 'officer', text: 'Another officer' },
				{ value: 'contractor', text: 'A contractor or supplier' },
			],
		},
		{ name: 'name', label: 'Their name', term: 'Name', hint: 'It is never published.', as: 'words' },
		{ name: 'organisation', label: 'If it is a contractor or supplier: which one?', term: 'Contractor or supplier', as: 'words' },
		{
			name: 'nature',
			label: 'What is the relationship?',
			term: 'Relationship',
			hint: 'Such as close friend or former partner.',
			as: 'words',
		},
	],
	membership: [
		{ name: 'body', label: 'Name of the organisation', term: 'Organisation', as: 'words' },
		{ name: 'role', label: 'Your role in it (optional)', term: 'Role', as: 'words' },
	],
	gift: [
		{
			name: 'what',
			label: 'What was offered?',
			term: 'Offered',
			hint: 'Such as a box of chocolates, or two tickets to a match.',
			as: 'words',
		},
		{ name: 'from', label: 'Who offered it?', term: 'Offered by', as: 'words' },
		{
			name: 'giver',
			label: 'Who are they?',
			term: 'They are',
			as: 'choice',
			choices: [
				{ value: 'organisation', text: 'A company or other organisation' },
				{ value: 'individual', text: 'A private person', hint: 'Their name is never published.' },
			],
		},
		dealsWithCouncil('Do they do'),
		{
			name: 'pence',
			label: 'What is it worth?',
			term: 'Worth',
			hint: 'In pounds: what it would cost to buy. If you do not know, make a fair guess.',
			as: 'pounds',
		},
		{ name: 'on', label: 'When was it offered?', term: 'Offered on', hint: 'For example, 27 3 2026.', as: 'day' },
		{
			name: 'answer',
			label: 'What did you do?',
			term: 'What was done',
			as: 'choice',
			choices: [
				{ value: 'refused', text: 'I refused it or gave it back' },
				{ value: 'accepted', text: 'I accepted it' },
				{ value: 'asking', text: 'Nothing yet: I ask for consent', hint: 'For a gift of £50 or more that you would like to accept.' },
			],
		},
		{
			name: 'consentBefore',
			label: 'If you accepted it and it is worth £50 or more: did your line manager consent before you did?',
			term: 'Consent before',
			as: 'choice',
			choices: yesOrNo,
		},
	],
}

/** What is asked about an interest of this kind, in the order of the page. */
export const fieldsOf = (kind: InterestKind): readonly InterestField[] => [...own[kind], more, managerHasPart]
