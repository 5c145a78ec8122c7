import { z } from 'zod'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import { keepDocument } from '#app/platform/keep-document.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { clauseIdsSchema, type Draft } from './draft.ts'
import { editionIdError } from './draft-limits.ts'
import { readPlain } from './draft-plain.ts'
import { statementsAfter } from './draft-statements.ts'
import { changeNoteSchema, editionTextSchema, type ChangeNote, type EditionText } from '#app/features/code/edition/edition-text.ts'
import { findEdition } from '#app/features/code/edition/find-edition.server.ts'
import { outlineSchema, type Outline } from '#app/features/code/reading/outline.ts'
import { proposeIds } from './propose-ids.ts'

type Context = { now: Instant; actor: string }
type Json = 'outline' | 'plain' | 'statements' | 'changeNotes'
type Row = Omit<Draft, Json | 'base' | 'baseSha256' | 'ids' | 'material'> & Record<Json | 'clauseIds', string> & { material: number | null }

const fields = `id, edition_id as editionId, label, title, state, source, outline, clause_ids as clauseIds, plain, statements, change_notes as changeNotes,
	material, reason, revision, created_at as createdAt, reviewed_at as reviewedAt, approver, approved_on as approvedOn, sha256`

const latest = prepared((db) =>
	db.$client.prepare<[string], Row>(
		`select ${fields} from code_drafts where edition_id = ? and state <> 'discarded' order by id desc limit 1`,
	),
)
const byId = prepared((db) => db.$client.prepare<[number], Row>(`select ${fields} from code_drafts where id = ?`))
const open = prepared((db) =>
	db.$client.prepare<[], { editionId: string; label: string }>(
		`select edition_id as editionId, label from code_drafts where state in ('draft', 'reviewed')`,
	),
)
/** The edition that a new text is compared with: what was published under the same id; else what is in force. */
const baseFor = prepared((db) =>
	db.$client.prepare<{ editionId: string; today: Day }, { id: string; sha256: string }>(
		`select edition_id as id, sha256 from code_publications
		 where superseded_at is null and (edition_id = @editionId or effective_from <= @today)
		 order by edition_id = @editionId desc, effective_from desc, recorded_at desc, id desc limit 1`,
	),
)
const usedIds = prepared((db) =>
	db.$client
		.prepare<[], string>(
			`select distinct part.value from code_editions e, json_tree(e.body) part where part.key = 'id' and part.type = 'text'`,
		)
		.pluck(),
)
const insert = prepared((db) =>
	db.$client.prepare(
		`insert into code_drafts (edition_id, label, title, state, source_sha256, source, outline, clause_ids, plain, statements, change_notes, revision,
			created_by, created_at, updated_at)
		 values (@editionId, @label, @title, 'draft', @sourceSha256, @source, @outline, @clauseIds, '{}', @statements, @changeNotes, 0, @actor, @now, @now)`,
	),
)

const json = <T>(schema: z.ZodType<T>, text: string): T => schema.parse(JSON.parse(text))

/** A draft has one title; what the document prints stays beside it. */
const entitled = (outline: Outline, title: string): Outline =>
	outline.title === title ? outline : { ...outline, title, was: outline.was ?? outline.title }

function readDraft(db: Database, { clauseIds, material, ...row }: Row): Draft {
	const { base, entries } = json(clauseIdsSchema, clauseIds)
	return {
		...row,
		material: material === null ? null : material === 1,
		outline: entitled(json(outlineSchema, row.outline), row.title),
		base: requireText(db, base.sha256),
		baseSha256: base.sha256,
		ids: entries,
		plain: readPlain(row.plain, entries),
		statements: json(editionTextSchema.shape.statements, row.statements),
		changeNotes: json(z.array(changeNoteSchema), row.changeNotes),
	}
}

function requireText(db: Database, sha256: string): EditionText {
	const text = findEdition(db, { sha256 })
	if (!text) throw new Error(`Edition ${sha256} is not recorded.`)
	return text
}

/** The draft of an edition: the open one; else the one that was approved last. Null if there is none. */
export function findDraft(db: Database, { editionId }: { editionId: string }): Draft | null {
	const row = latest(db).get(editionId)
	return row ? readDraft(db, row) : null
}

/** By its number. */
export function findDraftById(db: Database, { id }: { id: number }): Draft | null {
	const row = byId(db).get(id)
	return row ? readDraft(db, row) : null
}

/** The draft that somebody works on: there is one at a time. Null if there is none. */
export const findOpenDraft = (db: Database): { editionId: string; label: string } | null => open(db).get() ?? null

/** The ids of the clauses, questions and statements of every edition there ever was. */
export const listUsedIds = (db: Database): ReadonlySet<string> => new Set(usedIds(db).all())

export type NewDraft = {
	editionId: string
	/** Such as “April 2017”; else that of the edition with this id, or the id. */
	label?: string
	/** The document as text. */
	source: string
	file: { name: string; mediaType: string; bytes: Uint8Array }
	outline: Outline
	/** What is known of the changes already: of an edition that was proposed. */
	changeNotes?: readonly ChangeNote[]
}

/** Begins an edition with a council's document. The file is kept as it came. */
export function createDraft(db: Database, input: NewDraft, { now, actor }: Context): { draft: number } | { refusal: string } {
	const { editionId, source, file, outline } = input
	const wrongId = editionIdError(editionId)
	if (wrongId) return { refusal: wrongId }
	return inTransaction(db, () => {
		const other = findOpenDraft(db)
		if (other) return { refusal: `There is a draft already: ${other.editionId}, ${other.label}. Approve or discard it first` }
		const found = baseFor(db).get({ editionId, today: dayOf(now) })
		if (!found) throw new Error('No edition of the Code is in force.')
		const base = requireText(db, found.sha256)
		const label = input.label || (base.id === editionId ? base.label : editionId)
		const title = outline.title || base.title
		const sourceSha256 = keepDocument(db, file, { now })
		const entries = proposeIds({ editionId, base, outline, ids: {} }, listUsedIds(db))
		const { lastInsertRowid } = insert(db).run({
			editionId,
			label,
			title,
			sourceSha256,
			source,
			outline: JSON.stringify(outline),
			clauseIds: JSON.stringify({ base: found, entries }),
			statements: JSON.stringify(statementsAfter(base.statements, { title, label })),
			changeNotes: JSON.stringify(input.changeNotes ?? []),
			actor,
			now,
		})
		const draft = Number(lastInsertRowid)
		const details = { draft, edition: editionId, sourceSha256, comparedWith: found.sha256 }
		recordEvidence(db, { at: now, actor, action: 'code.draft-created', subject: `code:${editionId}`, details })
		return { draft }
	})
}
