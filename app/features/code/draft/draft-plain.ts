import { z } from 'zod'
import { entriesOf, type Draft, type EntryIds } from './draft.ts'
import type { OutlineEdit } from './edit-outline.ts'
import type { Outline } from '#app/features/code/reading/outline.ts'

type Plain = Draft['plain']

const texts = z.record(z.string(), z.string())
/** Drafts of before have the plain English by the id of the clause, which another clause may take. */
const keptSchema = z.union([z.object({ entries: texts }), texts.transform((byId) => ({ byId }))])

export function readPlain(kept: string, ids: EntryIds): Plain {
	const plain = keptSchema.parse(JSON.parse(kept))
	if ('entries' in plain) return plain.entries
	return Object.fromEntries(
		Object.entries(ids).flatMap(([key, { id }]) => {
			const text = plain.byId[id]
			return text === undefined ? [] : [[key, text]]
		}),
	)
}

export const writePlain = (entries: Plain): string => JSON.stringify({ entries })

/** What was written for an entry goes with it where a correction joins it with the one before, or makes it a question or a clause. */
export function movePlain({ outline, plain }: Pick<Draft, 'outline' | 'plain'>, after: Outline, { kind }: OutlineEdit): Plain {
	const [olds, news] = [entriesOf(outline).map(({ key }) => key), entriesOf(after).map(({ key }) => key)]
	const left = olds.findIndex((key) => !news.includes(key))
	const { [olds[left] ?? '']: moved, ...rest } = plain
	if (moved === undefined) return plain
	const target = kind === 'join-clause' ? olds[left - 1] : news.find((key) => !olds.includes(key))
	return target === undefined ? rest : { ...rest, [target]: [rest[target], moved].filter(Boolean).join('\n\n') }
}
