import type { Reading } from '#app/features/attestation/progress/what-to-read.server.ts'

/** What there is to read with somebody before they answer, in one sentence. `agreedOn` is in words; null for somebody who has never agreed. */
export function describeReading(
	{ what, why, parts }: Pick<Reading, 'what' | 'why'> & { parts: readonly { minutes: number }[] },
	agreedOn: string | null,
): string {
	const total = parts.reduce((sum, { minutes }) => sum + minutes, 0)
	const minutes = `about ${total} ${total === 1 ? 'minute' : 'minutes'}`
	if (agreedOn === null) return `They have not agreed to the Code before. To read all of it together takes ${minutes}.`
	if (why === 'another-text')
		return `They agreed on ${agreedOn}, to another text. Even where this one says the same, nobody has read it to them: to read all of it together takes ${minutes}.`
	if (what === 'whole')
		return `They agreed on ${agreedOn}. Nearly all has been written anew since: to read all of it together takes ${minutes}.`
	if (what === 'nothing') return `Nothing in the Code has changed since they agreed on ${agreedOn}.`
	return `They agreed on ${agreedOn}. To read together what has changed since takes ${minutes}.`
}
