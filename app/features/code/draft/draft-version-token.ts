import type { Draft } from './draft.ts'

/** Which draft a form is about and how far it had come when the page was made: a hidden field, so that two tabs cannot undo each other. */
export const writeVersionToken = ({ id, revision }: Pick<Draft, 'id' | 'revision'>): string => `${id}.${revision}`

/** A form that does not say matches no draft. */
export function readVersionToken(formValues: string | undefined): { draft: number; revision: number } {
	const [, draft, revision] = /^(\d{1,9})\.(\d{1,9})$/.exec(formValues ?? '') ?? []
	return { draft: Number(draft ?? -1), revision: Number(revision ?? -1) }
}
