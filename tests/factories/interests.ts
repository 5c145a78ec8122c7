import type { DetailsOf, InterestDetails } from '#app/features/declarations/interest-details.ts'
import { declareInterest } from '#app/features/declarations/record-declarations.server.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'

const plain = { more: '' }

export const giftOf = (cells: Partial<DetailsOf<'gift'>> = {}): DetailsOf<'gift'> => ({
	kind: 'gift',
	what: 'A box of biscuits',
	from: 'Acme Ltd',
	giver: 'organisation',
	dealsWithCouncil: 'no',
	pence: 1000,
	on: '2026-11-01',
	answer: 'accepted',
	...plain,
	...cells,
})

export const secondJob: DetailsOf<'secondary-employment'> = {
	kind: 'secondary-employment',
	employer: 'Bookshop Ltd',
	work: 'Saturdays at the till',
	hours: 7.5,
	startsOn: '2026-12-01',
	dealsWithCouncil: 'no',
	...plain,
}

export const directorship: DetailsOf<'directorship'> = {
	kind: 'directorship',
	company: 'Acme Ltd',
	role: 'Director',
	dealsWithCouncil: 'no',
	...plain,
}

/** Somebody declares something; returns its id. */
export function declare(db: Database, personId: number, details: InterestDetails, now: Instant, replaces: number | null = null): number {
	const declared = declareInterest(db, { personId, details, replaces }, { now, actor: `person:${personId}` })
	if ('refusal' in declared) throw new Error(declared.refusal)
	return declared.id
}
