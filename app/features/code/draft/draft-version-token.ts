import type { CodeDraft } from './code-draft.ts'

/** Which draft, and the revision that somebody saw: another tab may have changed it since. */
export type DraftVersion = { draft: number; revision: number }

/** Which draft a form is about and how far it had come when the page was made: a hidden field, so that two tabs cannot undo each other. */
export const writeVersionToken = ({ id, revision }: Pick<CodeDraft, 'id' | 'revision'>): string => `${id}.${revision}`

/** A form that does not say matches no draft. */
export function readVersionToken(token: string | undefined): DraftVersion {
	const [, draft, revision] = /^(\d{1,9})\.(\d{1,9})$/.exec(token ?? '') ?? []
	return { draft: Number(draft ?? -1), revision: Number(revision ?? -1) }
}
