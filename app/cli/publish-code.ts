import { approveDraft, reviewDraft } from '#app/features/code/draft/approve-draft.server.ts'
import { takeAsRead } from '#app/features/code/draft/change-draft.server.ts'
import { codeJobs } from '#app/features/code/code-jobs.server.ts'
import { isOpen, whatIsMissing } from '#app/features/code/draft/code-draft.ts'
import { findDraft } from '#app/features/code/draft/drafts.server.ts'
import { previewPublicationImpact } from '#app/features/code/publication/preview-publication-impact.server.ts'
import { findApprovedText, findPublication } from '#app/features/code/publication/publications.server.ts'
import { publishEdition, type PublishRefusal } from '#app/features/code/publication/publish-edition.server.ts'
import { comingDayError, publicationReason, usualDueDays } from '#app/features/code/publication/read-publication-form.ts'
import { simulationOf } from '#app/features/code/publication/simulate-publication.ts'
import { runDueJobs } from '#app/features/jobs/run-due-jobs.server.ts'
import { findCodeRequirement, type Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { dayOf, inWords, isDay, type Day, type Instant } from '#app/platform/calendar.ts'
import type { Clock } from '#app/platform/clock.ts'
import { minutes, readDocument, type Document } from '#app/platform/read-document.ts'
import type { Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { readNamedFile } from './read-named-file.ts'
import { readOptions } from './read-options.ts'
import { UsageError } from './usage-error.ts'

type Council = { db: Database; clock: Clock; requirements: readonly Requirement[] }
type Context = { now: Instant; actor: string }

/**
 * `code publish ID --effective-from DATE`: puts the approved text of an edition in force from that day; one JSON object on stdout. If the day is today, what it asks
 * of everybody is done before the command ends. Throws with a sentence that says what is missing; nothing is changed then.
 */
export async function publishCode(council: Council, args: string[], print: (data: unknown) => void): Promise<number> {
	const asked = read(args)
	const { db, clock } = council
	const context = { now: clock(), actor: 'command-line' }
	const requirement = findCodeRequirement(council.requirements)
	if (!requirement) throw new Error('Nobody is asked to agree to the Code here: content/requirements.json does not name it.')
	const wrongDay = comingDayError(asked.effectiveFrom, dayOf(context.now))
	if (wrongDay) throw new UsageError(`--effective-from: ${wrongDay}.`)
	const { text, publication } = inTransaction(db, () => {
		const found = findText(db, asked, context)
		const material = asked.material ?? found.material ?? true
		const reason =
			asked.reason ?? found.reason ?? (found.approver === null ? 'Published from the command line' : `Adopted by ${found.approver}`)
		const { id, fingerprint } = found
		const { effectiveFrom, dueDays } = asked
		const chosen = { id, fingerprint, effectiveFrom, material, reason, dueDays: material ? dueDays : null }
		const refusal = publishEdition(db, chosen, context)
		if (refusal) throw new Error(explain(refusal, chosen, findPublication(db, found)?.effectiveFrom ?? null))
		return { text: found, publication: chosen }
	})
	const { id: edition, fingerprint: sha256, effectiveFrom, material } = publication
	const effect = await previewPublicationImpact(
		db,
		simulationOf(requirement, { effectiveFrom, material, dueDays: asked.dueDays }, dayOf(context.now)),
	)
	await runDueJobs(db, codeJobs(council), clock)
	const { again: askedAgain = 0, leave: askedWhenBack = 0 } = effect?.counts ?? {}
	print({ edition, label: text.label, sha256, effectiveFrom, material, askedAgain, askedWhenBack })
	return 0
}

type Asked = ReturnType<typeof read>

/** The approved text; a draft that is open is approved first, where the command says by whom. */
function findText(db: Database, { id, approval, asRead }: Asked, context: Context) {
	const begun = findDraft(db, { editionId: id })
	if (begun && isOpen(begun) && asRead) refuse(takeAsRead(db, { draft: begun.id, revision: begun.revision }, context))
	const draft = findDraft(db, { editionId: id })
	if (draft && isOpen(draft)) {
		const [missing] = whatIsMissing(draft)
		if (missing)
			throw new Error(
				`The text of edition ${id} is a draft: ${missing.text.charAt(0).toLowerCase()}${missing.text.slice(1)}. Correct it at /admin/code/${id}, or take it as it was read: --as-read.`,
			)
		if (!approval)
			throw new Error(`The text of edition ${id} is not approved. Say who approved it and when: --approved-by TEXT --approved-on DATE.`)
		const seen = { draft: draft.id, revision: draft.revision }
		if (draft.state === 'draft') refuse(reviewDraft(db, seen, context))
		const approved = approveDraft(db, { ...seen, revision: draft.revision + (draft.state === 'draft' ? 1 : 0) }, approval, context)
		if ('refusal' in approved) refuse(approved.refusal)
	}
	const text = findApprovedText(db, id)
	if (!text)
		throw new Error(
			`There is no text of an edition ${id} here, and a list of changes binds nobody. Load the council’s own text: probity code import FILE --edition ${id}.`,
		)
	return text
}

function refuse(refusal: string | null): void {
	if (refusal !== null) throw new Error(`${refusal}.`)
}

function explain(refusal: PublishRefusal, { id, effectiveFrom }: { id: string; effectiveFrom: Day }, inForceFrom: Day | null): string {
	switch (refusal) {
		case 'not-approved':
			return `The text of edition ${id} is not approved.`
		case 'past':
			return `${inWords(effectiveFrom)} is over: nobody can have been bound by this edition before today. Name today or a later day.`
		case 'in-force':
			return `This text of edition ${id} binds since ${inWords(inForceFrom ?? effectiveFrom)} already. To change the Code, approve another text.`
		case 'published':
			return `This text of edition ${id} is to bind from ${inWords(effectiveFrom)} already, just so.`
		case 'day-taken':
			return `Another edition is to come into force on ${inWords(effectiveFrom)}. Name another day, or withdraw the other edition first.`
	}
}

function readReason(text: string): string {
	const { data, error } = publicationReason.safeParse(text)
	if (data === undefined) throw new UsageError(`--reason: ${error.issues[0]?.message}.`)
	return data
}

function readMinute(path: string | undefined): Document | null {
	if (path === undefined) return null
	const read = readDocument(path, readNamedFile(path), 'The file is empty', minutes)
	if ('error' in read) throw new UsageError(`--minute: ${path}: ${read.error.charAt(0).toLowerCase()}${read.error.slice(1)}.`)
	return read.document
}

function read(args: string[]) {
	const { values, positionals } = readOptions({
		args,
		allowPositionals: true,
		options: {
			'effective-from': { type: 'string' },
			minor: { type: 'boolean', default: false },
			material: { type: 'boolean', default: false },
			reason: { type: 'string' },
			'due-days': { type: 'string', default: String(usualDueDays) },
			'as-read': { type: 'boolean', default: false },
			'approved-by': { type: 'string' },
			'approved-on': { type: 'string' },
			minute: { type: 'string' },
		},
	})
	const [id, ...rest] = positionals
	if (id === undefined || rest.length > 0) throw new UsageError('Name one edition.')
	const { 'effective-from': effectiveFrom, minor, material, reason, 'approved-by': approver, 'approved-on': approvedOn } = values
	if (!effectiveFrom || !isDay(effectiveFrom)) throw new UsageError('--effective-from must be a day of the calendar, such as 2026-12-06.')
	if (minor && material) throw new UsageError('Say --material or --minor, not both.')
	const dueDays = /^\d{1,3}$/.test(values['due-days']) ? Number(values['due-days']) : 0
	if (dueDays < 1 || dueDays > 365) throw new UsageError('--due-days is a whole number from 1 to 365.')
	if ((approver === undefined) !== (approvedOn === undefined)) throw new UsageError('Say both --approved-by and --approved-on.')
	if (approvedOn !== undefined && !isDay(approvedOn))
		throw new UsageError('--approved-on must be a day of the calendar, such as 2026-12-06.')
	if (values.minute !== undefined && approver === undefined) throw new UsageError('--minute goes with --approved-by and --approved-on.')
	return {
		id,
		effectiveFrom,
		dueDays,
		asRead: values['as-read'],
		material: material ? true : minor ? false : null,
		reason: reason === undefined ? null : readReason(reason),
		approval:
			approver !== undefined && approvedOn !== undefined
				? { approver: approver.trim(), approvedOn, minute: readMinute(values.minute) }
				: null,
	}
}
