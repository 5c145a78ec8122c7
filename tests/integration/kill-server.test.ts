import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { loadContent } from '#app/features/content/loading/load-content.server.ts'
import type { DrawnQuestion } from '#app/features/learning/quiz/draw-quiz.ts'
import { openDatabase, type Database } from '#db/open.server.ts'
import { elementsOf, fieldOf } from '#tests/factories/read-html.ts'
import { environment, newDataFolder, probity, removeFolder, root, startServer } from '#tests/factories/server-process.ts'
import { Visitor } from '#tests/factories/visitor.ts'

const content = loadContent(fileURLToPath(new URL('../../content', import.meta.url)), '2026-11-20')
const folder = newDataFolder()
const atMost = 200
const numbers: Record<string, string> = { starter: '100066', officer: '100020', agency: '100028' }

afterAll(() => removeFolder(folder))

function inDatabase<T>(read: (db: Database) => T): T {
	const db = openDatabase(join(folder, 'probity.sqlite'), { readonly: true })
	try {
		return read(db)
	} finally {
		db.$client.close()
	}
}

type Attempt = {
	id: number
	number: number
	drawn: DrawnQuestion[]
	answers: (number[] | null)[]
	revision: number
	submittedAt: number | null
}

const attemptOf = (persona: string, moduleId: string): Attempt =>
	inDatabase((db) => {
		const row = db.$client
			.prepare<[string, string], Omit<Attempt, 'drawn' | 'answers'> & { drawn: string; answers: string }>(
				`select a.id, a.number, a.drawn, a.answers, a.revision, a.submitted_at as submittedAt
				 from quiz_attempts a join module_progress m on m.id = a.progress_id join people p on p.id = m.person_id join requirements r on r.id = m.requirement_id
				 where p.employee_number = ? and r.slug = ? order by m.cycle desc, a.number desc limit 1`,
			)
			.get(numbers[persona] ?? '', moduleId)
		if (!row) throw new Error(`${persona} has no attempt at ${moduleId}.`)
		return { ...row, drawn: JSON.parse(row.drawn), answers: JSON.parse(row.answers) }
	})

const progressOf = (persona: string) =>
	inDatabase((db) =>
		db.$client
			.prepare<[string], { state: string; revision: number }>(
				'select state, revision from attestation_progress join people p on p.id = person_id where employee_number = ? order by cycle desc',
			)
			.get(numbers[persona] ?? ''),
	)

const formOf = ({ type }: DrawnQuestion, answer: number[]): [string, string][] =>
	answer.map((value, index) => [type === 'match' || type === 'order' ? `item-${index}` : 'answer', String(value)])

/** Some answer to the question, another each time. */
function someAnswer({ type, key, items }: DrawnQuestion, turn: number): number[] {
	if (type !== 'match' && type !== 'order') return key.map((_, at) => (turn + at) % items.length).sort((a, b) => a - b)
	const shift = turn % key.length
	return [...key.slice(shift), ...key.slice(0, shift)]
}

/** What the server has said that it has done. */
class Acknowledged {
	count = 0
	readonly answers = new Map<string, number[]>()
	readonly steps = new Map<string, { revision: number; state: string }>()
	readonly passed = new Set<string>()
	readonly #kill: () => void
	readonly #killAt: number

	constructor(killAt: number, kill: () => void) {
		this.#killAt = killAt
		this.#kill = kill
	}

	add(): void {
		this.count += 1
		if (this.count === this.#killAt) this.#kill()
	}
}

async function openQuiz(visitor: Visitor, moduleId: string): Promise<void> {
	for (const { slug } of content.modules.get(moduleId)?.pages ?? []) await visitor.post(`/modules/${moduleId}/${slug}`, {})
	await visitor.post(`/modules/${moduleId}/quiz`, { intent: 'start' })
}

/** Answers questions over and over; a write counts once its answer is here. */
async function keepAnswering(visitor: Visitor, persona: string, moduleId: string, said: Acknowledged): Promise<void> {
	const { drawn, number } = attemptOf(persona, moduleId)
	for (let turn = 0; said.count < atMost; turn += 1) {
		const index = turn % drawn.length
		const question = drawn[index]
		if (!question) return
		const answer = someAnswer(question, turn + said.count)
		const form: [string, string][] = [
			['intent', 'answer'],
			['attempt', String(number)],
			['question', String(index + 1)],
			...formOf(question, answer),
		]
		const { status } = await visitor.post(`/modules/${moduleId}/quiz?question=${index + 1}`, form)
		if (status !== 302) throw new Error(`An answer is answered with ${status}`)
		said.answers.set(`${persona} ${moduleId} ${index}`, answer)
		said.add()
	}
}

/** To the statements, by the forms that the pages show. */
async function openStatements(visitor: Visitor): Promise<void> {
	const seen = async (path: string) => {
		const html = await visitor.read(path)
		return Object.fromEntries(['revision', 'edition'].map((name) => [name, fieldOf(html, name)]))
	}
	await visitor.post('/attest', { intent: 'open', ...(await seen('/attest')) })
	for (;;) {
		const buttons = elementsOf(await visitor.read('/attest')).filter(({ attributes }) => attributes.role === 'button')
		const next = buttons.map(({ attributes }) => attributes.href).find((href) => href?.startsWith('/attest/read/'))
		if (!next) break
		await visitor.post(next, await seen(next))
	}
	await visitor.post('/attest', { intent: 'checked', ...(await seen('/attest')) })
}

async function keepAttesting(visitor: Visitor, persona: string, said: Acknowledged): Promise<void> {
	const ticks = content.currentEdition.statements.map(({ id }): [string, string] => ['statement', id])
	const next: Record<string, { intent: string; to: string }> = {
		statements: { intent: 'agree', to: 'interests' },
		interests: { intent: 'back', to: 'statements' },
	}
	let { state, revision } = progressOf(persona) ?? { state: 'none', revision: 0 }
	const edition = fieldOf(await visitor.read('/attest'), 'edition')
	while (said.count < atMost) {
		const step = next[state]
		if (!step) throw new Error(`${persona} is at ${state}`)
		const { status } = await visitor.post('/attest', [
			['intent', step.intent],
			['revision', String(revision)],
			['edition', edition],
			...(step.intent === 'agree' ? ticks : []),
		])
		if (status !== 302) throw new Error(`The step ${step.intent} is answered with ${status}`)
		revision += 1
		state = step.to
		said.steps.set(persona, { revision, state })
		said.add()
	}
}

/** Answers everything right and sends it: the write that changes most tables at once. */
async function pass(visitor: Visitor, persona: string, moduleId: string, said: Acknowledged): Promise<void> {
	const { drawn, number } = attemptOf(persona, moduleId)
	for (const [index, question] of drawn.entries()) {
		const form: [string, string][] = [
			['intent', 'answer'],
			['attempt', String(number)],
			['question', String(index + 1)],
			...formOf(question, question.key),
		]
		if ((await visitor.post(`/modules/${moduleId}/quiz?question=${index + 1}`, form)).status === 302) said.add()
	}
	const { revision } = attemptOf(persona, moduleId)
	const { status } = await visitor.post(`/modules/${moduleId}/quiz`, { intent: 'submit', attempt: number, revision })
	if (status !== 302) throw new Error(`The quiz is answered with ${status}`)
	said.passed.add(`${persona} ${moduleId}`)
	said.add()
}

/** A request that the kill has cut off is no fault; anything else is. */
const untilKilled = (work: Promise<void>, isKilled: () => boolean) =>
	work.catch((error: unknown) => {
		if (!isKilled()) throw error
	})

const wholeTables = (db: Database) => {
	const all = (sql: string) => db.$client.prepare(sql).all()
	return {
		answersWithoutEvidence: all(`
			select a.id from quiz_attempts a join module_progress m on m.id = a.progress_id join requirements r on r.id = m.requirement_id
			where a.revision - (a.submitted_at is not null) <> (select count(*) from evidence where action = 'quiz.answered'
				and subject = 'person:' || m.person_id || '/' || r.slug || '/' || m.cycle and details ->> 'attempt' = a.number)`),
		stepsWithoutEvidence: all(`
			select person_id from attestation_progress j where revision <> (select count(*) from evidence
				where action in ('attestation.step', 'attestation.given') and subject = 'person:' || j.person_id || '/code/' || j.cycle)`),
		passedWithoutCompletion: all(`
			select a.id from quiz_attempts a join module_progress m on m.id = a.progress_id
			where (a.outcome is 'passed') <> exists (select 1 from completions c where c.attempt_id = a.id)
				or (a.outcome is 'passed' and m.state <> 'passed') or (a.outcome is null and m.state <> 'answering')`),
		completionWithoutCertificate: all(`
			select c.person_id from completions c join requirements r on r.id = c.requirement_id where c.source = 'quiz'
				and not exists (select 1 from certificates x where x.person_id = c.person_id and x.award = r.slug and x.cycle = c.cycle)`),
		certificateWithoutJob: all(
			`select number from certificates where not exists (select 1 from jobs where id = 'seal-certificate:' || number)`,
		),
		notOneObligation: all(`
			select p.id, r.slug from people p, requirements r
			where exists (select 1 from placements l where l.person_id = p.id and l.superseded_at is null
					and (l.valid_to is null or l.valid_to >= r.introduced_on))
				and (select count(*) from obligations o where o.person_id = p.id and o.requirement_id = r.id and superseded_at is null and met_at is null) <> 1`),
		broken: all('pragma foreign_key_check'),
		integrity: all('pragma integrity_check').filter((row) => JSON.stringify(row) !== '{"integrity_check":"ok"}'),
	}
}

describe('a server that is killed while people write', () => {
	it.each([
		[20, 'starter', 'data-protection'],
		[90, 'officer', 'data-protection'],
		[170, 'agency', 'data-protection'],
	])('after %i of 200 writes has kept every one that it had answered, and no half of another', async (killAt, finisher, finished) => {
		const server = await startServer(folder)
		let killed: Promise<unknown> | null = null
		const said = new Acknowledged(killAt, () => (killed = server.stop('SIGKILL')))
		const visit = async (persona: string) => {
			const visitor = new Visitor(server.url)
			await visitor.signIn(persona)
			return visitor
		}
		const quizzes = [
			['starter', 'whistleblowing'],
			['agency', 'whistleblowing'],
			[finisher, finished],
		] as const
		for (const [persona, moduleId] of quizzes) await openQuiz(await visit(persona), moduleId)

		const [first, second, last] = quizzes
		const learners = [await visit(first[0]), await visit(second[0]), await visit(last[0])] as const
		const attesters = [
			['starter', await visit('starter')],
			['officer', await visit('officer')],
			['agency', await visit('agency')],
		] as const
		for (const [, visitor] of attesters) await openStatements(visitor)
		const works = [
			keepAnswering(learners[0], ...first, said),
			keepAnswering(learners[1], ...second, said),
			pass(learners[2], ...last, said),
			...attesters.map(([persona, visitor]) => keepAttesting(visitor, persona, said)),
		]
		await Promise.all(works.map((work) => untilKilled(work, () => killed !== null)))
		expect(killed).not.toBeNull()
		await killed

		for (const again of [false, true]) {
			if (again) {
				const restarted = await startServer(folder)
				const visitor = new Visitor(restarted.url)
				await visitor.signIn('starter')
				await visitor.read('/')
				expect(await restarted.stop('SIGTERM')).toBe(0)
			}
			inDatabase((db) => expect(Object.entries(wholeTables(db)).filter(([, rows]) => rows.length > 0)).toEqual([]))
			for (const [persona, { revision, state }] of said.steps) {
				const kept = progressOf(persona)
				// One more step may have been on its way.
				expect([revision, revision + 1]).toContain(kept?.revision)
				if (kept?.revision === revision) expect(kept.state).toBe(state)
			}
			for (const [persona, moduleId] of [first, second]) {
				const { answers } = attemptOf(persona, moduleId)
				const lost = answers.filter((answer, index) => {
					const promised = said.answers.get(`${persona} ${moduleId} ${index}`)
					return promised && JSON.stringify(promised) !== JSON.stringify(answer)
				})
				expect(lost.length).toBeLessThanOrEqual(1)
			}
			for (const done of said.passed) {
				const [persona = '', moduleId = ''] = done.split(' ')
				expect(attemptOf(persona, moduleId).submittedAt).not.toBeNull()
			}
		}
		const { status, stdout } = spawnSync(process.execPath, [...probity, 'evidence', 'verify'], {
			cwd: root,
			encoding: 'utf8',
			env: environment({ PROBITY_DATA: folder }),
		})
		expect([status, JSON.parse(stdout)]).toMatchObject([0, { ok: true }])
	})
})
