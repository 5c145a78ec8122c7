import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { isOpen, longestTitle, type Draft } from './draft.ts'
import { readStatements, renameStatements } from './draft-statements.ts'
import { movePlain, writePlain } from './draft-plain.ts'
import { draftText } from './draft-text.ts'
import { findDraftById, listUsedIds } from './drafts.server.ts'
import { editOutline, type OutlineEdit } from './edit-outline.ts'
import { fingerprintOf, type ChangeNote } from '#app/features/code/edition/edition-text.ts'
import { assignId, proposeIds } from './propose-ids.ts'

type Context = { now: Instant; actor: string }
/** Which draft, and the revision that somebody saw: another tab may have changed it since. */
export type Seen = { draft: number; revision: number }

export const stale = 'This draft was changed in another tab, or by somebody else. Look at what is here now and try again'
const closed = 'This draft is not open any more'

const update = prepared((db) =>
	db.$client.prepare(
		`update code_drafts set label = @label, title = @title, state = 'draft', outline = @outline, clause_ids = @clauseIds, plain = @plain,
			statements = @statements, change_notes = @changeNotes, material = @material, reason = @reason, revision = revision + 1, updated_at = @now,
			reviewed_by = null, reviewed_at = null
		 where id = @id`,
	),
)

/** Changes an open draft, which has to be reviewed again then. `part` says in a word for the record what was changed. Null if all went well, else why not. */
function change(
	db: Database,
	seen: Seen,
	{ now, actor }: Context,
	part: string,
	work: (draft: Draft) => Partial<Draft> | string,
): string | null {
	return inTransaction(db, () => {
		const before = findDraftById(db, { id: seen.draft })
		if (!before || !isOpen(before)) return closed
		if (before.revision !== seen.revision) return stale
		const changed = work(before)
		if (typeof changed === 'string') return changed
		const draft = { ...before, ...changed }
		const { id, editionId, label, title, base, baseSha256, material, reason } = draft
		update(db).run({
			id,
			label,
			title,
			outline: JSON.stringify(draft.outline),
			clauseIds: JSON.stringify({ base: { id: base.id, sha256: baseSha256 }, entries: draft.ids }),
			plain: writePlain(draft.plain),
			statements: JSON.stringify(draft.statements),
			changeNotes: JSON.stringify(draft.changeNotes),
			material: material === null ? null : Number(material),
			reason,
			now,
		})
		const details = { draft: id, edition: editionId, revision: draft.revision + 1, part, textSha256: fingerprintOf(draftText(draft)) }
		recordEvidence(db, { at: now, actor, action: 'code.draft-changed', subject: `code:${editionId}`, details })
		return null
	})
}

/** Corrects what was understood of the document. Entries that are new then are matched like the others. */
export const editDraft = (db: Database, seen: Seen, edit: OutlineEdit, context: Context): string | null =>
	change(db, seen, context, `outline: ${edit.kind}`, (draft) => {
		const result = editOutline(draft.outline, edit)
		if ('refusal' in result) return result.refusal
		const { title } = result.outline
		if (title.length > longestTitle) return `The title must be ${longestTitle} characters or fewer`
		const statements = renameStatements(draft.statements, draft, { ...draft, title })
		const edited = { ...draft, ...result, title, statements }
		return { ...edited, ids: proposeIds(edited, listUsedIds(db)), plain: movePlain(draft, result.outline, edit) }
	})

/** Answers every doubt with “this is right”. */
export const resolveAllDoubts = (db: Database, seen: Seen, context: Context): string | null =>
	change(db, seen, context, 'outline: settle all', ({ outline }) => ({ outline: { ...outline, unsure: [] } }))

/** Takes the document as it was read: every doubt is answered with “this is right”, every match is confirmed. */
export const takeAsRead = (db: Database, seen: Seen, context: Context): string | null =>
	change(db, seen, context, 'taken as read', ({ outline, ids }) => ({
		outline: { ...outline, unsure: [] },
		ids: Object.fromEntries(Object.entries(ids).map(([key, entry]) => [key, { ...entry, confirmed: true }])),
	}))

/** Says that the matches are right: of these entries. */
export const confirmIds = (db: Database, seen: Seen, keys: readonly string[], context: Context): string | null =>
	change(db, seen, context, 'ids', ({ ids }) => ({
		ids: Object.fromEntries(Object.entries(ids).map(([key, entry]) => [key, keys.includes(key) ? { ...entry, confirmed: true } : entry])),
	}))

/** Says which clause of the edition before an entry is; null: none of them. */
export const changeId = (db: Database, seen: Seen, choice: { key: string; id: string | null }, context: Context): string | null =>
	change(db, seen, context, 'ids', (draft) => ({ ids: assignId(draft, choice, listUsedIds(db)) }))

export const setStatements = (
	db: Database,
	seen: Seen,
	formValues: Parameters<typeof readStatements>[0],
	context: Context,
): string | null => change(db, seen, context, 'statements', () => ({ statements: readStatements(formValues) }))

/** The plain English of one entry; without words there is none. */
export const setPlain = (db: Database, seen: Seen, { key, text }: { key: string; text: string }, context: Context): string | null =>
	change(db, seen, context, 'plain English', ({ plain }) => ({ plain: { ...plain, [key]: text } }))

export type DraftDetails = { label: string; title: string; material: boolean | null; reason: string | null; changeNotes: ChangeNote[] }

export const setDetails = (db: Database, seen: Seen, details: DraftDetails, context: Context): string | null =>
	change(db, seen, context, 'details', (draft) => ({ ...details, statements: renameStatements(draft.statements, draft, details) }))
