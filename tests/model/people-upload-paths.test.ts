import { beforeEach, describe, expect, it } from 'vitest'
import { transition } from 'xstate'
import { getShortestPaths } from 'xstate/graph'
import { advanceUpload, failUpload } from '#app/features/people/import/advance-upload.server.ts'
import type { CheckResult } from '#app/features/people/import/check-result.ts'
import { uploadMachine, type UploadEvent } from '#app/features/people/import/people-upload.machine.ts'
import { addUpload, findLiveUpload, findUpload } from '#app/features/people/import/uploads.server.ts'
import { importStates } from '#db/schema/people.ts'
import type { Database } from '#db/open.server.ts'
import { createDatabase } from '#tests/factories/database.ts'
import { tryOut } from '#tests/factories/small-council.ts'

const now = Date.parse('2026-11-20T10:00:00Z')
const events: UploadEvent[] = [
	{ type: 'CHECKED', leaversToConfirm: null },
	{ type: 'CHECKED', leaversToConfirm: 12 },
	{ type: 'ASK' },
	{ type: 'REFUSE' },
	{ type: 'ANSWER' },
	{ type: 'CONFIRM', leavers: null },
	{ type: 'CONFIRM', leavers: 12 },
	{ type: 'APPLIED' },
	{ type: 'CHECK_AGAIN' },
	{ type: 'FAIL' },
	{ type: 'RESUME' },
	{ type: 'CANCEL' },
]
const words = (event: UploadEvent) =>
	[event.type, ...('leavers' in event ? [event.leavers] : []), ...('leaversToConfirm' in event ? [event.leaversToConfirm] : [])].join(' ')

const paths = getShortestPaths(uploadMachine, { input: { leaversToConfirm: null }, events }).map(({ state, steps }) => ({
	state,
	// The first step is the machine's own start.
	steps: steps.slice(1),
	name:
		steps
			.slice(1)
			.map(({ event }) => words(event))
			.join(', ') || 'nothing yet',
}))

/** What a check keeps, of which only the leavers to confirm matter here. */
const resultWith = (leaving: number | null): CheckResult => ({
	...{ joiners: 0, movers: 0, leavers: leaving ?? 0, returners: 0, unchanged: 0, managers: 0 },
	...{ errors: [], notices: [], header: [], leftOut: [], question: null, answers: [], kinds: {}, fields: {}, lines: [], changes: [] },
	toConfirm: leaving === null ? null : { working: 100, leaving },
})

let db: Database
let id: number

beforeEach(() => {
	db = createDatabase()
	db.$client.exec(`insert into people (id, employee_number, given_name, family_name) values (1, '100001', 'Hazel', 'Reed')`)
	id = addUpload(db, { fileName: 'people.csv', file: new TextEncoder().encode('some bytes'), kind: 'delta' }, { now, personId: 1 }) ?? 0
})

/** Lets the event happen as the product does: a check keeps what it found. */
function happen(event: UploadEvent): boolean {
	if (event.type === 'CHECKED') return advanceUpload(db, { id, event, result: resultWith(event.leaversToConfirm) }, { now })
	if (event.type === 'ASK' || event.type === 'REFUSE') return advanceUpload(db, { id, event, result: resultWith(null) }, { now })
	return advanceUpload(db, { id, event }, { now })
}

/** The row as it is stored, read without the product's help. */
const stored = () =>
	db.$client
		.prepare(
			`select state, result ->> '$.toConfirm.leaving' as leaversToConfirm, finished_at is not null as finished, file is not null as kept
			 from people_imports where id = ?`,
		)
		.get(id)
type Snapshot = (typeof paths)[number]['state']
const asStored = ({ value, status, context }: Snapshot) => ({
	state: value,
	...context,
	finished: Number(status === 'done'),
	kept: Number(status !== 'done'),
})

describe('the upload of a people file', () => {
	it('can get into every state, and the database knows each', () => {
		expect(new Set(paths.map(({ state }) => state.value))).toEqual(new Set(Object.keys(uploadMachine.states)))
		expect(Object.keys(uploadMachine.states).sort()).toEqual([...importStates].sort())
	})

	it.each(paths.map((path) => [path.name, path] as const))('%s', (_, { steps, state }) => {
		for (const step of steps) {
			expect(happen(step.event), words(step.event)).toBe(true)
			expect(stored(), words(step.event)).toEqual(asStored(step.state))
		}
		expect(stored()).toEqual(asStored(state))
		expect(findLiveUpload(db)).toBe(state.status === 'done' ? null : id)
	})

	it('takes every event in every state as the machine does, and refuses what it refuses', () => {
		for (const { steps, state, name } of paths) {
			tryOut(db, () => {
				for (const { event } of steps) happen(event)
				for (const event of events) {
					const isTaken = state.can(event)
					const expected = isTaken ? transition(uploadMachine, state, event)[0] : state
					tryOut(db, () => {
						expect(happen(event), `${name}, then ${words(event)}`).toBe(isTaken)
						expect(stored(), `${name}, then ${words(event)}`).toEqual(asStored(expected))
					})
				}
			})
		}
	})

	it('says of work that ended too early what became of it', () => {
		tryOut(db, () => {
			failUpload(db, { id, run: findUpload(db, { id })?.run ?? 0, why: 'The file is too large to be read.' }, { now })
			expect(findUpload(db, { id })).toMatchObject({
				state: 'refused',
				problem: 'The file is too large to be read. Upload the file again, or save it as CSV UTF-8 first.',
			})
		})
		happen({ type: 'CHECKED', leaversToConfirm: null })
		failUpload(db, { id, run: findUpload(db, { id })?.run ?? 0, why: 'Too late.' }, { now })
		expect(findUpload(db, { id })).toMatchObject({ state: 'ready', problem: null })
		happen({ type: 'CONFIRM', leavers: null })
		failUpload(db, { id, run: findUpload(db, { id })?.run ?? 0, why: 'The work ended before it was done.' }, { now })
		expect(findUpload(db, { id })).toMatchObject({
			state: 'ready',
			problem: 'The work ended before it was done. Nothing of the file was imported.',
		})
	})

	it('hears nothing of work that is no longer the present one', () => {
		const checking = findUpload(db, { id })?.run ?? 0
		happen({ type: 'CHECKED', leaversToConfirm: null })
		happen({ type: 'CONFIRM', leavers: null })
		failUpload(db, { id, run: checking, why: 'The checking process was ended late.' }, { now })
		expect(findUpload(db, { id })).toMatchObject({ state: 'applying', problem: null })
		expect(advanceUpload(db, { id, run: checking, event: { type: 'APPLIED' } }, { now })).toBe(false)
		expect(advanceUpload(db, { id, run: checking + 1, event: { type: 'APPLIED' } }, { now })).toBe(true)
	})

	it('knows no upload that is not there', () => {
		expect(advanceUpload(db, { id: id + 1, event: { type: 'CANCEL' } }, { now })).toBe(false)
	})
})
