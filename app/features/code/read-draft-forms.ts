import { z } from 'zod'
import { dayField, faultsOf, typedDay, type Fault, type Sent } from '#app/platform/form.ts'

type Read<Values> = { values: Values; faults: [] } | { values: null; faults: Fault[] }

function read<Values>(schema: z.ZodType<Values>, sent: unknown): Read<Values> {
	const parsed = schema.safeParse(sent)
	return parsed.success ? { values: parsed.data, faults: [] } : { values: null, faults: faultsOf(parsed.error) }
}

const name = (what: string, longest: number) => z.string().max(longest, `${what} must be ${longest} characters or fewer`)

const newEdition = z.object({
	editionId: z.string(),
	label: name('What people call it', 60),
	/** A file, or the text itself. */
	file: z.union([z.instanceof(File), z.string()]),
})

/** A document to load: a file or pasted text, and the edition that it is to be. */
export function readNewEdition(sent: Sent, file: FormDataEntryValue | null): Read<z.infer<typeof newEdition>> {
	const text = sent.text ?? ''
	const chosen = file instanceof File && file.size > 0 ? file : null
	const faults: Fault[] = []
	if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(sent.edition ?? '') || (sent.edition ?? '').length > 30)
		faults.push({ field: 'edition', text: 'Enter an id of small letters, digits and hyphens, such as 2026' })
	if (chosen && text) faults.push({ field: 'text', text: 'Choose a file or paste the text, not both' })
	else if (!chosen && !text) faults.push({ field: 'file', text: 'Choose a file that is not empty, or paste the text' })
	const found = read(newEdition, { editionId: sent.edition, label: sent.label ?? '', file: chosen ?? text })
	const all = [...faults, ...found.faults]
	return found.values && all.length === 0 ? found : { values: null, faults: all }
}

const kinds = { material: true, minor: false } as const

/** Sentences for the record: a reason. */
const reason = (missing: string) => z.string().min(1, missing).max(300, 'The reason must be 300 characters or fewer')

const details = z
	.object({
		label: name('What people call it', 60).min(1, 'Enter what people call it'),
		title: name('The title', 200).min(1, 'Enter the title'),
		kind: z.enum(['material', 'minor', '']),
		reason: z.string().max(300, 'The reason must be 300 characters or fewer'),
	})
	.refine(({ kind, reason: why }) => kind === '' || why !== '', { path: ['reason'], message: 'Say why the change is material or minor' })
	.transform(({ label, title, kind, reason: why }) => ({ label, title, material: kind === '' ? null : kinds[kind], reason: why || null }))

/** The name of an edition, and how much it changes. */
export const readDetails = (sent: Sent) =>
	read(details, { label: sent.label, title: sent.title, kind: sent.kind ?? '', reason: sent.reason ?? '' })

const approval = z.object({
	approver: name('Who approved it', 200).min(1, 'Enter who approved it, such as the full council'),
	approvedOn: dayField('The day of the meeting'),
})

export const readApproval = (sent: Sent) => read(approval, { approver: sent.approver, approvedOn: typedDay(sent, 'approvedOn') })

/** Why a draft is given up. */
export const readDiscard = (sent: Sent) => read(z.object({ reason: reason('Say why you discard it') }), { reason: sent.reason })

/** The boxes of the statements: `statement-<id>` for those that were there, `new` for one more. */
export function readStatementBoxes(sent: Sent): { statements: { id: string | null; text: string }[]; faults: Fault[] } {
	const boxes = Object.entries(sent).flatMap(([field, text]) => {
		const id = field === 'new' ? null : /^statement-(.+)$/.exec(field)?.[1]
		return id === undefined ? [] : [{ field, id, text }]
	})
	const long = boxes.filter(({ text }) => text.length > 600)
	return { statements: boxes, faults: long.map(({ field }) => ({ field, text: 'A statement must be 600 characters or fewer' })) }
}

/** The boxes of the change notes: `note-<n>-title` and so on; a note without a title is taken out. */
export function readChangeNotes(sent: Sent, clauses: readonly string[]) {
	const numbers = Object.keys(sent).flatMap((field) => /^note-(\d{1,3})-id$/.exec(field)?.[1] ?? [])
	const faults: Fault[] = []
	const notes = numbers.flatMap((number) => {
		const box = (part: string) => sent[`note-${number}-${part}`] ?? ''
		const unknown = box('clauses')
			.split(/[\s,]+/)
			.find((id) => id !== '' && !clauses.includes(id))
		if (box('title') === '') return []
		if (box('text') === '') faults.push({ field: `note-${number}-text`, text: `Say what “${box('title')}” changes` })
		if (unknown !== undefined)
			faults.push({ field: `note-${number}-clauses`, text: `No clause of this edition or the one before has the id ${unknown}` })
		return [
			{
				id: box('id'),
				title: box('title'),
				text: box('text'),
				clauses: box('clauses')
					.split(/[\s,]+/)
					.filter(Boolean),
				paragraphs: box('paragraphs') || null,
			},
		]
	})
	return { notes, faults }
}
