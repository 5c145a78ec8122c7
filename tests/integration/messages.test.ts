import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { markMessageDealtWith, recordMailing } from '#app/features/messages/advance-message.server.ts'
import { listMessagesForHr } from '#app/features/messages/list-messages.server.ts'
import { messageMachine, type MessageEvent, type MessageState } from '#app/features/messages/message.machine.ts'
import { writeMessage } from '#app/features/messages/write-message.server.ts'
import type { Database } from '#db/open.server.ts'
import { messages } from '#db/schema/index.ts'
import { createDatabase } from '#tests/factories/database.ts'
import { createPerson } from '#tests/factories/register.ts'

const id = 1
const actor = 'person:9'
let db: Database
let personId: number

beforeEach(() => {
	db = createDatabase()
	personId = createPerson(db, { from: '2026-01-01', employeeNumber: '100005' })
	writeMessage(db, { personId, kind: 'attestation-declined', body: 'Not the gifts.' }, { now: 1 })
})

const kept = () => {
	const { state, sentAt, failedAt, handledAt } = db.select().from(messages).get() ?? {}
	return { state, sentAt, failedAt, handledAt }
}
const happen = ({ type }: MessageEvent, now: number): boolean =>
	type === 'DEALT_WITH' ? markMessageDealtWith(db, { id }, { now, actor }) : recordMailing(db, { id, isSent: type === 'SENT' }, { now })
const events: MessageEvent[] = [{ type: 'SENT' }, { type: 'FAILED' }, { type: 'DEALT_WITH' }]

/** The shortest way to each state, as the machine has it. */
function pathsTo(): Map<MessageState, MessageEvent[]> {
	const paths = new Map<MessageState, MessageEvent[]>([['written', []]])
	for (const [state, path] of paths)
		for (const event of events) {
			const target = nextIn(state, event)
			if (target && !paths.has(target)) paths.set(target, [...path, event])
		}
	return paths
}

/** As the machine is drawn: its own list of transitions. */
function nextIn(state: MessageState, { type }: MessageEvent): MessageState | null {
	const [transition] = messageMachine.states[state]?.transitions.get(type) ?? []
	return (transition?.target?.[0]?.key as MessageState | undefined) ?? null
}

describe('a message', () => {
	const paths = [...pathsTo()]

	it('has a way to each of its states', () => {
		expect(paths.map(([state]) => state).sort()).toEqual(Object.keys(messageMachine.states).sort())
	})

	describe.each(paths)('that is %s', (state, path) => {
		it.each(events)('takes $type as the machine says, and keeps when it was', (event) => {
			path.forEach((step, at) => expect(happen(step, 10 + at)).toBe(true))
			expect(kept().state).toBe(state)
			const before = kept()
			const target = nextIn(state, event)
			expect(happen(event, 99)).toBe(target !== null)
			const time = { SENT: 'sentAt', FAILED: 'failedAt', DEALT_WITH: 'handledAt' }[event.type]
			expect(kept()).toEqual(target === null ? before : { ...before, state: target, [time]: 99 })
		})
	})

	it('waits for HR until it is dealt with, also when a mail went out or did not', () => {
		const waiting = [{ id, employeeNumber: '100005', name: 'Ada Okafor', comment: 'Not the gifts.', createdAt: 1 }]
		expect(listMessagesForHr(db)).toEqual(waiting)
		happen({ type: 'FAILED' }, 2)
		expect(listMessagesForHr(db)).toEqual(waiting)
		happen({ type: 'SENT' }, 3)
		expect(listMessagesForHr(db)).toEqual(waiting)
		happen({ type: 'DEALT_WITH' }, 4)
		expect(listMessagesForHr(db)).toEqual([])
	})
})

describe('messages from before they had a state', () => {
	it('are dealt with, or written', () => {
		const migration = readFileSync(new URL('../../db/migrations/0015_messages.sql', import.meta.url), 'utf8')
		const old = createDatabase()
		old.$client.exec(`
			alter table messages drop column sent_at;
			alter table messages drop column failed_at;
			alter table messages drop column state;
			insert into messages (recipient, kind, subject, body, created_at, handled_at) values ('hr', 'attestation-declined', 'person:1', 'a', 1, 5),
				('hr', 'attestation-declined', 'person:1', 'b', 2, null)`)
		old.$client.exec(migration)
		expect(old.select({ body: messages.body, state: messages.state }).from(messages).all()).toEqual([
			{ body: 'a', state: 'dealtWith' },
			{ body: 'b', state: 'written' },
		])
	})
})
