import type { Proposal } from '#app/features/content/content.ts'
import type { ChangeNote } from './edition-text.ts'

/** What a proposal says of its changes, for the edition that it becomes. */
export const notesOfProposal = (proposal: Proposal | undefined): ChangeNote[] =>
	proposal?.changes.map(({ id, title, text, clauses, paragraphs }) => ({ id, title, text, clauses: [...clauses], paragraphs })) ?? []
