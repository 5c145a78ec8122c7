import { addDays, addMonths, type Day } from '#app/platform/calendar.ts'

/** £50. The Code speaks of gifts “over” and “under” it. */
export const limitPence = 5000

/** `asking`: it was offered, and nothing was accepted yet: the officer asks for consent first. */
export const giftAnswers = ['accepted', 'refused', 'asking'] as const

/** As far as the rules go. `consentBefore`: the line manager had consented before it was accepted. */
export type Gift = { pence: number; answer: (typeof giftAnswers)[number]; consentBefore?: 'yes' | 'no' | undefined }

/** Exactly £50 is treated as over: the Code does not cover it, and whoever asks first and registers it can only be right. */
export const isTreatedAsOver = ({ pence }: Pick<Gift, 'pence'>): boolean => pence >= limitPence

export const needsConsent = (gift: Gift): boolean => isTreatedAsOver(gift) && gift.answer !== 'refused'

/** Whether consent came first is a question about nothing else: what was refused, or needed none, had no consent. */
export const asksAboutConsentBefore = (gift: Gift): boolean => isTreatedAsOver(gift) && gift.answer === 'accepted'

/** What counts towards “frequent receipt”: received, and under £50. */
const isSmallReceipt = (gift: Gift): boolean => !isTreatedAsOver(gift) && gift.answer === 'accepted'

/** What the Code asks of the officer about a gift or hospitality, in sentences. */
export function adviseOnGift(gift: Gift): string[] {
	if (!isTreatedAsOver(gift)) return [underLimit[gift.answer]]
	const exactly =
		'The Code says what to do with a gift “over” £50 and one “under” £50, and says nothing about exactly £50. It is treated as over £50 here, because that is the safer reading.'
	const say = gift.answer === 'accepted' ? (gift.consentBefore === 'yes' ? withConsent : withoutConsent) : overLimit[gift.answer]
	return [...(gift.pence === limitPence ? [exactly] : []), ...say]
}

const underLimit: Record<Gift['answer'], string> = {
	accepted: 'It is worth under £50. You can keep it, unless it gives the impression of influence or reward.',
	refused: 'It is worth under £50 and you refused it. There is nothing more to do.',
	asking: 'It is worth under £50, so you do not need consent. Tactfully refuse it if it gives the impression of influence or reward.',
}
const overLimit: Record<Exclude<Gift['answer'], 'accepted'>, string[]> = {
	refused: ['You refused it. It is registered all the same: a gift over £50 is registered whether it is accepted or refused.'],
	asking: ['Do not accept it unless your line manager consents first. It is registered now, whatever is decided.'],
}
const withConsent = ['You had your line manager’s consent before you accepted it, and it is registered.']
const withoutConsent = [
	'The Code asks for your line manager’s consent before you accept a gift over £50. Do not use it or pass it on. Your line manager decides now whether you can keep it.',
	'If you give it back, correct this entry and choose “I refused it or gave it back”.',
]

/**
 * The first day after the three months that begin on `day`. Three months from 15 January end on 14 April, so a gift of 15 April is not within them: that is
 * how periods of months are counted in law, and the Code says nothing else. Where the third month has no such day, its last day is still within: three months
 * from 30 November end on the last of February.
 */
export function afterThreeMonths(day: Day): Day {
	const same = addMonths(day, 3)
	return same.slice(8) === day.slice(8) ? same : addDays(same, 1)
}

export type DatedGift = Gift & { id: number; on: Day }
/** The gift `id` is the third or later within three months: `ids` are those of the period, this one last, the first of them on `from`. */
export type FrequentReceipt = { id: number; from: Day; to: Day; ids: number[] }

/**
 * The gifts that make the receipt of small ones “frequent”: more than two in any three-month period. Two on one day are two. What was refused, or is over the
 * limit, does not count. By day, then in the order in which they were declared.
 */
export function frequentReceipts(gifts: readonly DatedGift[]): FrequentReceipt[] {
	const received = gifts.filter(isSmallReceipt).sort((a, b) => (a.on === b.on ? a.id - b.id : a.on < b.on ? -1 : 1))
	return received.flatMap(({ id, on }, index) => {
		const within = received.slice(0, index + 1).filter((earlier) => on < afterThreeMonths(earlier.on))
		const [first] = within
		return first && within.length > 2 ? [{ id, from: first.on, to: on, ids: within.map((each) => each.id) }] : []
	})
}
