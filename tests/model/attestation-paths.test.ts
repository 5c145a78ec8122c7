import { describe, expect, it } from 'vitest'
import { transition } from 'xstate'
import { getShortestPaths } from 'xstate/graph'
import { advanceAttestation } from '#app/features/attestation/advance-attestation.server.ts'
import { attestationMachine, type AttestationEvent } from '#app/features/attestation/attestation.machine.ts'
import { findJourney } from '#app/features/attestation/find-journey.server.ts'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { dayOf } from '#app/platform/calendar.ts'
import { putInForce } from '#tests/factories/edition.ts'
import { createSmallCouncil, tryOut, type SmallCouncil } from '#tests/factories/small-council.ts'

const statements = ['read', 'follow']
const events: AttestationEvent[] = [
	{ type: 'OPEN_CODE' },
	{ type: 'FINISH_READING' },
	{ type: 'AGREE', statements: [] },
	{ type: 'AGREE', statements: ['follow'] },
	{ type: 'AGREE', statements: ['follow', 'read'] },
	{ type: 'BACK' },
	{ type: 'CONFIRM' },
	{ type: 'DECLINE' },
]
const words = (event: AttestationEvent) => [event.type, ...('statements' in event ? event.statements : [])].join(' ')
const paths = getShortestPaths(attestationMachine, { input: { statements, agreed: [] }, events }).map(({ state, steps }) => ({
	state,
	steps: steps.slice(1),
	name:
		steps
			.slice(1)
			.map(({ event }) => words(event))
			.join(', ') || 'nothing yet',
}))
type Snapshot = (typeof paths)[number]['state']

const journeyOf = ({ db, attester, context }: SmallCouncil) =>
	findJourney(db, { personId: attester.personId, requirementKey: attester.requirement.key, today: dayOf(context.now) })
const happen = (council: SmallCouncil, event: AttestationEvent) =>
	advanceAttestation(
		council.db,
		council.attester,
		{ event, seen: journeyOf(council).revision, comment: event.type === 'DECLINE' ? 'Not this.' : null },
		council.context,
	)

function stored({ db }: SmallCouncil) {
	const row = db.$client
		.prepare<[], { state: string; agreed: string }>('select state, agreed from attestation_journeys order by cycle desc')
		.get()
	return row ?? { state: 'notStarted', agreed: '[]' }
}
const asStored = ({ value, context: { agreed } }: Snapshot) => ({ state: value, agreed: JSON.stringify(agreed) })
const given = ({ db }: SmallCouncil) =>
	db.$client.prepare<[], { outcome: string; statements: string }>('select outcome, statements from attestations order by id').all()

describe.each([[false], [true]])('the attestation (renewal: %s)', (renewal) => {
	it('can get into every state', () => {
		expect(new Set(paths.map(({ state }) => state.value))).toEqual(new Set(Object.keys(attestationMachine.states)))
	})

	it.each(paths.map((path) => [path.name, path] as const))('%s', (_, { steps, state }) => {
		const council = createSmallCouncil({ renewal })
		for (const step of steps) {
			expect(happen(council, step.event)).toBeNull()
			expect(stored(council), words(step.event)).toEqual(asStored(step.state))
		}
		expect(stored(council)).toEqual(asStored(state))
		const ends = steps.flatMap(({ event }) => (event.type === 'CONFIRM' ? ['agreed'] : event.type === 'DECLINE' ? ['not-agreed'] : []))
		expect(given(council).map(({ outcome }) => outcome)).toEqual(ends)
		const completions = council.db.$client.prepare('select count(*) from completions where requirement_id = 2').pluck().get()
		expect(completions).toBe((renewal ? 1 : 0) + ends.filter((end) => end === 'agreed').length)
		expect(verifyEvidence(council.db).faults).toEqual([])
	})

	it('takes every event in every state as the machine does, and refuses what it refuses', () => {
		for (const { steps, state, name } of paths) {
			const council = createSmallCouncil({ renewal })
			for (const step of steps) happen(council, step.event)
			const before = { journey: stored(council), given: given(council) }
			for (const event of events) {
				const told = `${name}, then ${words(event)}`
				tryOut(council.db, () => {
					const refusal = happen(council, event)
					if (state.can(event)) {
						expect(refusal, told).toBeNull()
						expect(stored(council), told).toEqual(asStored(transition(attestationMachine, state, event)[0]))
					} else {
						expect(refusal, told).toBe(state.matches('attested') ? 'not-open' : 'not-now')
						expect({ journey: stored(council), given: given(council) }, told).toEqual(before)
					}
				})
			}
		}
	})
})

describe('what is recorded', () => {
	const steps: AttestationEvent[] = [{ type: 'OPEN_CODE' }, { type: 'FINISH_READING' }, { type: 'AGREE', statements }]

	it('holds every statement in its exact words, and what was ticked', () => {
		const council = createSmallCouncil()
		for (const event of [...steps, { type: 'CONFIRM' } as const]) happen(council, event)
		expect(JSON.parse(given(council)[0]?.statements ?? '')).toEqual(
			council.attester.edition.statements.map(({ id, text }) => ({ id, text, agreed: true })),
		)
	})

	it('tells HR of a no with its comment, and keeps it when a yes follows', () => {
		const council = createSmallCouncil()
		for (const event of [...steps.slice(0, 2), { type: 'DECLINE' } as const]) happen(council, event)
		expect(council.db.$client.prepare('select recipient, kind, body, handled_at as handled from messages').all()).toEqual([
			{ recipient: 'hr', kind: 'attestation-declined', body: 'Not this.', handled: null },
		])
		for (const event of [...steps, { type: 'CONFIRM' } as const]) expect(happen(council, event)).toBeNull()
		expect(given(council).map(({ outcome }) => outcome)).toEqual(['not-agreed', 'agreed'])
	})

	it('begins again when a new edition comes between', () => {
		const council = createSmallCouncil()
		for (const event of steps) happen(council, event)
		const edition = putInForce(council.db, { ...council.attester.edition.text, id: '2026' }, { now: council.now })
		const newer = { ...council, attester: { ...council.attester, edition } }
		expect(happen(newer, { type: 'CONFIRM' })).toBe('not-now')
		expect(happen(newer, { type: 'OPEN_CODE' })).toBeNull()
		expect(stored(newer)).toEqual({ state: 'reading', agreed: '[]' })
	})

	it('refuses a step from an older page', () => {
		const council = createSmallCouncil()
		const { revision } = journeyOf(council)
		expect(happen(council, { type: 'OPEN_CODE' })).toBeNull()
		const again = advanceAttestation(council.db, council.attester, { event: { type: 'FINISH_READING' }, seen: revision }, council.context)
		expect(again).toBe('changed')
		expect(stored(council)).toEqual({ state: 'reading', agreed: '[]' })
	})
})
