import { inWords, type Day } from '#app/platform/calendar.ts'
import type { RefusalOutcome } from '#db/schema/attestation.ts'

export const outcomeWords: Record<RefusalOutcome, string> = {
	agreed: 'Agreed since',
	'agreed-with-help': 'Agreed since, with help',
	exempt: 'Exempt from the Code',
	left: 'Employment ended',
	other: 'Something else',
}

/** What the record shows of somebody who did not agree. */
export type RefusalFacts = {
	/** The day on which they agreed after it. */
	agreedOn: Day | null
	/** The first day of the exemption of today. */
	exemptFrom: Day | null
	/** The last day of somebody who does not work here any more. */
	leftOn: Day | null
}

/** The fact that an outcome says; null where the record does not show it, as it never does of `other`. */
export function factOf(outcome: RefusalOutcome, { agreedOn, exemptFrom, leftOn }: RefusalFacts): string | null {
	switch (outcome) {
		case 'agreed':
		case 'agreed-with-help':
			return agreedOn && `Agreed on ${inWords(agreedOn)}`
		case 'exempt':
			return exemptFrom && `Exempt from ${inWords(exemptFrom)}`
		case 'left':
			return leftOn && `Left on ${inWords(leftOn)}`
		case 'other':
			return null
	}
}

/** Why an outcome cannot be recorded that the record does not show, and what to do. */
export const whyNotOutcome: Record<RefusalOutcome, string> = {
	agreed: 'They have not agreed since: the record has no later answer that agrees. Record the step that was taken instead',
	'agreed-with-help': 'They have not agreed since: record their answer first, with them at one screen or from a signed list',
	exempt: 'They are not exempt from the Code today: record the exemption on their record first',
	left: 'They still work here by the register: their last day has to be over, or an import has to say so first',
	other: 'Record first who sees to it and at least one step that was taken',
}
