import { z } from 'zod'
import { answersField } from '#app/features/declarations/read-answers.ts'
import { readFormValues } from '#app/platform/form.ts'
import type { AttestationVersion } from './advance-attestation.server.ts'
import type { AttestationEvent } from './attestation.machine.ts'

const steps = ['open', 'read', 'checked', 'agree', 'interests', 'declared', 'confirm', 'decline', 'back'] as const
/** What a page of the attestation was made from, as its form sends it. */
const versionFields = { revision: z.coerce.number().int().min(0), edition: z.string() }
const schema = z.object({ intent: z.enum(steps), ...versionFields })
const mostCharacters = 2000

/** What the field says where too much was written about what somebody does not agree with. */
export const longComment = 'Use 2,000 characters or fewer'

export type SentAttestation = {
	version: AttestationVersion
	/** What was written about what they do not agree with; empty for nothing. */
	comment: string
} & ({ kind: 'step'; event: AttestationEvent } | SentInterests)
/** The answer about interests; `ticked` null: the one given before. */
type SentInterests = { kind: 'interests'; ticked: string[] | null }

/** What a page of the attestation has sent, or why it cannot be taken. */
export function readAttestationForm(form: FormData): SentAttestation | { refusal: 'incomplete' | 'long-comment'; comment: string } {
	const { comment = '', ...formValues } = readFormValues(form)
	const parsed = schema.safeParse(formValues)
	if (!parsed.success) return { refusal: 'incomplete', comment }
	if (comment.length > mostCharacters) return { refusal: 'long-comment', comment }
	const { intent, ...version } = parsed.data
	if (intent === 'interests') return { version, comment, kind: 'interests', ticked: form.getAll(answersField).map(String) }
	if (intent === 'declared') return { version, comment, kind: 'interests', ticked: null }
	const events: Record<typeof intent, AttestationEvent> = {
		open: { type: 'OPEN_CODE' },
		read: { type: 'FINISH_READING' },
		checked: { type: 'FINISH_CHECK' },
		agree: { type: 'AGREE', statements: form.getAll('statement').map(String) },
		confirm: { type: 'CONFIRM' },
		decline: { type: 'DECLINE' },
		back: { type: 'BACK' },
	}
	return { version, comment, kind: 'step', event: events[intent] }
}

/** What the page of a part has sent; null if something is missing. */
export function readPartForm(form: FormData): AttestationVersion | null {
	const parsed = z.object(versionFields).safeParse(Object.fromEntries(form))
	return parsed.success ? parsed.data : null
}
