import { outcomeWords } from '#app/features/attestation/refusals/refusal-outcomes.ts'
import type { Refusal } from '#app/features/attestation/refusals/find-refusal.server.ts'
import { dayOf, inWords } from '#app/platform/calendar.ts'

type Shown = Pick<
	Refusal,
	'id' | 'name' | 'employeeNumber' | 'directorate' | 'state' | 'owner' | 'outcome' | 'openedAt' | 'closedAt' | 'edition' | 'facts'
>

const stateWords = {
	open: { text: 'Nobody sees to it', colour: 'red' },
	owned: { text: 'Not begun', colour: 'yellow' },
	beingSeenTo: { text: 'Being seen to', colour: undefined },
	closed: { text: 'Closed', colour: 'grey' },
} as const

/** A refusal in words, for the list and for its own page. */
export function toRefusalView({ id, name, employeeNumber, directorate, state, owner, outcome, openedAt, closedAt, edition, facts }: Shown) {
	const { agreedOn, exemptFrom, leftOn } = facts
	const isOpen = closedAt === null
	return {
		id,
		name,
		employeeNumber,
		edition,
		where: directorate ?? (leftOn === null ? 'Not working here today' : `Left on ${inWords(leftOn)}`),
		on: inWords(dayOf(openedAt)),
		owner: owner ?? 'Nobody yet',
		state: stateWords[state],
		isOpen,
		ended: closedAt === null || outcome === null ? null : `${outcomeWords[outcome]}, closed on ${inWords(dayOf(closedAt))}`,
		/** What the record shows since, which somebody may close it with. */
		since: [
			...(isOpen && agreedOn !== null ? [`Agreed since, on ${inWords(agreedOn)}`] : []),
			...(isOpen && exemptFrom !== null ? [`Exempt from ${inWords(exemptFrom)}`] : []),
			...(isOpen && leftOn !== null ? [`Left on ${inWords(leftOn)}`] : []),
		],
	}
}

export type RefusalView = ReturnType<typeof toRefusalView>
