import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { transition } from 'xstate'
import { getShortestPaths } from 'xstate/graph'
import { approveDraft, discardDraft, reviewDraft } from '#app/features/code/draft/approve-draft.server.ts'
import { setStatements, takeAsRead } from '#app/features/code/draft/change-draft.server.ts'
import { codeDraftMachine, type CodeDraftEvent } from '#app/features/code/draft/code-draft.machine.ts'
import { createDraft } from '#app/features/code/draft/drafts.server.ts'
import { parseCode } from '#app/features/code/reading/parse-code.ts'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import type { Database } from '#db/open.server.ts'
import { codeDrafts, codeEditions } from '#db/schema/code.ts'
import { evidence } from '#db/schema/evidence.ts'
import { smallSource } from '#tests/factories/code-draft.ts'
import { createSmallCouncil, tryOut } from '#tests/factories/small-council.ts'

const now = Date.parse('2026-11-20T10:00:00Z')
const context = { now, actor: 'person:1' }
const events: CodeDraftEvent[] = [
	{ type: 'EDIT', missing: 0 },
	{ type: 'EDIT', missing: 1 },
	{ type: 'REVIEW', by: 'person:1' },
	{ type: 'REVIEW', by: 'person:2' },
	{ type: 'APPROVE', approver: '', approvedOn: '2026-11-19' },
	{ type: 'APPROVE', approver: 'Full Council', approvedOn: '2026-11-19' },
	{ type: 'DISCARD' },
]
const words = ({ type, ...said }: CodeDraftEvent) => [type, ...Object.values(said)].join(' ')

/** Its document was taken as it was read: the first revision, with nothing missing. */
const input = { missing: 0, revision: 1, reviewedBy: null, approver: null, approvedOn: null }
const start = codeDraftMachine.resolveState({ value: 'draft', context: input })
type Snapshot = typeof start

/** Each way into a state, with where the draft stands after each step. The number of steps has no end: of two states that differ in it alone, one is visited. */
const paths = getShortestPaths(codeDraftMachine, {
	input,
	events,
	serializeState: ({ value, context: { revision: _, ...rest } }) => JSON.stringify([value, rest]),
}).map((path) => {
	let state = start
	// The first step is the machine's own start.
	const steps = path.steps.slice(1).map(({ event }) => {
		state = transition(codeDraftMachine, state, event)[0]
		return { event, state }
	})
	return { state, steps, name: steps.map(({ event }) => words(event)).join(', ') || 'nothing yet' }
})

function begin(): Database {
	const { db } = createSmallCouncil()
	const file = { name: 'code.md', mediaType: 'text/markdown', bytes: new TextEncoder().encode(smallSource) }
	expect(createDraft(db, { editionId: '2030', source: smallSource, file, outline: parseCode(smallSource) }, context)).toEqual({ draft: 1 })
	expect(takeAsRead(db, { draft: 1, revision: 0 }, context)).toBeNull()
	return db
}

/** Lets the event happen by the functions that the pages call. Null, or why it could not. */
function happen(db: Database, event: CodeDraftEvent): string | null {
	const version = { draft: 1, revision: stored(db).revision }
	switch (event.type) {
		case 'EDIT':
			return setStatements(db, version, event.missing === 0 ? [{ id: 'read', text: 'I have read it.' }] : [], context)
		case 'REVIEW':
			return reviewDraft(db, version, { now, actor: event.by })
		case 'APPROVE': {
			const done = approveDraft(db, version, event, context)
			return 'refusal' in done ? done.refusal : null
		}
		case 'DISCARD':
			return discardDraft(db, version, { reason: 'The wrong file.' }, context)
	}
}

/** The row as it is stored, read without the product's help. */
function stored(db: Database) {
	const { state, revision, reviewedBy, reviewedAt, approver, approvedOn, approvedBy, sha256 } = codeDrafts
	const row = db
		.select({ state, revision, reviewedBy, reviewedAt, approver, approvedOn, approvedBy, sha256, edition: codeEditions.sha256 })
		.from(codeDrafts)
		.leftJoin(codeEditions, eq(codeEditions.id, codeDrafts.editionId))
		.get()
	if (!row) throw new Error('There is no draft.')
	return row
}
const asStored = ({ value, context: { revision, reviewedBy, approver, approvedOn } }: Snapshot) => {
	const isApproved = value === 'approved'
	const fingerprint = isApproved ? expect.stringMatching(/^[0-9a-f]{64}$/) : null
	return {
		...{ state: value, revision, reviewedBy, reviewedAt: reviewedBy === null ? null : now, approver, approvedOn },
		...{ approvedBy: isApproved ? 'person:1' : null, sha256: fingerprint, edition: fingerprint },
	}
}

describe('the draft of the Code', () => {
	it('can get into every state', () => {
		expect(new Set(paths.map(({ state }) => state.value))).toEqual(new Set(Object.keys(codeDraftMachine.states)))
	})

	it.each(paths.map((path) => [path.name, path] as const))('%s', (_, { steps, state }) => {
		const db = begin()
		for (const step of steps) {
			expect(happen(db, step.event), words(step.event)).toBeNull()
			expect(stored(db), words(step.event)).toEqual(asStored(step.state))
		}
		expect(stored(db)).toEqual(asStored(state))
		// One for its creation, one for each step, and one for the edition that it became.
		const entries = db
			.select({ action: evidence.action })
			.from(evidence)
			.all()
			.filter(({ action }) => action.startsWith('code.draft-'))
		expect(entries).toHaveLength(1 + state.context.revision)
		expect(verifyEvidence(db).errors).toEqual([])
	})

	it('takes every event in every state as the machine does, and says why where it refuses', () => {
		for (const { steps, state, name } of paths) {
			const db = begin()
			for (const { event } of steps) happen(db, event)
			for (const event of events) {
				const expected = state.can(event) ? transition(codeDraftMachine, state, event)[0] : state
				tryOut(db, () => {
					const refusal = happen(db, event)
					expect(stored(db), `${name}, then ${words(event)}`).toEqual(asStored(expected))
					expect(refusal === null, `${name}, then ${words(event)}: ${refusal}`).toBe(state.can(event))
				})
			}
		}
	})
})
