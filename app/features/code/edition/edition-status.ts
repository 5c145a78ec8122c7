import { inWords, type Day } from '#app/platform/calendar.ts'

type Published = { id: string; label: string; fingerprint: string; effectiveFrom: Day }

/** In words, how a text stands on a day among those that were published, in the order in which they come into force; null for the one that binds. */
export function describeEditionStatus(published: readonly Published[], fingerprint: string, today: Day): string | null {
	const inForce = published.findLastIndex(({ effectiveFrom }) => effectiveFrom <= today)
	const at = published.findLastIndex((edition) => edition.fingerprint === fingerprint)
	if (at === inForce) return null
	const from = published[at]?.effectiveFrom
	if (at > inForce && from !== undefined) return `This edition is not in force yet: it binds from ${inWords(from)}.`
	const next = published[at + 1]?.effectiveFrom
	if (at >= 0 && next !== undefined) return `This edition was superseded on ${inWords(next)}. It does not bind any more.`
	return 'This text is not in force. It is kept as it was.'
}

/**
 * The fingerprint of what somebody compares an edition with who does not say: what they last agreed to, unless that is this edition or a later one; then the one
 * before it. Undefined if there is nothing: it is the first, or all of it is new to them.
 */
export function editionBefore(published: readonly Published[], fingerprint: string, agreed: string | undefined): string | undefined {
	const at = published.findIndex((edition) => edition.fingerprint === fingerprint)
	if (at === 0 || agreed === undefined) return undefined
	return published.slice(at).some((edition) => edition.fingerprint === agreed) ? published[at - 1]?.fingerprint : agreed
}
