import type { Instant } from '#app/platform/calendar.ts'
import type { FormValues } from '#app/platform/form.ts'
import type { Database } from '#db/open.server.ts'
import { changeId, confirmIds } from './change-draft.server.ts'
import { entriesOf, type CodeDraft } from './code-draft.ts'
import type { DraftVersion } from './draft-version-token.ts'
import { idsOf } from './propose-ids.ts'

/** What an officer says of the matches: that all of them are right, that one is, or which clause of the edition before an entry is; null: none of them. */
export type MatchAnswer = { kind: 'confirm-all' } | { kind: 'confirm'; key: string } | { kind: 'change'; key: string; id: string | null }

export function readMatchAnswer({ intent, key = '', id = '' }: FormValues): MatchAnswer {
	if (intent === 'confirm-all') return { kind: intent }
	return intent === 'change' ? { kind: intent, key, id: id || null } : { kind: 'confirm', key }
}

/** Null if all went well, else why not. */
export function answerMatch(
	db: Database,
	draft: CodeDraft,
	version: DraftVersion,
	answer: MatchAnswer,
	context: { now: Instant; actor: string },
): string | null {
	const choices = idsOf(draft.base)
	if (answer.kind === 'confirm-all') {
		const keys = entriesOf(draft.outline).map(({ key }) => key)
		return confirmIds(db, version, keys, context)
	}
	const { key } = answer
	if (answer.kind === 'confirm') return confirmIds(db, version, [key], context)
	if (answer.id !== null && !choices.includes(answer.id)) return 'Choose a clause of the list'
	// An entry that is new already keeps the id that it has.
	const isNewAlready = answer.id === null && !choices.includes(draft.ids[key]?.id ?? '')
	return isNewAlready ? confirmIds(db, version, [key], context) : changeId(db, version, { key, id: answer.id }, context)
}

/** Whose match it was until then, if the answer takes one away. */
export const losesMatch = ({ ids }: Pick<CodeDraft, 'ids'>, answer: MatchAnswer): string | undefined =>
	answer.kind === 'change' && answer.id !== null
		? Object.keys(ids).find((other) => other !== answer.key && ids[other]?.id === answer.id)
		: undefined
