import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import type { AttestationEvent } from '#app/features/attestation/progress/attestation.machine.ts'
import { advanceAttestationRow, noAttestationProgress, underEdition } from '#app/features/attestation/progress/attestation-progress-row.ts'
import { whatToRead } from '#app/features/attestation/progress/what-to-read.server.ts'
import type { EditionText } from '#app/features/code/edition/edition-text.ts'
import { createDatabase } from '#tests/factories/database.ts'
import { commenceEdition } from '#tests/factories/edition.ts'

const db = createDatabase()
const phrases = ['Be honest in all that you do.', 'Refuse every gift.', 'Tell your manager about it, in writing, on the same day.']

/** An edition of two clauses: which phrases they have, and whether the council adopted them or they are plain English. */
function putInForce(textKind: EditionText['textKind'], [first, second]: readonly [number, number]) {
	const clauses = [first, second].map((at, index) => {
		const words = phrases[at] ?? ''
		return { id: `p${index + 1}`, number: `${index + 1}`, heading: null, plain: words, adopted: textKind === 'adopted' ? words : null }
	})
	const sections = [{ slug: 'one', heading: 'One', clauses }]
	const rest = { title: 'The Code', about: '', statements: [{ id: 'read', text: 'I have read it.' }], faq: [], changeNotes: [] }
	const text: EditionText = { format: 2, id: `${textKind} ${first} ${second}`, label: 'April', textKind, sections, ...rest }
	return commenceEdition(db, text, { now: Date.parse('2026-01-05T09:00:00Z') })
}
const all = (['plain-english', 'adopted'] as const).flatMap((kind) =>
	phrases.flatMap((_, first) => phrases.map((__, second) => putInForce(kind, [first, second]))),
)

type Step = { to: number } | { event: AttestationEvent['type'] }
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 1, arbitrary: fc.nat(all.length - 1).map((to) => ({ to })) },
	{
		weight: 6,
		arbitrary: fc
			.constantFrom(...(['OPEN_CODE', 'READ_PART', 'FINISH_CHECK', 'AGREE', 'ANSWER_INTERESTS', 'CONFIRM', 'DECLINE', 'BACK'] as const))
			.map((event) => ({ event })),
	},
)

/** One person, who answers under one edition after another. `read` holds the fingerprints of the texts that were put before them from the first word to the last. */
class Reader {
	#row = noAttestationProgress
	#begunWith: string | null = null
	#last: string | null = null
	readonly #read = new Set<string>()
	edition = all[0] ?? putInForce('plain-english', [0, 0])
	agreed = 0

	take(type: AttestationEvent['type']): void {
		const here = underEdition(this.#row, this.#begunWith, this.edition.fingerprint, this.#last)
		const reading = whatToRead(db, here.since, this.edition)
		const asked = { parts: reading.parts.map(({ id }) => id), statements: ['read'] }
		const next = advanceAttestationRow(here, this.#eventOf(type, asked.parts, here.read), asked)
		if (!next) return
		const isAllRead = next.state !== 'reading' && asked.parts.every((part) => next.read.includes(part))
		if (isAllRead && this.#knows(reading.what, here.since)) this.#read.add(this.edition.fingerprint)
		this.#row = next
		this.#begunWith = this.edition.fingerprint
		if (next.state === 'attested') this.#confirm()
	}

	/** Whoever reads only what changed has to have read the text before it, and of the same kind. */
	#knows(what: 'nothing' | 'changes' | 'whole', since: string | null): boolean {
		if (what === 'whole') return true
		const before = all.find(({ fingerprint }) => fingerprint === since)
		return before !== undefined && this.#read.has(before.fingerprint) && before.text.textKind === this.edition.text.textKind
	}

	#confirm(): void {
		expect(this.#read, 'They agree to words that were put before them').toContain(this.edition.fingerprint)
		this.#last = this.edition.fingerprint
		this.#row = noAttestationProgress
		this.#begunWith = null
		this.agreed += 1
	}

	#eventOf(type: AttestationEvent['type'], parts: readonly string[], read: readonly string[]): AttestationEvent {
		if (type === 'READ_PART') return { type, part: parts.find((part) => !read.includes(part)) ?? 'none' }
		if (type === 'AGREE') return { type, statements: ['read'] }
		if (type === 'ANSWER_INTERESTS') return { type, declared: [] }
		return { type }
	}
}

const straight: Step[] = (['OPEN_CODE', 'READ_PART', 'FINISH_CHECK', 'AGREE', 'ANSWER_INTERESTS', 'CONFIRM'] as const).map((event) => ({
	event,
}))

test.prop(
	[
		fc.array(fc.oneof({ weight: 3, arbitrary: step.map((one) => [one]) }, { weight: 1, arbitrary: fc.constant(straight) }), {
			maxLength: 40,
		}),
	],
	{
		numRuns: 2_000,
	},
)('nobody agrees to words that were not put before them, whatever editions come on the way', (steps) => {
	const reader = new Reader()
	for (const one of [...straight, ...steps.flat()]) {
		if ('to' in one) reader.edition = all[one.to] ?? reader.edition
		else reader.take(one.event)
	}
	expect(reader.agreed).toBeGreaterThan(0)
})
