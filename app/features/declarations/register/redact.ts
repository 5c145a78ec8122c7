import type { Day } from '#app/platform/calendar.ts'
import type { Declaration } from '#app/features/declarations/declaration-row.ts'
import { isTreatedAsOver } from '#app/features/declarations/gift-rules.ts'
import { interestQuestions } from '#app/features/declarations/interest-questions.ts'
import { isCurrent, statusOfDeclaration } from '#app/features/declarations/decision/declaration-status.ts'

/** One line for everybody to read. No officer is named: their post and directorate stand for them. */
export type PublishedRow = {
	directorate: string
	post: string
	kind: string
	/** A company or organisation; a private person never by name. */
	with: string
	amount: string
	/** Of a gift: the month, `2026-03`. */
	offered: string
	answer: string
	dealsWithCouncil: string
}

/**
 * What may be published of a declaration; null where nothing is. Only what the Code asks to be registered and what stands: not work for others (the Code asks to
 * consult the line manager), not small gifts (they are reported), not memberships or friendships (they may tell of somebody's beliefs or private life). No free
 * text but the names of companies and organisations: whatever else was typed may name somebody. Why: docs/decisions/0014.
 */
export function redact(
	declaration: Declaration,
	{ directorate, jobTitle }: { directorate: string | null; jobTitle: string | null },
	day: Day,
): PublishedRow | null {
	if (!isCurrent(statusOfDeclaration(declaration, day))) return null
	const told = publish(declaration)
	if (!told) return null
	const row = { with: '', amount: '', offered: '', answer: '', dealsWithCouncil: '', ...told }
	return {
		directorate: directorate ?? 'No longer at the council',
		post: jobTitle ?? '',
		kind: interestQuestions[declaration.kind].name,
		...row,
	}
}

function publish({ details }: Declaration): Partial<PublishedRow> | null {
	switch (details.kind) {
		case 'directorship':
			return { with: details.company, dealsWithCouncil: details.dealsWithCouncil }
		case 'relative':
			return { with: 'A relative' }
		case 'shareholding':
			return { with: details.company, amount: band(details.pence, shareBands), dealsWithCouncil: details.dealsWithCouncil }
		case 'relationship':
			return details.who === 'contractor' ? { with: details.organisation } : null
		case 'gift':
			return isTreatedAsOver(details)
				? {
						with: details.giver === 'individual' ? 'A private person' : details.from,
						amount: band(details.pence, giftBands),
						offered: details.on.slice(0, 7),
						answer: details.answer === 'accepted' ? 'Accepted' : details.answer === 'refused' ? 'Refused' : 'Not accepted so far',
						dealsWithCouncil: details.dealsWithCouncil,
					}
				: null
		case 'secondary-employment':
		case 'membership':
			return null
	}
}

type Band = readonly [from: number, words: string]
const giftBands: readonly Band[] = [
	[50_000, '£500 or more'],
	[10_000, '£100 to £499.99'],
	[0, '£50 to £99.99'],
]
const shareBands: readonly Band[] = [
	[10_000_000, '£100,000 or more'],
	[5_000_000, '£50,000 to £99,999'],
	[0, 'More than £25,000 and less than £50,000'],
]
const band = (pence: number, bands: readonly Band[]): string => bands.find(([from]) => pence >= from)?.[1] ?? ''
