import { z } from 'zod'
import type { FormValues } from '#app/platform/form.ts'
import type { CheckResult } from './check-result.ts'
import type { ImportQuestion } from './import-question.ts'
import type { UploadState } from './people-upload.machine.ts'

const step = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('cancel') }),
	z.object({ intent: z.literal('answer') }),
	z.object({ intent: z.literal('apply'), leavers: z.string().optional() }),
])

/** What somebody does about an upload: cancel it, answer its question, or confirm it. Null for a form that no page sends. */
export const readUploadStep = (formValues: FormValues): z.infer<typeof step> | null => step.safeParse(formValues).data ?? null

const longestName = 200
const file = z.object({
	file: z.instanceof(File).refine(({ size }) => size > 0),
	kind: z.enum(['delta', 'full']),
})
export type SentFile = { file: File; fileName: string; kind: 'delta' | 'full' }

/** A file that is handed in, and who is in it; or which of the two is missing. */
export function readSentFile(form: FormData): SentFile | { missing: { file: boolean; kind: boolean }; kind: string | null } {
	const sent = Object.fromEntries(form)
	const { data, error } = file.safeParse(sent)
	if (data) return { ...data, fileName: data.file.name.slice(0, longestName) }
	const missing = new Set(error?.issues.map(({ path }) => path[0]))
	return { missing: { file: missing.has('file'), kind: missing.has('kind') }, kind: typeof sent.kind === 'string' ? sent.kind : null }
}

/** The question that is open; or the one about `change`, of those that were answered and may still be answered otherwise. */
export function questionAsked(
	{ state, result }: { state: UploadState; result: Pick<CheckResult, 'question' | 'answers'> | null },
	change: string | null,
): { question: ImportQuestion | null; isChange: boolean } {
	const isOpen = state === 'asking' || state === 'ready'
	const changed = isOpen ? result?.answers.find(({ about }) => about === change) : undefined
	return { question: changed ?? (state === 'asking' ? (result?.question ?? null) : null), isChange: changed !== undefined }
}
