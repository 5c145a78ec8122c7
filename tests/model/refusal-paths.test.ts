import { beforeEach, describe, expect, it } from 'vitest'
import { transition } from 'xstate'
import { getShortestPaths } from 'xstate/graph'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { findRefusal } from '#app/features/attestation/refusals/find-refusal.server.ts'
import { refusalMachine, type RefusalEvent } from '#app/features/attestation/refusals/refusal.machine.ts'
import { closeRefusal, giveRefusal, recordRefusalStep } from '#app/features/attestation/refusals/see-to-refusal.server.ts'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { findViewer, startSession, type Viewer } from '#app/features/sign-in/sessions.server.ts'
import { attestAtOnce } from '#app/features/attestation/assisted/attest-at-once.server.ts'
import { refusalStates } from '#db/schema/attestation.ts'
import { attestCode, attesterOf, createLearner, type Someone } from '#tests/factories/learner.ts'
import { createSite, type TestSite } from '#tests/factories/site.ts'
import { tryOut } from '#tests/factories/small-council.ts'

const now = Date.parse('2026-11-20T10:00:00Z')
const [first, second] = [2, 3]
const events: RefusalEvent[] = [
	{ type: 'TAKE_ON', owner: first },
	{ type: 'TAKE_ON', owner: second },
	{ type: 'RECORD_STEP' },
	{ type: 'CLOSE', outcome: 'agreed', isSo: true, by: first },
	{ type: 'CLOSE', outcome: 'exempt', isSo: false, by: first },
	{ type: 'CLOSE', outcome: 'other', isSo: false, by: first },
]
const words = (event: RefusalEvent) => Object.values(event).join(' ')
const paths = getShortestPaths(refusalMachine, { input: { owner: null, outcome: null }, events }).map(({ state, steps }) => ({
	state,
	// The first step is the machine's own start.
	steps: steps.slice(1),
	name:
		steps
			.slice(1)
			.map(({ event }) => words(event))
			.join(', ') || 'nothing yet',
}))
type Snapshot = (typeof paths)[number]['state']

let site: TestSite
let viewer: Viewer
let officer: Someone
let requirementId: number

beforeEach(() => {
	site = createSite({ now, counted: false })
	officer = createLearner(site, { employeeNumber: '100001' })
	for (const employeeNumber of ['100002', '100003']) {
		const { personId, context } = createLearner(site, { employeeNumber })
		grantRole(site.db, { personId, role: 'hr' }, context)
	}
	const attester = attesterOf(site, officer)
	requirementId = attester.requirement.id
	expect(attestAtOnce(site.db, attester, { end: 'DECLINE', comment: 'Not the gifts.' }, officer.context)).toBe(true)
	// What the record shows: they have agreed, which closes nothing by itself.
	attestCode(site, officer)
	const token = startSession(site.db, { employeeNumber: '100002' }, { now })
	const found = token && findViewer(site.db, { token }, { now })
	if (!found) throw new Error('Nobody is signed in.')
	viewer = found
})

const stored = () => {
	const found = findRefusal(site.db, { id: 1, requirementId }, viewer)
	if (!found) throw new Error('There is no refusal.')
	return found
}

/** Lets the event happen as the product does. Whether it did. */
function happen(event: RefusalEvent): boolean {
	const seen = { id: 1, revision: stored().revision, requirementId }
	if (event.type === 'TAKE_ON') return giveRefusal(site.db, seen, { owner: event.owner, words: '' }, viewer) === null
	if (event.type === 'RECORD_STEP') return recordRefusalStep(site.db, seen, { takenOn: '2026-11-20', words: 'A talk.' }, viewer) === null
	const outcome = event.outcome === 'agreed' ? 'agreed' : event.outcome === 'exempt' ? 'exempt' : 'other'
	return closeRefusal(site.db, seen, { outcome, words: 'Settled.' }, viewer) === null
}

const shown = () => {
	const { state, ownerId, outcome, closedAt } = stored()
	return { state, owner: ownerId, outcome, closed: closedAt !== null }
}
const asStored = ({ value, status, context }: Snapshot) => ({ state: value, ...context, closed: status === 'done' })

describe('a refusal of the Code', () => {
	it('can get into every state, and the database knows each', () => {
		expect(new Set(paths.map(({ state }) => state.value))).toEqual(new Set(Object.keys(refusalMachine.states)))
		expect(Object.keys(refusalMachine.states).sort()).toEqual([...refusalStates].sort())
	})

	it.each(paths.map((path) => [path.name, path] as const))('%s', (_, { steps, state }) => {
		for (const step of steps) {
			expect(happen(step.event), words(step.event)).toBe(true)
			expect(shown(), words(step.event)).toEqual(asStored(step.state))
		}
		expect(shown()).toEqual(asStored(state))
		expect(verifyEvidence(site.db).errors).toEqual([])
	})

	it('takes every event in every state as the machine does, and refuses what it refuses', () => {
		for (const { steps, state, name } of paths) {
			tryOut(site.db, () => {
				for (const { event } of steps) happen(event)
				for (const event of events) {
					const isTaken = state.can(event)
					const expected = isTaken ? transition(refusalMachine, state, event)[0] : state
					tryOut(site.db, () => {
						expect(happen(event), `${name}, then ${words(event)}`).toBe(isTaken)
						expect(shown(), `${name}, then ${words(event)}`).toEqual(asStored(expected))
					})
				}
			})
		}
	})
})
