import { and, desc, eq, inArray, lte, ne, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { dayOf, type Day, type Instant } from '#app/platform/calendar.ts'
import { keepDocument } from '#app/platform/keep-document.server.ts'
import { isCurrent } from '#db/as-at.server.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { codeDrafts, codeEditions, codePublications } from '#db/schema/code.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { clauseIdsSchema, openStates, type CodeDraft } from './code-draft.ts'
import { editionIdError } from './draft-limits.ts'
import { readPlain } from './draft-plain.ts'
import { statementsAfter } from './draft-statements.ts'
import { changeNoteSchema, editionTextSchema, type ChangeNote, type EditionText } from '#app/features/code/edition/edition-text.ts'
import { findEdition } from '#app/features/code/edition/find-edition.server.ts'
import { outlineSchema, type Outline } from '#app/features/code/reading/outline.ts'
import { proposeIds } from './propose-ids.ts'

type Context = { now: Instant; actor: string }

const columns = {
	id: codeDrafts.id,
	editionId: codeDrafts.editionId,
	label: codeDrafts.label,
	title: codeDrafts.title,
	state: codeDrafts.state,
	source: codeDrafts.source,
	outline: codeDrafts.outline,
	clauseIds: codeDrafts.clauseIds,
	plain: codeDrafts.plain,
	statements: codeDrafts.statements,
	changeNotes: codeDrafts.changeNotes,
	material: codeDrafts.material,
	reason: codeDrafts.reason,
	revision: codeDrafts.revision,
	createdBy: codeDrafts.createdBy,
	createdAt: codeDrafts.createdAt,
	reviewedBy: codeDrafts.reviewedBy,
	reviewedAt: codeDrafts.reviewedAt,
	approver: codeDrafts.approver,
	approvedOn: codeDrafts.approvedOn,
	approvedBy: codeDrafts.approvedBy,
	minuteSha256: codeDrafts.minuteSha256,
	sha256: codeDrafts.sha256,
}
type Row = Pick<typeof codeDrafts.$inferSelect, keyof typeof columns>

const findLatest = prepared((db) =>
	db
		.select(columns)
		.from(codeDrafts)
		.where(and(eq(codeDrafts.editionId, sql.placeholder('editionId')), ne(codeDrafts.state, 'discarded')))
		.orderBy(desc(codeDrafts.id))
		.limit(1)
		.prepare(),
)
const findById = prepared((db) =>
	db
		.select(columns)
		.from(codeDrafts)
		.where(eq(codeDrafts.id, sql.placeholder('id')))
		.prepare(),
)
const findOpen = prepared((db) =>
	db
		.select({ editionId: codeDrafts.editionId, label: codeDrafts.label })
		.from(codeDrafts)
		.where(inArray(codeDrafts.state, openStates))
		.prepare(),
)
/** A draft has one title; what the document prints stays beside it. */
const entitled = (outline: Outline, title: string): Outline =>
	outline.title === title ? outline : { ...outline, title, was: outline.was ?? outline.title }

function readDraft(db: Database, { clauseIds, ...row }: Row): CodeDraft {
	const { base, entries } = clauseIdsSchema.parse(clauseIds)
	return {
		...row,
		outline: entitled(outlineSchema.parse(row.outline), row.title),
		base: requireText(db, base.sha256),
		baseSha256: base.sha256,
		ids: entries,
		plain: readPlain(row.plain, entries),
		statements: editionTextSchema.shape.statements.parse(row.statements),
		changeNotes: z.array(changeNoteSchema).parse(row.changeNotes),
	}
}

function requireText(db: Database, sha256: string): EditionText {
	const text = findEdition(db, { sha256 })
	if (!text) throw new Error(`Edition ${sha256} is not recorded.`)
	return text
}

/** The edition that a new text is compared with: what was published under the same id; else what is in force. */
function findBase(db: Database, { editionId, today }: { editionId: string; today: Day }): { id: string; sha256: string } | undefined {
	const { editionId: id, sha256, effectiveFrom, recordedAt } = codePublications
	return db
		.select({ id, sha256 })
		.from(codePublications)
		.where(and(isCurrent(codePublications), or(eq(id, editionId), lte(effectiveFrom, today))))
		.orderBy(desc(eq(id, editionId)), desc(effectiveFrom), desc(recordedAt), desc(codePublications.id))
		.limit(1)
		.get()
}

/** The draft of an edition: the open one; else the one that was approved last. Null if there is none. */
export function findDraft(db: Database, { editionId }: { editionId: string }): CodeDraft | null {
	const row = findLatest(db).get({ editionId })
	return row ? readDraft(db, row) : null
}

/** By its number. */
export function findDraftById(db: Database, { id }: { id: number }): CodeDraft | null {
	const row = findById(db).get({ id })
	return row ? readDraft(db, row) : null
}

/** The draft that somebody works on: there is one at a time. Null if there is none. */
export const findOpenDraft = (db: Database): { editionId: string; label: string } | null => findOpen(db).get() ?? null

/** The ids of the clauses, questions and statements of every edition there ever was. */
export function listUsedIds(db: Database): ReadonlySet<string> {
	const rows = db
		.selectDistinct({ id: sql<string>`part.value` })
		.from(codeEditions)
		.innerJoin(sql`json_tree(${codeEditions.body}) part`, sql`part.key = 'id' and part.type = 'text'`)
		.all()
	return new Set(rows.map(({ id }) => id))
}

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
		const found = findBase(db, { editionId, today: dayOf(now) })
		if (!found) throw new Error('No edition of the Code is in force.')
		const base = requireText(db, found.sha256)
		const label = input.label || (base.id === editionId ? base.label : editionId)
		const title = outline.title || base.title
		const sourceSha256 = keepDocument(db, file, { now })
		const entries = proposeIds({ editionId, base, outline, ids: {} }, listUsedIds(db))
		const { draft } = db
			.insert(codeDrafts)
			.values({
				editionId,
				label,
				title,
				state: 'draft',
				sourceSha256,
				source,
				outline,
				clauseIds: { base: found, entries },
				plain: {},
				statements: statementsAfter(base.statements, { title, label }),
				changeNotes: input.changeNotes ?? [],
				revision: 0,
				createdBy: actor,
				createdAt: now,
				updatedAt: now,
			})
			.returning({ draft: codeDrafts.id })
			.get()
		const details = { draft, edition: editionId, sourceSha256, comparedWith: found.sha256 }
		recordEvidence(db, { at: now, actor, action: 'code.draft-created', subject: `code:${editionId}`, details })
		return { draft }
	})
}
