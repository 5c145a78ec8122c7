import { z } from 'zod'
import type { Day } from '#app/platform/calendar.ts'
import { dayField, readDateField, readForm, type FieldError, type FormValues, type ReadForm } from '#app/platform/form.ts'
import { approvalDayError, editionIdError } from './draft-limits.ts'
import { longestTitle } from './code-draft.ts'

const name = (what: string, longest: number) => z.string().max(longest, `${what} must be ${longest} characters or fewer`)

const newEdition = z.object({
	editionId: z.string(),
	label: name('What people call it', 60),
	/** A file, or the text itself. */
	file: z.union([z.instanceof(File), z.string()]),
})

/** A document to load: a file or pasted text, and the edition that it is to be. */
export function readNewEdition(formValues: FormValues, file: FormDataEntryValue | null): ReadForm<z.infer<typeof newEdition>> {
	const text = formValues.text ?? ''
	const chosen = file instanceof File && file.size > 0 ? file : null
	const errors: FieldError[] = []
	const wrongId = editionIdError(formValues.edition ?? '')
	if (wrongId) errors.push({ field: 'edition', text: wrongId })
	if (chosen && text) errors.push({ field: 'text', text: 'Choose a file or paste the text, not both' })
	else if (!chosen && !text) errors.push({ field: 'file', text: 'Choose a file that is not empty, or paste the text' })
	const found = readForm(newEdition, { editionId: formValues.edition, label: formValues.label ?? '', file: chosen ?? text })
	const all = [...errors, ...found.errors]
	return found.values && all.length === 0 ? found : { values: null, errors: all }
}

const kinds = { material: true, minor: false } as const

/** Sentences for the record: a reason. */
const reason = (missing: string) => z.string().min(1, missing).max(300, 'The reason must be 300 characters or fewer')

const details = z
	.object({
		label: name('What people call it', 60).min(1, 'Enter what people call it'),
		title: name('The title', longestTitle).min(1, 'Enter the title'),
		kind: z.enum(['material', 'minor', '']),
		reason: z.string().max(300, 'The reason must be 300 characters or fewer'),
	})
	.refine(({ kind, reason: why }) => kind === '' || why !== '', { path: ['reason'], message: 'Say why the change is material or minor' })
	.transform(({ label, title, kind, reason: why }) => ({ label, title, material: kind === '' ? null : kinds[kind], reason: why || null }))

/** The name of an edition, and how much it changes. */
export const readDetails = (formValues: FormValues) =>
	readForm(details, { label: formValues.label, title: formValues.title, kind: formValues.kind ?? '', reason: formValues.reason ?? '' })

const approval = (today: Day) =>
	z.object({
		approver: name('Who approved it', 200).min(1, 'Enter who approved it, such as the full council'),
		approvedOn: dayField('The day of the meeting').check(({ value, issues }) => {
			const wrong = approvalDayError(value, today)
			if (wrong) issues.push({ code: 'custom', message: wrong, input: value })
		}),
	})

export const readApproval = (formValues: FormValues, today: Day) =>
	readForm(approval(today), { approver: formValues.approver, approvedOn: readDateField(formValues, 'approvedOn') })

const approvalRule = z
	.object({ who: z.enum(['another', 'anybody'], 'Choose who records the approval'), reason: reason('Say why') })
	.transform(({ who, reason: why }) => ({ byAnother: who === 'another', reason: why }))

/** Whether somebody else than who loaded a text records its approval. */
export const readApprovalRule = (formValues: FormValues) =>
	readForm(approvalRule, { who: formValues.who ?? '', reason: formValues.reason ?? '' })

/** Why a draft is given up. */
export const readDiscard = (formValues: FormValues) =>
	readForm(z.object({ reason: reason('Say why you discard it') }), { reason: formValues.reason })

/** The boxes of the statements: `statement-<id>` for those that were there, `new` for one more. */
export function readStatementBoxes(formValues: FormValues): { statements: { id: string | null; text: string }[]; errors: FieldError[] } {
	const boxes = Object.entries(formValues).flatMap(([field, text]) => {
		const id = field === 'new' ? null : /^statement-(.+)$/.exec(field)?.[1]
		return id === undefined ? [] : [{ field, id, text }]
	})
	const long = boxes.filter(({ text }) => text.length > 600)
	return { statements: boxes, errors: long.map(({ field }) => ({ field, text: 'A statement must be 600 characters or fewer' })) }
}

/** Of the boxes of a change note: the most characters, and what to call it. */
const noteBoxes = {
	title: ['The title', 200],
	text: ['What changes', 3000],
	paragraphs: ['The paragraphs', 100],
	clauses: ['The ids', 1000],
} as const
const noteParts = ['title', 'text', 'paragraphs', 'clauses'] as const

/** The boxes of the change notes: `note-<n>-title` and so on; a note is taken out where that is said, or where all of its boxes are empty. */
export function readChangeNotes(formValues: FormValues, clauses: readonly string[]) {
	const numbers = Object.keys(formValues).flatMap((field) => /^note-(\d{1,3})-id$/.exec(field)?.[1] ?? [])
	const errors: FieldError[] = []
	const notes = numbers.flatMap((number) => {
		const box = (part: string) => formValues[`note-${number}-${part}`] ?? ''
		const tell = (part: string, text: string) => errors.push({ field: `note-${number}-${part}`, text })
		if (box('remove') !== '' || noteParts.every((part) => box(part) === '')) return []
		const ids = box('clauses')
			.split(/[\s,]+/)
			.filter(Boolean)
		const unknown = ids.find((id) => !clauses.includes(id))
		if (box('title') === '') tell('title', 'Enter a title for this note, or say that it is to be taken out')
		if (box('text') === '') tell('text', box('title') === '' ? 'Say what changes' : `Say what “${box('title').slice(0, 60)}” changes`)
		for (const part of noteParts) {
			const [what, longest] = noteBoxes[part]
			if (box(part).length > longest) tell(part, `${what} must be ${longest.toLocaleString('en-GB')} characters or fewer`)
		}
		if (unknown !== undefined && unknown.length <= 60) tell('clauses', `No clause of this edition or the one before has the id ${unknown}`)
		else if (unknown !== undefined) tell('clauses', 'The ids of clauses are short, such as p5, with spaces between')
		return [{ id: box('id'), title: box('title'), text: box('text'), clauses: ids, paragraphs: box('paragraphs') || null }]
	})
	return { notes, errors }
}
