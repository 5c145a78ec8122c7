import { answerWords } from '#app/features/reports/agreement-query.ts'
import type { AgreementRow } from '#app/features/reports/agreement-report.server.ts'
import { dayOf, inWords } from '#app/platform/calendar.ts'
import type { Status } from '#app/features/requirements/status/status.ts'

const colours = { agreed: 'green', 'not-yet': 'yellow', refused: 'red', 'not-counted': 'grey' } as const

const whyUncounted: Partial<Record<Status, string>> = {
	exempt: 'Exempt',
	upcoming: 'Not asked yet',
	'not-in-scope': 'Not asked of them',
}

/** Somebody of the list in words. `recordHref` is null if the viewer may not read the person's record. */
export function toAgreementView(
	{ personId, employeeNumber, givenName, familyName, directorate, service, answer, status, dueOn, attestationId, answeredAt }: AgreementRow,
	recordHref: ((employeeNumber: string) => string) | null,
) {
	const answered = answeredAt === null ? null : `answered on ${inWords(dayOf(answeredAt))}`
	return {
		key: personId,
		name: [familyName, givenName].filter(Boolean).join(', '),
		where: `${service}, ${directorate}`,
		href: recordHref && recordHref(employeeNumber),
		answer: { text: answerWords[answer], colour: colours[answer] },
		words:
			answer === 'not-counted'
				? [whyUncounted[status], answered].filter(Boolean).join(', ')
				: (answered ?? (status === 'paused' ? 'on long leave' : dueOn === null ? '' : `due ${inWords(dueOn)}`)),
		receipt: attestationId === null ? null : `/attestations/${attestationId}`,
	}
}
