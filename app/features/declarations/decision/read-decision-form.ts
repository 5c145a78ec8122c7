import { z } from 'zod'
import type { Day } from '#app/platform/calendar.ts'
import { fieldErrors, optionalDay, readDateField, type FieldError, type FormValues } from '#app/platform/form.ts'
import { implausible, lastPlausibleDay } from '#app/platform/plausible-days.ts'
import { decisionOutcomes, type DecisionOutcome } from '#db/schema/declarations.ts'

export type DecisionForm = { outcome: DecisionOutcome; conditions: string; until: Day | null; note: string }

/** What may be decided: with consent asked for, or where there is only something to take note of. */
export const outcomesOf = ({ consent }: { consent: boolean }): readonly DecisionOutcome[] =>
	consent ? ['consented', 'refused', 'asked'] : ['noted', 'asked']

/** The same as choices of a form. */
export const choicesOf = (asked: { consent: boolean }): { value: DecisionOutcome; text: string; hint: string }[] =>
	outcomesOf(asked).map((value) => ({ value, ...choices[value] }))

const choices: Record<DecisionOutcome, { text: string; hint: string }> = {
	consented: { text: 'I consent', hint: 'This is the written consent. You can set conditions and a last day.' },
	refused: { text: 'I refuse consent', hint: 'Say why below.' },
	noted: { text: 'I have taken note', hint: 'And I have thought about what it means for their work.' },
	asked: { text: 'I have a question', hint: 'They answer with a corrected declaration, and you decide then.' },
}

const max = (what: string) => z.string().max(1000, `${what} must be 1,000 characters or fewer`).default('')
const schema = z
	.object({
		outcome: z.enum(decisionOutcomes, 'Choose what you decide'),
		conditions: max('The conditions'),
		until: optionalDay('The last day of the consent'),
		note: max('What you write'),
	})
	.refine(({ outcome, note }) => outcome !== 'refused' || note !== '', { error: 'Write why you refuse', path: ['note'] })
	.refine(({ outcome, note }) => outcome !== 'asked' || note !== '', { error: 'Write what you want to know', path: ['note'] })

/** What the form of a decision has sent. Conditions and a last day go with a consent and with nothing else: not before what is consented to begins. */
export function readDecisionForm(
	formValues: FormValues,
	{ consent, today, startsOn = today }: { consent: boolean; today: Day; startsOn?: Day | undefined },
): { decision: DecisionForm } | { errors: FieldError[] } {
	const parsed = schema.safeParse({ ...formValues, until: readDateField(formValues, 'until') })
	if (!parsed.success) return { errors: fieldErrors(parsed.error) }
	const { outcome, conditions, until, note } = parsed.data
	const error = (field: string, text: string) => ({ errors: [{ field, text }] })
	if (!outcomesOf({ consent }).includes(outcome)) return error('outcome', 'Choose what you decide')
	if (outcome !== 'consented') return { decision: { outcome, conditions: '', until: null, note } }
	const days = { earliest: startsOn > today ? startsOn : today, latest: lastPlausibleDay('decision', today) }
	const slip = until && implausible('The last day of the consent', until, days)
	if (slip) return error('until', slip)
	return { decision: { outcome, conditions, until, note } }
}
