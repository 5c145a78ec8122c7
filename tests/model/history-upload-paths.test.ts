import { beforeEach, describe, expect, it } from 'vitest'
import { transition } from 'xstate'
import { getShortestPaths } from 'xstate/graph'
import { historyMachine, isOver, type HistoryEvent } from '#app/features/history/history-upload.machine.ts'
import {
	addHistoryUpload,
	advanceHistory,
	failHistory,
	findHistoryUpload,
	findLiveHistory,
} from '#app/features/history/history-uploads.server.ts'
import { withdrawHistory } from '#app/features/history/withdraw-history.server.ts'
import { historyStates } from '#db/schema/history.ts'
import type { Database } from '#db/open.server.ts'
import { createDatabase } from '#tests/factories/database.ts'
import { tryOut } from '#tests/factories/small-council.ts'

const now = Date.parse('2026-11-20T10:00:00Z')
const by = { now, actor: 'person:1' }
const events = (
	['CHECKED', 'ASK', 'REFUSE', 'ANSWER', 'CONFIRM', 'APPLIED', 'CHECK_AGAIN', 'FAIL', 'RESUME', 'CANCEL', 'WITHDRAW'] as const
).map((type): HistoryEvent => ({ type }))
const paths = getShortestPaths(historyMachine, { events }).map(({ state, steps }) => ({
	state,
	steps: steps.slice(1),
	name:
		steps
			.slice(1)
			.map(({ event }) => event.type)
			.join(', ') || 'nothing yet',
}))

let db: Database
let id: number

beforeEach(() => {
	db = createDatabase()
	id = addHistoryUpload(db, { fileName: 'moodle.csv', file: new TextEncoder().encode('some bytes') }, by) ?? 0
})

/** Lets the event happen as the product does. */
const happen = (event: HistoryEvent): boolean =>
	event.type === 'WITHDRAW'
		? withdrawHistory(db, { id, reason: 'It was wrong', requirements: [] }, by)
		: advanceHistory(db, { id, event }, by)

const stored = () =>
	db.$client
		.prepare('select state, finished_at is not null as finished, file is not null as kept from history_imports where id = ?')
		.get(id)
type Snapshot = (typeof paths)[number]['state']
const asStored = ({ value }: Snapshot) => ({ state: value, finished: Number(isOver(value)), kept: Number(!isOver(value)) })

describe('the upload of past learning and absences', () => {
	it('can get into every state, and the database knows each', () => {
		expect(new Set(paths.map(({ state }) => state.value))).toEqual(new Set(historyStates))
		expect(Object.keys(historyMachine.states).sort()).toEqual([...historyStates].sort())
	})

	it.each(paths.map((path) => [path.name, path] as const))('%s', (_, { steps, state }) => {
		for (const step of steps) {
			expect(happen(step.event), step.event.type).toBe(true)
			expect(stored(), step.event.type).toEqual(asStored(step.state))
		}
		expect(stored()).toEqual(asStored(state))
		expect(findLiveHistory(db)).toBe(isOver(state.value) ? null : id)
	})

	it('takes every event in every state as the machine does, and refuses what it refuses', () => {
		for (const { steps, state, name } of paths) {
			tryOut(db, () => {
				for (const { event } of steps) happen(event)
				for (const event of events) {
					const isTaken = state.can(event)
					const expected = isTaken ? transition(historyMachine, state, event)[0] : state
					tryOut(db, () => {
						expect(happen(event), `${name}, then ${event.type}`).toBe(isTaken)
						expect(stored(), `${name}, then ${event.type}`).toEqual(asStored(expected))
					})
				}
			})
		}
	})

	it('hears nothing of work that is no longer the present one', () => {
		const checking = findHistoryUpload(db, { id })?.run ?? 0
		happen({ type: 'CHECKED' })
		happen({ type: 'CONFIRM' })
		failHistory(db, { id, run: checking, why: 'The checking process was ended late.' }, { now })
		expect(findHistoryUpload(db, { id })).toMatchObject({ state: 'applying', problem: null })
		expect(advanceHistory(db, { id, run: checking, event: { type: 'APPLIED' } }, by)).toBe(false)
		failHistory(db, { id, run: checking + 1, why: 'It needed too much memory.' }, { now })
		expect(findHistoryUpload(db, { id })).toMatchObject({
			state: 'ready',
			problem: 'It needed too much memory. Nothing of the file was brought.',
		})
	})
})
