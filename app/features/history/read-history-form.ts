import { z } from 'zod'
import type { FormValues } from '#app/platform/form.ts'

const step = z.object({ intent: z.enum(['cancel', 'answer', 'apply']) })

/** What somebody does about a file: cancel it, answer its question, or confirm it. Null for a form that no page sends. */
export const readHistoryStep = (formValues: FormValues): 'cancel' | 'answer' | 'apply' | null =>
	step.safeParse(formValues).data?.intent ?? null

const longestName = 200

/** The file that a form has sent; or what is wrong with it, in a sentence. */
export function readSentHistory(form: FormData): { file: File; fileName: string } | { error: string } {
	const file = form.get('file')
	if (!(file instanceof File) || file.size === 0) return { error: 'Choose a file that is not empty' }
	return { file, fileName: file.name.slice(0, longestName) }
}

const longestReason = 300

/** Why an import is withdrawn; or what is wrong with the reason. */
export function readWithdrawalReason(form: FormData): { reason: string } | { reason: string; error: string } {
	const sent = form.get('reason')
	const reason = typeof sent === 'string' ? sent.trim() : ''
	if (reason === '') return { reason, error: 'Enter the reason for withdrawing it' }
	return reason.length > longestReason ? { reason, error: `The reason must be ${longestReason} characters or fewer` } : { reason }
}
