import { unreadMarks, type UnreadKind } from './unread-marks.ts'

/** Characters that are none stand before a text of Word that is not to be read, while it goes through a library that does not know why. */
const firstSign = 0xfdd0
const kinds = Object.keys(unreadMarks) as UnreadKind[]
const anySign = /[\ufdd0-\ufdef]/g

export const writeSign = (kind: UnreadKind | null, text: string): string =>
	(kind === null ? '' : String.fromCharCode(firstSign + kinds.indexOf(kind))) + text.replaceAll(anySign, '')

export function readSign(value: string): { kind: UnreadKind | null; text: string } {
	const kind = kinds[value.charCodeAt(0) - firstSign] ?? null
	return { kind, text: kind === null ? value : value.slice(1) }
}
