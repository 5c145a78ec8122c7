import { inWords, type Day } from '#app/platform/calendar.ts'
import type { AttestationRefusal } from './advance-attestation.server.ts'

/** What happened to somebody whose step was refused, and what to do. */
export function explainRefusal(refusal: AttestationRefusal, { effectiveFrom }: { effectiveFrom: Day }): string {
	switch (refusal) {
		case 'not-open':
			return 'You have already answered. There is nothing more to do.'
		case 'not-now':
			return 'That step is not open. Start from the step shown here.'
		case 'changed':
			return 'You went on in another tab. Check what is shown here, then carry on.'
		case 'new-edition':
			return `The Code changed on ${inWords(effectiveFrom)} while you were answering. Nothing was recorded. Read what is new.`
	}
}
