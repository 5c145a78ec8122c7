import { z } from 'zod'
import type { FormValues } from '#app/platform/form.ts'

const longest = 500
const form = z.object({
	intent: z.literal('unlock'),
	requirement: z.string(),
	note: z
		.string('Write what you agreed')
		.min(1, 'Write what you agreed')
		.max(longest, `What you agreed must be ${longest} characters or fewer`),
})

/** What was agreed before a quiz is unlocked, or what is wrong with the note. Both null: it is not the form of that page. */
export function readUnlockForm(formValues: FormValues): { note: string; error: null } | { note: null; error: string | null } {
	const { data, error } = form.safeParse(formValues)
	if (data) return { note: data.note, error: null }
	const [issue] = error?.issues ?? []
	return { note: null, error: issue?.path[0] === 'note' ? issue.message : null }
}
