import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { longestTitle, whatIsMissing, type CodeDraft } from './code-draft.ts'
import { readStatements, renameStatements } from './draft-statements.ts'
import { movePlain } from './draft-plain.ts'
import { advanceRow } from './draft-row.ts'
import { draftText } from './draft-text.ts'
import type { DraftVersion } from './draft-version-token.ts'
import { listUsedIds } from './drafts.server.ts'
import { editOutline, type OutlineEdit } from './edit-outline.ts'
import { fingerprintOf, type ChangeNote } from '#app/features/code/edition/edition-text.ts'
import { assignId, proposeIds } from './propose-ids.ts'
import { findOpenVersion, saveDraft } from './save-draft.server.ts'

type Context = { now: Instant; actor: string }

/** Changes an open draft, which has to be reviewed again then. `part` says in a word for the record what was changed. Null if all went well, else why not. */
function change(
	db: Database,
	version: DraftVersion,
	{ now, actor }: Context,
	part: string,
	work: (draft: CodeDraft) => Partial<CodeDraft> | string,
): string | null {
	return inTransaction(db, () => {
		const before = findOpenVersion(db, version)
		if ('refusal' in before) return before.refusal
		const changed = work(before)
		if (typeof changed === 'string') return changed
		const draft = { ...before, ...changed }
		const row = advanceRow(before, { type: 'EDIT', missing: whatIsMissing(draft).length })
		if ('refusal' in row) return row.refusal
		const { id, editionId, label, title, outline, base, baseSha256, plain, statements, changeNotes, material, reason } = draft
		const clauseIds = { base: { id: base.id, sha256: baseSha256 }, entries: draft.ids }
		const content = { label, title, outline, clauseIds, plain: { entries: plain }, statements, changeNotes, material, reason }
		saveDraft(db, id, { ...content, ...row, reviewedAt: null }, now)
		const details = { draft: id, edition: editionId, revision: row.revision, part, textSha256: fingerprintOf(draftText(draft)) }
		recordEvidence(db, { at: now, actor, action: 'code.draft-changed', subject: `code:${editionId}`, details })
		return null
	})
}

/** Corrects what was understood of the document. Entries that are new then are matched like the others. */
export const editDraft = (db: Database, version: DraftVersion, edit: OutlineEdit, context: Context): string | null =>
	change(db, version, context, `outline: ${edit.kind}`, (draft) => {
		const result = editOutline(draft.outline, edit)
		if ('refusal' in result) return result.refusal
		const { title } = result.outline
		if (title.length > longestTitle) return `The title must be ${longestTitle} characters or fewer`
		const statements = renameStatements(draft.statements, draft, { ...draft, title })
		const edited = { ...draft, ...result, title, statements }
		return { ...edited, ids: proposeIds(edited, listUsedIds(db)), plain: movePlain(draft, result.outline, edit) }
	})

/** Answers every doubt with “this is right”. */
export const resolveAllDoubts = (db: Database, version: DraftVersion, context: Context): string | null =>
	change(db, version, context, 'outline: settle all', ({ outline }) => ({ outline: { ...outline, unsure: [] } }))

/** Takes the document as it was read: every doubt is answered with “this is right”, every match is confirmed. */
export const takeAsRead = (db: Database, version: DraftVersion, context: Context): string | null =>
	change(db, version, context, 'taken as read', ({ outline, ids }) => ({
		outline: { ...outline, unsure: [] },
		ids: Object.fromEntries(Object.entries(ids).map(([key, entry]) => [key, { ...entry, confirmed: true }])),
	}))

/** Says that the matches are right: of these entries. */
export const confirmIds = (db: Database, version: DraftVersion, keys: readonly string[], context: Context): string | null =>
	change(db, version, context, 'ids', ({ ids }) => ({
		ids: Object.fromEntries(Object.entries(ids).map(([key, entry]) => [key, keys.includes(key) ? { ...entry, confirmed: true } : entry])),
	}))

/** Says which clause of the edition before an entry is; null: none of them. */
export const changeId = (
	db: Database,
	version: DraftVersion,
	choice: { key: string; id: string | null },
	context: Context,
): string | null => change(db, version, context, 'ids', (draft) => ({ ids: assignId(draft, choice, listUsedIds(db)) }))

export const setStatements = (
	db: Database,
	version: DraftVersion,
	formValues: Parameters<typeof readStatements>[0],
	context: Context,
): string | null => change(db, version, context, 'statements', () => ({ statements: readStatements(formValues) }))

/** The plain English of one entry; without words there is none. */
export const setPlain = (
	db: Database,
	version: DraftVersion,
	{ key, text }: { key: string; text: string },
	context: Context,
): string | null => change(db, version, context, 'plain English', ({ plain }) => ({ plain: { ...plain, [key]: text } }))

export type DraftDetails = { label: string; title: string; material: boolean | null; reason: string | null; changeNotes: ChangeNote[] }

export const setDetails = (db: Database, version: DraftVersion, details: DraftDetails, context: Context): string | null =>
	change(db, version, context, 'details', (draft) => ({ ...details, statements: renameStatements(draft.statements, draft, details) }))
