import { z } from 'zod'
import { dayField } from '#app/platform/form.ts'
import type { InterestKind } from '#db/schema/declarations.ts'
import { asksAboutConsentBefore, giftAnswers } from './gift-rules.ts'

/** `name` begins a sentence. */
const few = (name: string) => z.string().max(200, `${name} must be 200 characters or fewer`)
const words = (what: string, name: string) => few(name).min(1, `Enter ${what}`)
const yesOrNo = (error: string) => z.enum(['yes', 'no'], error)
const pence = (what: string) => z.number(`Enter ${what} in pounds, such as 45 or 45.50`)

/** `managerHasPart` sends it to HR and the Monitoring Officer: the line manager neither decides it nor sees it. */
const everyKind = {
	more: z.string().max(1000, 'What else there is to know must be 1,000 characters or fewer'),
	managerHasPart: z.literal('yes').optional(),
}

/** Shares are declared over this nominal value in one company: £25,000. */
const sharesPence = 2_500_000

const giftFields = z.object({
	kind: z.literal('gift'),
	what: words('what was offered', 'The description of what was offered'),
	from: words('who offered it', 'The name of who offered it'),
	giver: z.enum(['organisation', 'individual'], 'Choose who offered it'),
	dealsWithCouncil: yesOrNo('Choose whether they do business with the council'),
	pence: pence('what it is worth'),
	on: dayField('The day on which it was offered'),
	answer: z.enum(giftAnswers, 'Choose what you did'),
	consentBefore: z.enum(['yes', 'no']).optional(),
	...everyKind,
})
type GiftFields = z.infer<typeof giftFields>

/** What is asked about each kind: as the form sends it and as it is kept. */
export const detailsSchemas = {
	'secondary-employment': z.object({
		kind: z.literal('secondary-employment'),
		employer: words('who the work is for', 'The name of who the work is for'),
		work: words('what the work is', 'The description of the work'),
		hours: z
			.number('Enter how many hours a week, such as 8 or 7.5')
			.positive('Enter how many hours a week')
			.max(100, 'Enter 100 hours or fewer'),
		startsOn: dayField('The day on which the work starts'),
		dealsWithCouncil: yesOrNo('Choose whether they do business with the council'),
		...everyKind,
	}),
	directorship: z.object({
		kind: z.literal('directorship'),
		company: words('the name of the company', 'The name of the company'),
		role: words('your role', 'Your role'),
		dealsWithCouncil: yesOrNo('Choose whether it does business with the council'),
		...everyKind,
	}),
	relative: z.object({
		kind: z.literal('relative'),
		relation: words('how you are related', 'How you are related'),
		name: words('their name', 'Their name'),
		work: words('where they work', 'The name of where they work'),
		...everyKind,
	}),
	shareholding: z.object({
		kind: z.literal('shareholding'),
		company: words('the name of the company', 'The name of the company'),
		pence: pence('the nominal value').gt(
			sharesPence,
			'The nominal value must be more than £25,000: shares of up to £25,000 do not have to be declared',
		),
		dealsWithCouncil: yesOrNo('Choose whether it does business with the council'),
		...everyKind,
	}),
	relationship: z
		.object({
			kind: z.literal('relationship'),
			who: z.enum(['member', 'officer', 'contractor'], 'Choose who the relationship is with'),
			name: words('their name', 'Their name'),
			organisation: few('The name of the contractor or supplier'),
			nature: words('what the relationship is', 'The description of the relationship'),
			...everyKind,
		})
		.refine(({ who, organisation }) => who !== 'contractor' || organisation !== '', {
			error: 'Enter the name of the contractor or supplier',
			path: ['organisation'],
		}),
	membership: z.object({
		kind: z.literal('membership'),
		body: words('the name of the organisation', 'The name of the organisation'),
		role: few('Your role'),
		...everyKind,
	}),
	gift: giftFields
		.refine((gift) => !asksAboutConsentBefore(gift) || gift.consentBefore !== undefined, {
			error: 'Choose whether your line manager had consented: it is worth £50 or more',
			path: ['consentBefore'],
		})
		.transform(({ consentBefore, ...gift }): GiftFields => (asksAboutConsentBefore(gift) ? { ...gift, consentBefore } : gift)),
} as const satisfies Record<InterestKind, z.ZodType>

export type DetailsOf<Kind extends InterestKind> = z.infer<(typeof detailsSchemas)[Kind]>
export type InterestDetails = { [Kind in InterestKind]: DetailsOf<Kind> }[InterestKind]

/** The details of a declaration as they are kept. */
export const readDetails = (kind: InterestKind, details: unknown): InterestDetails => detailsSchemas[kind].parse(details)
