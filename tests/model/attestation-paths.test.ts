import { describe, expect, it } from 'vitest'
import { transition } from 'xstate'
import { getShortestPaths } from 'xstate/graph'
import { advanceAttestation, progressUnder } from '#app/features/attestation/progress/advance-attestation.server.ts'
import { answerElsewhere } from '#app/features/attestation/assisted/answer-elsewhere.server.ts'
import {
	attestationMachine,
	type AnsweredElsewhere,
	type AttestationEvent,
} from '#app/features/attestation/progress/attestation.machine.ts'
import { findAttestationProgress } from '#app/features/attestation/progress/find-attestation-progress.server.ts'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { dayOf } from '#app/platform/calendar.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { commenceEdition } from '#tests/factories/edition.ts'
import { createSmallCouncil, tryOut, type SmallCouncil } from '#tests/factories/small-council.ts'

/** The council's edition with other words in its first clause, and perhaps other statements. */
function amended({ attester: { edition } }: SmallCouncil, id: string, words: string) {
	const [first, ...sections] = edition.text.sections
	const [clause, ...clauses] = first?.clauses ?? []
	if (!first || !clause) throw new Error('The edition has no clause.')
	return { ...edition.text, id, label: id, sections: [{ ...first, clauses: [{ ...clause, plain: words }, ...clauses] }, ...sections] }
}

/** Somebody who reads the whole Code, who has nothing to read, and who reads what changed since they last agreed. */
const people = {
	'for the first time': { parts: ['start', 'questions-people-ask'], create: () => createSmallCouncil() },
	'again, the same text': { parts: [], create: () => createSmallCouncil({ renewal: true }) },
	'again, after a change': {
		parts: ['changes'],
		create: () => {
			const council = createSmallCouncil({ renewal: true })
			const edition = commenceEdition(council.db, amended(council, '2026', 'Other words now.'), { now: council.now })
			return { ...council, attester: { ...council.attester, edition } }
		},
	},
}

const statements = ['read', 'follow']
type Happening = AttestationEvent | AnsweredElsewhere
const elsewhere = (outcome: AnsweredElsewhere['outcome'], agreedTo: readonly string[], declared: readonly number[] | null): Happening => ({
	type: 'ANSWERED_ELSEWHERE',
	outcome,
	statements: agreedTo,
	declared,
})
const eventsFor = (parts: readonly string[]): Happening[] => [
	{ type: 'OPEN_CODE' },
	...[...parts, 'no-part'].map((part) => ({ type: 'READ_PART' as const, part })),
	{ type: 'FINISH_READING' },
	{ type: 'FINISH_CHECK' },
	{ type: 'AGREE', statements: [] },
	{ type: 'AGREE', statements: ['follow'] },
	{ type: 'AGREE', statements: ['follow', 'read'] },
	{ type: 'ANSWER_INTERESTS', declared: [] },
	{ type: 'BACK' },
	{ type: 'CONFIRM' },
	{ type: 'DECLINE' },
	elsewhere('agreed', statements, []),
	elsewhere('agreed', ['read'], []),
	elsewhere('not-agreed', [], null),
]
const words = (event: Happening) =>
	[
		event.type,
		...('outcome' in event ? [event.outcome] : []),
		...('part' in event ? [event.part] : []),
		...('statements' in event ? event.statements : []),
	].join(' ')
const pathsFor = (parts: readonly string[]) =>
	getShortestPaths(attestationMachine, {
		input: { parts, read: [], statements, agreed: [], declared: null },
		events: eventsFor(parts),
	}).map(({ state, steps }) => ({
		state,
		steps: steps.slice(1),
		name:
			steps
				.slice(1)
				.map(({ event }) => words(event))
				.join(', ') || 'nothing yet',
	}))
type Snapshot = ReturnType<typeof pathsFor>[number]['state']

/** What is recorded for good by an event. */
const outcomeOf = (event: Happening): string[] => {
	if (event.type === 'ANSWERED_ELSEWHERE') return [event.outcome]
	return event.type === 'CONFIRM' ? ['agreed'] : event.type === 'DECLINE' ? ['not-agreed'] : []
}

const progressOf = ({ db, attester, context }: SmallCouncil) =>
	findAttestationProgress(db, { personId: attester.personId, requirementId: attester.requirement.id, today: dayOf(context.now) })
const versionOf = (council: SmallCouncil) => ({ revision: progressOf(council).revision, edition: council.attester.edition.fingerprint })
/** Lets somebody take a step at their screen, or somebody else record what they answered elsewhere. Why it is refused, or null. */
function happen(council: SmallCouncil, event: Happening, version = versionOf(council)): string | null {
	const { db, attester, context } = council
	if (event.type !== 'ANSWERED_ELSEWHERE')
		return advanceAttestation(db, attester, { event, version, comment: event.type === 'DECLINE' ? 'Not this.' : null }, context)
	const answer = { ...event, comment: null, note: 'At the depot.', documentSha256: null }
	const answered = inTransaction(db, () => answerElsewhere(db, attester, answer, 'assisted', context))
	return 'refusal' in answered ? answered.refusal : null
}

function stored({ db, context }: SmallCouncil) {
	const row = db.$client
		.prepare<[number], { state: string; read: string; agreed: string; interests: string | null }>(
			'select state, parts_read as read, agreed, interests from attestation_progress where started_at = ?',
		)
		.get(context.now)
	return row ?? { state: 'notStarted', read: '[]', agreed: '[]', interests: null }
}
const asStored = ({ value, context: { read, agreed, declared } }: Snapshot) => ({
	state: value,
	read: JSON.stringify(read),
	agreed: JSON.stringify(agreed),
	interests: declared && JSON.stringify(declared),
})
const given = ({ db, context }: SmallCouncil) =>
	db.$client
		.prepare<[number], { outcome: string; statements: string; interests: string | null }>(
			'select outcome, statements, interests from attestations where attested_at = ? order by id',
		)
		.all(context.now)

describe.each(Object.entries(people))('the attestation, %s', (_, { parts, create }) => {
	const paths = pathsFor(parts)

	it('can get into every state', () => {
		const fresh = create()
		expect(progressUnder(fresh.db, progressOf(fresh), fresh.attester.edition).asked).toEqual({ parts, statements })
		expect(new Set(paths.map(({ state }) => state.value))).toEqual(new Set(Object.keys(attestationMachine.states)))
	})

	it.each(paths.map((path) => [path.name, path] as const))('%s', (_name, { steps, state }) => {
		const council = create()
		const completions = () => council.db.$client.prepare('select count(*) from completions where requirement_id = 2').pluck().get()
		const before = completions()
		for (const step of steps) {
			expect(happen(council, step.event)).toBeNull()
			expect(stored(council), words(step.event)).toEqual(asStored(step.state))
		}
		expect(stored(council)).toEqual(asStored(state))
		const ends = steps.flatMap(({ event }) => outcomeOf(event))
		expect(given(council).map(({ outcome }) => outcome)).toEqual(ends)
		expect(completions()).toBe(Number(before) + ends.filter((end) => end === 'agreed').length)
		expect(verifyEvidence(council.db).errors).toEqual([])
	})

	it('takes every event in every state as the machine does, and refuses what it refuses', () => {
		for (const { steps, state, name } of paths) {
			const council = create()
			for (const step of steps) happen(council, step.event)
			const before = { attestationProgress: stored(council), given: given(council) }
			for (const event of eventsFor(parts)) {
				const told = `${name}, then ${words(event)}`
				tryOut(council.db, () => {
					const refusal = happen(council, event)
					if (state.can(event)) {
						expect(refusal, told).toBeNull()
						expect(stored(council), told).toEqual(asStored(transition(attestationMachine, state, event)[0]))
					} else {
						expect(refusal, told).toBe(state.matches('attested') ? 'not-open' : 'not-now')
						expect({ attestationProgress: stored(council), given: given(council) }, told).toEqual(before)
					}
				})
			}
		}
	})

	it('goes where the machine goes when another edition is in force, records nothing against either, and goes on from there', () => {
		for (const { steps, state, name } of paths) {
			const council = create()
			for (const step of steps) happen(council, step.event)
			const before = { attestationProgress: stored(council), given: given(council) }
			const edition = commenceEdition(council.db, amended(council, '2027', 'Words that nobody has read.'), { now: council.now })
			for (const event of eventsFor(parts).filter(({ type }) => type !== 'ANSWERED_ELSEWHERE')) {
				expect(happen(council, event), name).toBe(state.matches('attested') ? 'not-open' : 'new-edition')
				expect({ attestationProgress: stored(council), given: given(council) }, name).toEqual(before)
			}
			const newer = { ...council, attester: { ...council.attester, edition } }
			const { row, asked } = progressUnder(council.db, progressOf(council), edition)
			const [moved] = transition(attestationMachine, state, { type: 'NEW_EDITION' })
			if (state.can({ type: 'NEW_EDITION' })) {
				expect({ state: row.state, read: row.read, agreed: row.agreed, declared: row.declared }, name).toEqual({
					state: moved.value,
					read: [],
					agreed: [],
					declared: null,
				})
				const first = row.state === 'declined' ? { type: 'OPEN_CODE' as const } : { type: 'READ_PART' as const, part: asked.parts[0] ?? '' }
				expect(happen(newer, first), name).toBeNull()
			}
		}
	})
})

describe('what is recorded', () => {
	const read: AttestationEvent[] = [
		{ type: 'OPEN_CODE' },
		{ type: 'READ_PART', part: 'start' },
		{ type: 'READ_PART', part: 'questions-people-ask' },
		{ type: 'FINISH_CHECK' },
	]
	const agree: AttestationEvent[] = [{ type: 'AGREE', statements }, { type: 'ANSWER_INTERESTS', declared: [] }, { type: 'CONFIRM' }]

	it('holds every statement in its exact words, what was ticked, and what was declared', () => {
		const council = createSmallCouncil()
		for (const event of [...read, ...agree]) expect(happen(council, event)).toBeNull()
		expect(JSON.parse(given(council)[0]?.statements ?? '')).toEqual(
			council.attester.edition.statements.map(({ id, text }) => ({ id, text, agreed: true })),
		)
		expect(given(council)[0]?.interests).toBe('[]')
	})

	it('names the entry of the evidence that vouches for it', () => {
		const council = createSmallCouncil()
		for (const event of [...read, ...agree]) happen(council, event)
		const entry = council.db.$client
			.prepare('select e.action, e.subject from attestations a join evidence e on e.seq = a.evidence_seq')
			.get()
		expect(entry).toEqual({ action: 'attestation.given', subject: `person:${council.attester.personId}/code/1` })
	})

	it('keeps a no with its comment for HR to see to, also when a yes follows without reading again', () => {
		const council = createSmallCouncil()
		for (const event of [...read, { type: 'DECLINE' } as const]) happen(council, event)
		const refusals = () =>
			council.db.$client.prepare('select f.state, a.comment from refusals f join attestations a on a.id = f.attestation_id').all()
		expect(refusals()).toEqual([{ state: 'open', comment: 'Not this.' }])
		const again: AttestationEvent[] = [{ type: 'OPEN_CODE' }, { type: 'FINISH_READING' }, { type: 'FINISH_CHECK' }, ...agree]
		for (const event of again) expect(happen(council, event)).toBeNull()
		expect(given(council).map(({ outcome }) => outcome)).toEqual(['not-agreed', 'agreed'])
		expect(refusals()).toEqual([{ state: 'open', comment: 'Not this.' }])
	})

	it('asks whoever had read the edition before for what changed since that one only', () => {
		const council = createSmallCouncil()
		for (const event of [...read, ...agree.slice(0, 2)]) happen(council, event)
		const edition = commenceEdition(council.db, amended(council, '2026', 'Other words.'), { now: council.now })
		const newer = { ...council, attester: { ...council.attester, edition } }
		expect(progressUnder(council.db, progressOf(newer), edition).asked.parts).toEqual(['changes'])
		expect(happen(newer, { type: 'READ_PART', part: 'changes' })).toBeNull()
		expect(progressUnder(council.db, progressOf(newer), edition).asked.parts).toEqual(['changes'])
	})

	it('goes by the machine when somebody else records the answer: a no is a no on their page, and half of the reading is not lost to it', () => {
		const council = createSmallCouncil()
		const [open, start] = read
		if (!open || !start) throw new Error('There is nothing to read.')
		for (const event of [open, start]) happen(council, event)
		const before = versionOf(council)
		expect(happen(council, elsewhere('not-agreed', ['read'], null))).toBeNull()
		expect(stored(council)).toMatchObject({ state: 'declined', read: '["start"]', agreed: '["read"]' })
		expect(happen(council, { type: 'READ_PART', part: 'questions-people-ask' }, before)).toBe('changed')
		expect(happen(council, open)).toBeNull()
		expect(happen(council, elsewhere('agreed', statements, []))).toBeNull()
		expect(stored(council)).toMatchObject({ state: 'attested', agreed: '["read","follow"]', interests: '[]' })
		expect(given(council).map(({ outcome }) => outcome)).toEqual(['not-agreed', 'agreed'])
		expect(verifyEvidence(council.db).errors).toEqual([])
	})

	it('refuses a step from an older page', () => {
		const council = createSmallCouncil()
		const version = versionOf(council)
		expect(happen(council, { type: 'OPEN_CODE' })).toBeNull()
		expect(happen(council, { type: 'READ_PART', part: 'start' }, version)).toBe('changed')
		expect(stored(council)).toMatchObject({ state: 'reading', read: '[]' })
	})
})
