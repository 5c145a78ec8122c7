import { z } from 'zod'
import type { Day, Instant } from '#app/platform/calendar.ts'
import type { ChangeNote, EditionText } from '#app/features/code/edition/edition-text.ts'
import type { Outline } from '#app/features/code/reading/outline.ts'
import type { CodeDraftState } from './code-draft.machine.ts'

const entryIdSchema = z.object({
	id: z.string(),
	because: z.enum(['same words', 'similar words', 'same number', 'same place']).nullable(),
	likeness: z.number(),
	alternatives: z.array(z.string()),
	/** The officer has said that it is right. */
	confirmed: z.boolean(),
})

/** `base` is the edition whose ids were proposed, fixed when the draft began; `entries` are the ids by the keys of the outline. */
export const clauseIdsSchema = z.object({
	base: z.object({ id: z.string(), sha256: z.string() }),
	entries: z.record(z.string(), entryIdSchema),
})

export type EntryId = z.infer<typeof entryIdSchema>
export type EntryIds = Readonly<Record<string, EntryId>>

/** A council's document on its way to being an edition of the Code. */
export type CodeDraft = {
	id: number
	/** The edition that it will be. */
	editionId: string
	label: string
	title: string
	state: CodeDraftState
	/** The document as text, as it was read. */
	source: string
	outline: Outline
	/** The edition that it is compared with: the one of the same id, or the one that was in force. */
	base: EditionText
	baseSha256: string
	ids: EntryIds
	/** Plain English that was written here, by the keys of the outline; empty where what came with the base was taken out. */
	plain: Readonly<Record<string, string>>
	statements: EditionText['statements']
	changeNotes: ChangeNote[]
	material: boolean | null
	reason: string | null
	revision: number
	/** Who loaded it. */
	createdBy: string
	createdAt: Instant
	reviewedBy: string | null
	reviewedAt: Instant | null
	approver: string | null
	approvedOn: Day | null
	/** Who recorded that. */
	approvedBy: string | null
	minuteSha256: string | null
	sha256: string | null
}

/** A clause or a question of the outline, in reading order. */
export type Entry = {
	key: string
	kind: 'clause' | 'question'
	number: string | null
	/** Of a clause the heading of its section. */
	title: string
	/** The sub-heading over a clause. */
	heading: string | null
	text: string
	lines: readonly [number, number]
}

export const entriesOf = ({ sections, questions }: Outline): Entry[] => [
	...sections.flatMap(({ heading: title, clauses }) =>
		clauses.map(({ key, number, heading, text, lines }): Entry => ({ key, kind: 'clause', number, title, heading, text, lines })),
	),
	...questions.map(({ key, title, text, lines }): Entry => ({ key, kind: 'question', number: null, title, heading: null, text, lines })),
]

/** Characters of the title of an edition. */
export const longestTitle = 200

/** How people call an entry. */
export const nameOfEntry = ({ kind, number, title }: Pick<Entry, 'kind' | 'number' | 'title'>): string =>
	kind === 'question' ? `Question: ${title}` : number === null ? title : `Paragraph ${number}: ${title}`

/** In which somebody works on it. */
export const openStates = ['draft', 'reviewed'] as const satisfies readonly CodeDraftState[]

export const isOpen = ({ state }: Pick<CodeDraft, 'state'>): boolean => openStates.some((open) => open === state)

/** The base is this very Code: its printed numbers and its plain English hold for the council's own wording. */
export const isSameCode = ({ editionId, base }: Pick<CodeDraft, 'editionId' | 'base'>): boolean => base.id === editionId

export type Step = 'outline' | 'ids' | 'statements'

/** What has to be done before somebody can review a draft. */
export function whatIsMissing({
	outline,
	ids,
	statements,
}: Pick<CodeDraft, 'outline' | 'ids' | 'statements'>): { step: Step; text: string }[] {
	const entries = entriesOf(outline)
	const unconfirmed = entries.filter(({ key }) => !ids[key]?.confirmed).length
	const missing: { step: Step; text: string }[] = []
	if (!entries.some(({ kind }) => kind === 'clause')) missing.push({ step: 'outline', text: 'The document has no clauses' })
	if (outline.unsure.length > 0)
		missing.push({ step: 'outline', text: `${counted(outline.unsure.length, 'place')} in the outline still to answer` })
	if (unconfirmed > 0) missing.push({ step: 'ids', text: `${counted(unconfirmed, 'clause')} still to match` })
	if (statements.length === 0) missing.push({ step: 'statements', text: 'Write at least one statement to agree to' })
	return missing
}

export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
